"""What pages show is what follows from the rows: computed here again, in both worlds."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from typing import NamedTuple
from uuid import UUID

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from tests.conftest import MONDAY, As, Cast, Look
from tests.worlds.test_reader import LANGUAGES, Node, day_of, euro, opens, people, said, walk
from webapp.calendar.agenda.model import Appointment
from webapp.case.account import Language
from webapp.case.dossier import DateKind, Dossier, DossierDate
from webapp.core import clock
from webapp.courses.pvt.model import Attendance, Excursion, Place, SignUp
from webapp.law import hours, ontzorging, term
from webapp.law.duo import Leerroute
from webapp.law.money import per_week, pro_rata, quarter_to_month
from webapp.law.rules import Rulebook
from webapp.money.budget.model import BudgetLine, BudgetMonth, LineKind, LineStatus, Payer
from webapp.plan.ledger.model import HoursEntry, HoursKind
from webapp.plan.pip.model import Pip, PipStatus
from webapp.speech import formats

pytestmark = pytest.mark.parametrize("world_name", ["demo", "second"])
TODAY = date.fromisoformat(MONDAY[:10])
RULES = Rulebook.default()
OF = "%(done)s of %(needed)s hours"
BENEFIT = (LineKind.BIJSTAND, LineKind.SINGLE_PARENT_ADDITION)
FIXED = (LineKind.HUUR, LineKind.ENERGY, LineKind.WATER, LineKind.HEALTH_INSURANCE)
OWN = (LineKind.PHONE, LineKind.INSURANCE, LineKind.LOAN, LineKind.TRANSPORT)


def written(cents: int) -> str:
    """Cents as a page shows them, made by another way than the page's."""
    euros, rest = divmod(abs(cents), 100)
    digits = str(euros)
    parts: list[str] = []
    while digits:
        digits, part = digits[:-3], digits[-3:]
        parts.insert(0, part)
    return euro(f"{'-' if cents < 0 else ''}{'.'.join(parts)},{rest:02}")


class Reckoned(NamedTuple):
    """The month of a household, in cents."""

    benefit: int
    paid_for_you: int
    toeslagen: int
    paid_by_you: int
    once: int

    @property
    def paid_out(self) -> int:
        return self.benefit - self.paid_for_you

    @property
    def leefgeld(self) -> int:
        return self.paid_out + self.toeslagen - self.paid_by_you

    @property
    def shown(self) -> set[str]:
        """Every sum that the page of this month must show."""
        sums = {self.benefit, self.paid_out, self.leefgeld, per_week(self.leefgeld)}
        sums |= {s for s in (self.paid_for_you, self.paid_by_you, self.once) if s}
        return {written(cents) for cents in sums}


def reckon(month: BudgetMonth, right: date) -> Reckoned:
    """Domain §3: what came in, what was paid, what is left. `right` is the first day of it."""

    def counts(line: BudgetLine) -> int:
        if line.cents is None or line.status in (LineStatus.APPLIED, LineStatus.UNDECIDED):
            return 0
        if line.kind is LineKind.KINDERBIJSLAG:
            return quarter_to_month(line.cents)
        if line.kind in BENEFIT + FIXED and not line.for_month:
            return pro_rata(line.cents, month.month, max(month.month, right))
        return line.cents

    sums: dict[str, int] = defaultdict(int)
    for line in month.lines:
        if line.for_month:
            sums["once"] += counts(line)
        elif line.kind in BENEFIT:
            sums["benefit"] += counts(line)
        elif line.kind in FIXED and line.payer is Payer.GEMEENTE:
            sums["for you"] += counts(line)
        elif line.kind in FIXED + OWN:
            sums["by you"] += counts(line)
        else:
            sums["toeslagen"] += counts(line)
    return Reckoned(*(sums[key] for key in ("benefit", "for you", "toeslagen", "by you", "once")))


def months_of(session: Session, household: UUID) -> dict[date, BudgetMonth]:
    """The newest version of every month."""
    query = (
        select(BudgetMonth)
        .where(BudgetMonth.household_id == household)
        .order_by(BudgetMonth.version)
        .options(selectinload(BudgetMonth.lines))
    )
    return {month.month: month for month in session.scalars(query)}


