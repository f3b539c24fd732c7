"""Correct one input, and every page shows what follows from it; the old number is nowhere."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select, update

from tests.conftest import MONDAY, As, Cast, Change, Look
from tests.worlds.second import COUNTERPARTS
from tests.worlds.test_reader import Page, day_of, opens, said
from tests.worlds.test_recomputed import (
    RULES,
    months_of,
    plans_of,
    reckon,
    right_of,
    written,
)
from tests.worlds.test_recomputed import minutes as hours_of
from webapp.calendar.agenda.model import Appointment
from webapp.case.account import Language, Role
from webapp.case.dossier import DateKind, Dossier, DossierDate
from webapp.core import clock
from webapp.courses.pvt.model import Attendance, Excursion
from webapp.law import ontzorging, term
from webapp.law.keys import Key, Unit
from webapp.law.money import pro_rata
from webapp.money.budget.model import BudgetLine, LineKind
from webapp.plan.ledger.model import HoursEntry, HoursKind
from webapp.plan.pip.model import Pip
from webapp.rules.model import RuleRow
from webapp.speech import formats

pytestmark = pytest.mark.parametrize("world_name", ["demo", "second"])
SPOKEN = (Language.NL, Language.TI)
DESK = {Role.CONSULENT, Role.INCOME, Role.BEHEERDER, Role.COORDINATOR}
TODAY = date.fromisoformat(MONDAY[:10])


@pytest.fixture
def who(world_name: str) -> Callable[[str], str]:
    """Who plays the part of this person in this world."""
    return lambda name: name if world_name == "demo" else COUNTERPARTS[name.title()].lower()


def new_right(change: Change, household: UUID, day: date) -> None:
    here = select(Dossier.id).where(Dossier.household_id == household)
    dates = update(DossierDate).where(
        DossierDate.dossier_id.in_(here), DossierDate.kind == DateKind.BIJSTAND
    )
    change.run(dates.values(day=day))


def first_day(look: Look, household: UUID) -> date:
    """Of the right to bijstand."""
    right = look(lambda s: right_of(s, household))
    assert right
    return right


def another_day(right: date) -> date:
    """A week later, or earlier when that would be another month."""
    week = timedelta(days=7)
    return right + week if (right + week).month == right.month else right - week


def all_see(
    as_: As, cast: Cast, readers: Iterator[str] | list[str], whose: str, room: str
) -> Iterator[tuple[Language, Page]]:
    """Each page with the language it is in: a desk is in Dutch, whatever was asked for."""
    for reader in readers:
        for language in SPOKEN:
            said_in = Language.NL if cast[reader].role in DESK else language
            yield said_in, opens(as_, cast, reader, room, language, whose=whose)


@pytest.mark.parametrize("person", ["yonas", "rania"])
def test_another_first_day_of_bijstand_changes_the_first_month(
    as_: As, cast: Cast, look: Look, change: Change, who: Callable[[str], str], person: str
) -> None:
    name = who(person)
    household = cast.dossier(name).household_id
    right = first_day(look, household)
    first = look(lambda s: months_of(s, household))[right.replace(day=1)]
    day = another_day(right)
    new_right(change, household, day)
    before, after = reckon(first, right), reckon(first, day)
    asked = f"?month={first.month:%Y-%m}"
    for language in SPOKEN:
        page = opens(as_, cast, name, "budget", language, asked=asked)
        assert after.shown <= set(page.amounts), f"{page.about}: {after.shown}, {page.amounts}"
        stale = (before.shown - after.shown) & set(page.amounts)
        assert not stale, f"{page.about}: {stale} is from before the correction"
        since = said(language, "This month counts from %(day)s.", day=day_of(language, day))
        assert since in page.text, page.about


def test_another_first_day_of_bijstand_moves_the_six_months(
    as_: As, cast: Cast, look: Look, change: Change, who: Callable[[str], str]
) -> None:
    name = who("yonas") if who("yonas") == "yonas" else who("rania")
    household = cast.dossier(name).household_id
    right = first_day(look, household)
    day = another_day(right)
    old, new = (ontzorging.period(RULES, first).last for first in (right, day))
    new_right(change, household, day)
    for language, page in all_see(as_, cast, [name, who("petra")], name, "budget"):
        part = page.block("letting-go").text
        assert day_of(language, new) in part, f"{page.about}: {part}"
        assert day_of(language, old) not in part, f"{page.about}: {part}"


@pytest.mark.parametrize("person", ["yonas", "rania"])
def test_another_first_day_of_bijstand_changes_what_is_kept_for_that_month(
    as_: As, cast: Cast, look: Look, change: Change, who: Callable[[str], str], person: str
) -> None:
    """Holiday money too is counted by days: it is part of the same norm."""
    name = who(person)
    household = cast.dossier(name).household_id
    right = first_day(look, household)
    months = look(lambda s: months_of(s, household))
    whole = max(month.reserve_cents for month in months.values())
    first, day = right.replace(day=1), another_day(right)
    asked = f"?month={first:%Y-%m}"
    before = opens(as_, cast, name, "budget", asked=asked).block("reserve").text
    assert written(pro_rata(whole, first, right)) in before, "as it was written down"
    new_right(change, household, day)
    after = opens(as_, cast, name, "budget", asked=asked).block("reserve").text
    assert written(pro_rata(whole, first, day)) in after, f"after the correction: {after}"


@pytest.mark.parametrize("person", ["yonas", "rania"])
def test_another_rent_changes_every_sum_of_the_month_for_everyone_who_reads_it(
    as_: As, cast: Cast, look: Look, change: Change, who: Callable[[str], str], person: str
) -> None:
    name = who(person)
    household = cast.dossier(name).household_id
    months = look(lambda s: months_of(s, household))
    latest, right = months[max(months)], first_day(look, household)
    before = reckon(latest, right)
    rent = next(line for line in latest.lines if line.kind is LineKind.HUUR)
    former, raised = rent.cents or 0, (rent.cents or 0) + 12_345
    change.run(update(BudgetLine).where(BudgetLine.id == rent.id).values(cents=raised))
    after = reckon(look(lambda s: months_of(s, household))[latest.month], right)
    assert after.leefgeld == before.leefgeld - 12_345
    partners = [n for n in (who("rania"), who("omar")) if cast.dossier(n).household_id == household]
    for _, page in all_see(as_, cast, [*(partners or [name]), who("petra")], name, "budget"):
        assert after.shown | {written(raised)} <= set(page.amounts), page.about
        stale = (before.shown | {written(former)}) - after.shown
        assert not stale & set(page.amounts), f"{page.about}: {stale & set(page.amounts)}"


def days_shown(page: Page) -> set[str]:
    return {n.attributes["datetime"] for n in page.main.all() if n.tag == "time"}


@pytest.mark.parametrize("person", ["yonas", "rania", "mariam"])
def test_another_date_of_the_first_plan_moves_the_term_and_the_talks(
    as_: As, cast: Cast, look: Look, change: Change, who: Callable[[str], str], person: str
) -> None:
    name = who(person)
    first = look(lambda s: plans_of(s, cast.dossier(name).id))[0]
    day = first.dated_on + timedelta(days=9)
    change.run(update(Pip).where(Pip.id == first.id).values(dated_on=day))
    old, new = term.term(RULES, first.dated_on), term.term(RULES, day)
    for language, page in all_see(as_, cast, [name, who("petra")], name, "pip"):
        days = days_shown(page)
        for moved in (new.first, new.last, day):
            assert moved.isoformat() in days, f"{page.about}: {moved} is not shown"
        for former in (old.first, old.last, first.dated_on):
            assert former.isoformat() not in days, f"{page.about}: {former} is still shown"
        talks = [t.day for t in term.progress_talks(RULES, day) if t.day >= TODAY][:3]
        shown = page.block("talks").lines[-len(talks) :]
        assert shown == [
            said(language, "Around %(month)s", month=formats.month(language, talk))
            for talk in talks
        ], page.about


def test_another_day_of_bekendmaking_moves_the_objection(
    as_: As, cast: Cast, look: Look, change: Change, who: Callable[[str], str]
) -> None:
    name = "mariam" if who("mariam") == "mariam" else who("yonas")
    plan = look(lambda s: plans_of(s, cast.dossier(name).id))[-1]
    assert plan.announced_on
    day = plan.announced_on + timedelta(days=3)
    change.run(update(Pip).where(Pip.id == plan.id).values(announced_on=day))
    old, new = (term.objection_until(RULES, d).day for d in (plan.announced_on, day))
    for language, page in all_see(as_, cast, [name, who("petra")], name, "pip"):
        assert day_of(language, new) in page.block("objection").text, page.about
        assert old.isoformat() not in days_shown(page), page.about


@pytest.mark.parametrize("person", ["yonas", "rania"])
def test_other_minutes_at_a_meeting_change_today_the_plan_and_pvt(
    as_: As, cast: Cast, look: Look, change: Change, who: Callable[[str], str], person: str
) -> None:
    name = who(person)
    mine = select(Attendance).where(Attendance.dossier_id == cast.dossier(name).id)
    rows = look.all(mine)
    total, one = sum(row.minutes for row in rows), max(rows, key=lambda row: row.minutes)
    change.run(update(Attendance).where(Attendance.id == one.id).values(minutes=95))
    for room in ("today", "pip", "pvt"):
        for language in SPOKEN:
            page = opens(as_, cast, name, room, language)
            wanted = hours_of(language, total - one.minutes + 95, 720)
            told = [line for line in page.main.lines if f" {line}".endswith(f" {wanted}")]
            assert told, f"{page.about} does not say {wanted}"
            former = hours_of(language, total, 720)
            assert former not in page.main.lines, f"{page.about} still says {former}"
    pvt = opens(as_, cast, name, "pvt")
    assert said(Language.NL, "%(hours)s hours", hours="1:35") in pvt.block("series").text


def test_other_hours_of_language_change_the_plan(
    as_: As, cast: Cast, look: Look, change: Change, who: Callable[[str], str]
) -> None:
    name = who("yonas") if who("yonas") == "yonas" else who("rania")
    here = HoursEntry.dossier_id == cast.dossier(name).id
    query = select(HoursEntry).where(here, HoursEntry.kind == HoursKind.LANGUAGE)
    rows = look.all(query)
    total = sum(row.minutes for row in rows)
    longer = {"minutes": rows[0].minutes + 90}
    change.run(update(HoursEntry).where(HoursEntry.id == rows[0].id).values(**longer))
    for language, page in all_see(as_, cast, [name, who("petra"), who("henk")], name, "pip"):
        assert hours_of(language, total + 90, 48_000) in page.main.lines, page.about
        assert hours_of(language, total, 48_000) not in page.main.lines, page.about


def test_an_appointment_that_moves_moves_on_every_page_and_asks_again(
    as_: As, cast: Cast, look: Look, change: Change, who: Callable[[str], str]
) -> None:
    name = who("yonas")
    query = select(Appointment).where(
        Appointment.dossier_id == cast.dossier(name).id,
        Appointment.starts_local > date.fromisoformat(MONDAY[:10]),
    )
    talk = look.first(query.order_by(Appointment.starts_at))
    as_(name).post(f"/appointments/{talk.id}/answer", data={"answer": "coming", "seen": "0"})
    later = timedelta(days=1, hours=7, minutes=5)
    starts, ends = talk.starts_local + later, talk.ends_local + later
    change(lambda s: s.get_one(Appointment, talk.id).move(starts, ends))
    for language in SPOKEN:
        tile = opens(as_, cast, name, "agenda", language).block(f"appointment-{talk.id}")
        assert tile.lines[0].split(" ")[1] == str(starts.day), language
    for room in ("agenda", "today"):
        if room == "today":  # it is the very next thing there
            clock.set_to((starts - timedelta(minutes=1)).isoformat())
        for language in SPOKEN:
            page = opens(as_, cast, name, room, language)
            tile = page.block(f"appointment-{talk.id}")
            assert f"{starts:%H:%M}–{ends:%H:%M}" in tile.text, page.about
            assert f"{talk.starts_local:%H:%M}–{talk.ends_local:%H:%M}" not in tile.text
            asked = [n.attributes.get("value") for n in tile.all() if n.tag == "button"]
            expected = ["coming", "cannot", "call-me"]
            assert asked == expected, f"{page.about}: the answer was to another time"


def test_more_places_given_away_leave_fewer_on_every_card(
    as_: As, cast: Cast, look: Look, change: Change, who: Callable[[str], str]
) -> None:
    name = who("yonas")
    here = select(Excursion).where(Excursion.gemeente_id == cast.dossier(name).gemeente_id)
    outing = max(look.all(here), key=lambda o: o.places - o.given_away)
    left = outing.places - outing.given_away
    more = {"given_away": outing.given_away + 2}
    change.run(update(Excursion).where(Excursion.id == outing.id).values(**more))
    for reader in (name, who("dawit")):
        lines = opens(as_, cast, reader, "pvt").block(f"excursion-{outing.id}").lines
        assert said(Language.NL, "Places left: %(count)s", count=left - 2) in lines
        assert said(Language.NL, "Places left: %(count)s", count=left) not in lines


def test_a_gemeentes_own_rhythm_of_talks_changes_the_plans_of_its_own_people_only(
    as_: As, cast: Cast, look: Look, change: Change, who: Callable[[str], str]
) -> None:
    ours, theirs = who("yonas"), who("selam")
    elsewhere = opens(as_, cast, theirs, "pip").block("talks").lines
    own = RuleRow(
        key=Key.PROGRESS_TALK_MONTHS,
        value="9,20",
        unit=Unit.MONTHS,
        statutory=False,
        valid_from=date(2026, 1, 1),
        source="a choice made in this test",
        verified=True,
        gemeente_id=cast.dossier(ours).gemeente_id,
    )
    opens(as_, cast, ours, "pip")
    change.add(own)
    first = look(lambda s: plans_of(s, cast.dossier(ours).id))[0].dated_on
    page = opens(as_, cast, ours, "pip")
    months = {formats.month(Language.NL, first + timedelta(days=30.5 * n)) for n in (9, 20)}
    around = {said(Language.NL, "Around %(month)s", month=month) for month in months}
    shown = [line for line in page.block("talks").lines[1:] if not line[0].isdigit()]
    assert set(shown) == around, page.about
    assert opens(as_, cast, theirs, "pip").block("talks").lines == elsewhere


def test_a_right_that_turns_out_to_begin_a_month_later_breaks_no_page(
    as_: As, cast: Cast, look: Look, change: Change, who: Callable[[str], str]
) -> None:
    """The month before was published by mistake: nothing of it counts, but it can be opened."""
    name = who("yonas")
    household = cast.dossier(name).household_id
    right = first_day(look, household)
    day = (right.replace(day=1) + timedelta(days=32)).replace(day=3)
    new_right(change, household, day)
    opens(as_, cast, name, "today")
    for month in look(lambda s: months_of(s, household)):
        for reader in (name, who("petra")):
            asked = f"?month={month:%Y-%m}"
            opens(as_, cast, reader, "budget", whose=name, asked=asked)
