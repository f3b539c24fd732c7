"""What the pages of the brede intake show, to the consulent and to the inburgeraar."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from webapp.arrival.intake import queries
from webapp.arrival.intake.model import (
    ANSWER,
    EXTRA_TIME,
    IN_THE_WAY,
    INTERNAL,
    NEEDS,
    WISH,
    LifeArea,
    Need,
    Wish,
    fields_of,
    strings_of,
)
from webapp.case.sessions import Me
from webapp.core import db
from webapp.law.lbt import LbtExemption, LbtOutcome
from webapp.web.conflicts import Conflict


class Area(NamedTuple):
    """One leefgebied as its form shows it."""

    area: LifeArea
    latest: Any
    """The version that counts, with the name of who wrote it; None as long as nobody did."""
    earlier: Sequence[Any]
    typed: Mapping[str, str]
    conflicts: Mapping[str, Conflict] = {}
    by: str = ""
    """Who wrote what the conflicts are with."""
    errors: Mapping[str, Any] = {}

    @property
    def fields(self) -> tuple[str, ...]:
        return fields_of(self.area)

    @property
    def kept(self) -> dict[str, str]:
        """What a form says it was loaded with."""
        return strings_of(self.area, self.latest)


def areas_of(versions: Iterable[Any]) -> dict[LifeArea, Area]:
    """All twelve, from their versions with the newest first."""
    found: dict[LifeArea, list[Any]] = {area: [] for area in LifeArea}
    for version in versions:
        found[version.area].append(version)
    return {area: one_of(area, rows) for area, rows in found.items()}


def one_of(area: LifeArea, versions: Sequence[Any], **more: Any) -> Area:
    latest = versions[0] if versions else None
    shown = {"typed": strings_of(area, latest)} | more
    return Area(area=area, latest=latest, earlier=versions[1:], **shown)


def area_now(dossier_id: UUID, area: LifeArea, **more: Any) -> Area:
    versions = db.rows(queries.OF_ONE_AREA, dossier=dossier_id, area=area)
    return one_of(area, versions, **more)


def around(me: Me, dossier: Any) -> dict[str, Any]:
    """What one leefgebied needs besides itself."""
    name = db.value(queries.NAME, dossier=dossier.id)
    names = {"answer": ANSWER, "internal": INTERNAL, "wish": WISH, "extra_time": EXTRA_TIME}
    names |= {"in_the_way": IN_THE_WAY, "needs": NEEDS}
    return {
        "dossier": dossier,
        "name": name,
        "names": [name, me.name],
        "all_needs": tuple(Need),
        "field": names,
        "errors": {},
    }


def intake_of(me: Me, dossier: Any) -> dict[str, Any]:
    """The whole intake, as a consulent fills it in."""
    shown = areas_of(db.rows(queries.ANSWERS, dossier=dossier.id))
    return (
        around(me, dossier)
        | lbt_of(dossier)
        | {
            "areas": shown,
            "done": sum(area.latest is not None for area in shown.values()),
            "shared": db.row(queries.SHARED, dossier=dossier.id),
            "wishes": db.row(queries.WISHES, dossier=dossier.id),
            "own_words": db.rows(queries.WORDS, dossier=dossier.id),
        }
    )


def lbt_of(dossier: Any, **more: Any) -> dict[str, Any]:
    return {
        "dossier": dossier,
        "lbt": db.row(queries.LBT, dossier=dossier.id),
        "outcomes": tuple(LbtOutcome),
        "exemptions": tuple(LbtExemption),
        "as_score": as_score,
        "lbt_errors": {},
        "lbt_typed": {},
    } | more


def as_score(hundredths: int) -> str:
    """As DUO writes them: 6350 is "63,50"."""
    return f"{hundredths // 100},{hundredths % 100:02}"


def summary_of(dossier: Any) -> dict[str, Any]:
    """What the inburgeraar reads afterwards: nothing that stays among colleagues."""
    shared = db.row(queries.SHARED, dossier=dossier.id)
    rows = {row.area: row for row in db.rows(queries.LATEST_ANSWERS, dossier=dossier.id)}
    lines = [rows[area] for area in LifeArea if area in rows and says_something(rows[area])]
    return {
        "dossier": dossier,
        "shared": shared,
        "lines": lines,
        "lbt": db.row(queries.LBT, dossier=dossier.id),
        "own_words": db.rows(queries.WORDS, dossier=dossier.id),
        "errors": {},
        "typed": "",
    }


def says_something(row: Any) -> bool:
    """To the inburgeraar."""
    answer = row.answer and not row.internal
    return bool(answer or row.wish or row.extra_time or row.in_the_way is not None)


def wishes_of(dossier: Any) -> dict[str, Any]:
    """What was chosen last, and all there is to choose from."""
    latest = db.row(queries.WISHES, dossier=dossier.id)
    return {
        "dossier": dossier,
        "latest": latest,
        "choices": tuple(Wish),
        "chosen": latest.chosen if latest else (),
        "words": latest.words if latest else "",
        "errors": {},
    }