def right_of(session: Session, household: UUID) -> date | None:
    query = (
        select(func.min(DossierDate.day))
        .join(Dossier, Dossier.id == DossierDate.dossier_id)
        .where(Dossier.household_id == household, DossierDate.kind == DateKind.BIJSTAND)
    )
    found: date | None = session.scalar(query)
    return found


def everyone(cast: Cast) -> Iterator[tuple[str, Dossier]]:
    for name in people(cast):
        yield name, cast.dossier(name)


def plans_of(session: Session, dossier: UUID) -> list[Pip]:
    query = select(Pip).where(Pip.dossier_id == dossier, Pip.status == PipStatus.FIXED)
    return list(session.scalars(query.order_by(Pip.number)))


def minutes(language: Language, done: int, needed: int) -> str:
    """ "9:30 of 12 hours": minutes only where there are any."""
    shown = f"{done // 60}:{done % 60:02d}" if done % 60 else str(done // 60)
    return said(language, OF, done=shown, needed=needed // 60)


def test_the_term_counts_from_the_first_plan_and_the_objection_from_the_last(
    as_: As, cast: Cast, look: Look, world_name: str
) -> None:
    for who, dossier in everyone(cast):
        plans = look(partial(plans_of, dossier=dossier.id))
        for language in LANGUAGES:
            page = walk(as_, cast, world_name, language)[who, "pip"]
            assert page.has("heart") == bool(plans), page.about
            if not plans:
                continue
            period = term.term(RULES, plans[0].dated_on)
            days = {"first": day_of(language, period.first), "last": day_of(language, period.last)}
            time = said(language, "From %(first)s until and including %(last)s", **days)
            assert time in page.block("heart").lines, page.about
            announced = plans[-1].announced_on
            assert announced, who
            until = term.objection_until(RULES, announced).day
            assert page.has("objection") == (until >= TODAY), f"{page.about}: until {until}"
            if until >= TODAY:
                assert day_of(language, until) in page.block("objection").text, page.about


def test_hours_are_the_sum_of_what_was_reported(
    as_: As, cast: Cast, look: Look, world_name: str
) -> None:
    for who, dossier in everyone(cast):
        plans = look(partial(plans_of, dossier=dossier.id))
        query = select(HoursEntry).where(HoursEntry.dossier_id == dossier.id)
        done: dict[HoursKind, int] = defaultdict(int)
        for entry in look.all(query):
            done[entry.kind] += entry.minutes
        for language in LANGUAGES if plans else ():
            page = walk(as_, cast, world_name, language)[who, "pip"]
            lines = page.main.lines
            if plans[-1].leerroute is Leerroute.Z:
                assert minutes(language, done[HoursKind.LANGUAGE], 48000) in lines, page.about
            if hours.has_map(plans[-1].leerroute):
                assert minutes(language, done[HoursKind.MAP_PRACTICE], 2400) in lines, page.about
            assert page.has("map") == hours.has_map(plans[-1].leerroute), page.about


def test_pvt_hours_are_the_same_on_the_three_pages_that_tell_them(
    as_: As, cast: Cast, look: Look, world_name: str
) -> None:
    for who, dossier in everyone(cast):
        query = select(func.sum(Attendance.minutes)).where(Attendance.dossier_id == dossier.id)
        attended = look.one(query) or 0
        plans = look(partial(plans_of, dossier=dossier.id))
        for language in LANGUAGES:
            wanted = minutes(language, attended, 720)
            for room in ("today", "pvt", "pip") if plans else ("today", "pvt"):
                page = walk(as_, cast, world_name, language)[who, room]
                told = [line for line in page.main.lines if f" {line}".endswith(f" {wanted}")]
                assert told, f"{page.about} does not say {wanted}"


def test_every_month_adds_up(as_: As, cast: Cast, look: Look) -> None:
    for who, dossier in everyone(cast):
        right = look(partial(right_of, household=dossier.household_id))
        months = look(partial(months_of, household=dossier.household_id))
        for first, month in months.items():
            assert right, who
            reckoned = reckon(month, right)
            page = opens(as_, cast, who, "budget", asked=f"?month={first:%Y-%m}")
            missing = reckoned.shown - set(page.amounts)
            assert not missing, f"{page.about}: {missing} are not shown; {page.amounts}"
            result = [n.text for n in page.block("result").all() if "amount" in str(n.attributes)]
            assert result == [written(reckoned.leefgeld)], page.about


def test_the_six_months_count_from_the_right_to_bijstand(as_: As, cast: Cast, look: Look) -> None:
    pays_all = "Since %(day)s you pay everything yourself. Well done!"
    for who, dossier in everyone(cast):
        right = look(partial(right_of, household=dossier.household_id))
        months = look(partial(months_of, household=dossier.household_id))
        if not (right and months):
            continue
        period = ontzorging.period(RULES, right)
        page = opens(as_, cast, who, "budget")
        shown = page.block("letting-go").text
        ended = said(Language.NL, pays_all, day="X").split("X")[0] in shown
        if period.contains(TODAY) and not ended and page.has("paid-for-you"):
            assert day_of(Language.NL, period.last) in shown, page.about
        else:
            assert "progress" not in [n.tag for n in page.block("letting-go").all()] or not ended


def test_the_calendar_has_every_appointment_that_is_not_over(
    as_: As, cast: Cast, look: Look, world_name: str
) -> None:
    for who, dossier in everyone(cast):
        query = (
            select(Appointment)
            .where(Appointment.dossier_id == dossier.id, Appointment.ends_at > clock.now())
            .order_by(Appointment.starts_at)
        )
        coming = look.all(query)
        for language in LANGUAGES:
            page = walk(as_, cast, world_name, language)[who, "agenda"]
            for one in coming:
                lines = page.block(f"appointment-{one.id}").lines
                weekday = formats.weekday(language, one.starts_local)
                assert lines[0].startswith(f"{weekday} {one.starts_local.day} "), page.about
                assert lines[1] == f"{one.starts_local:%H:%M}–{one.ends_local:%H:%M}", page.about
            shown = [n for n in page.all if n.attributes.get("id", "").startswith("appointment-")]
            assert len([n for n in shown if n.tag == "article"]) == len(coming), page.about
            first = next((one for one in coming if not one.cancelled_at), None)
            start = walk(as_, cast, world_name, language)[who, "today"]
            tile = start.marked("next")
            if first and not start.has(f"appointment-{first.id}"):
                begins = begins_at(tile[0])
                assert begins < first.starts_local, f"{start.about}: something else comes first"
            assert tile or not first, start.about


def begins_at(tile: Node) -> datetime:
    """When what a first screen shows begins; without a day it is today."""
    days = [n.attributes["datetime"] for n in tile.all() if n.tag == "time"]
    return datetime.fromisoformat(f"{[*days, clock.today().isoformat()][0]}T{tile.lines[0][:5]}")


def test_places_left_are_those_nobody_has(as_: As, cast: Cast, look: Look, world_name: str) -> None:
    outings = look.all(select(Excursion))
    wishes = look.all(select(SignUp))
    for who, dossier in everyone(cast):
        for language in LANGUAGES:
            page = walk(as_, cast, world_name, language)[who, "pvt"]
            for outing in outings:
                if outing.gemeente_id != dossier.gemeente_id:
                    assert not page.has(f"excursion-{outing.id}"), f"{page.about}: elsewhere"
                    continue
                here = [wish for wish in wishes if wish.excursion_id == outing.id]
                taken = sum(wish.people for wish in here if wish.place is Place.PLACED)
                count = sum(wish.people for wish in here if wish.place is Place.WAITING)
                left = outing.places - outing.given_away - taken
                full = left <= 0 or count
                text = "Full. Waiting now: %(count)s" if full else "Places left: %(count)s"
                wanted = said(language, text, count=count if full else left)
                lines = page.block(f"excursion-{outing.id}").lines
                mine = any(wish.dossier_id == dossier.id for wish in here)
                assert (wanted in lines) != mine, f"{page.about}: {lines[:3]}"
