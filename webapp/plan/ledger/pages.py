"""What the hours that were written down add up to, for the pages of plan and hours."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from webapp.case.in_hand import Case
from webapp.law import hours, pvt
from webapp.law.duo import Leerroute
from webapp.law.hours import Counter, Followed, ZRoute
from webapp.law.rules import Rulebook
from webapp.plan.ledger.model import HoursKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """The bars of hours, the same for the inburgeraar and at the desk."""

    pvt: Counter
    language_minutes: int
    z_route: ZRoute | None = None
    map_practice: Counter | None = None


def bars_of(
    rules: Rulebook,
    case: Case,
    route: Leerroute,
    today: date,
    minutes: Mapping[HoursKind, int],
    attended: int,
) -> Bars:
    """`attended`: minutes at meetings of the PVT."""
    followed = Followed(
        language=minutes.get(HoursKind.LANGUAGE, 0),
        participation=minutes.get(HoursKind.PARTICIPATION, 0),
        intake_language=minutes.get(HoursKind.INTAKE_LANGUAGE, 0),
        intake_participation=minutes.get(HoursKind.INTAKE_PARTICIPATION, 0),
    )
    cap, practised = case.participation_cap_hours, minutes.get(HoursKind.MAP_PRACTICE, 0)
    on_z = route is Leerroute.Z
    return Bars(
        pvt=pvt.progress(rules, today, attended),
        language_minutes=followed.language,
        z_route=hours.z_route(rules, today, case.doelgroep, followed, cap) if on_z else None,
        map_practice=hours.map_practice(rules, today, practised) if hours.has_map(route) else None,
    )
