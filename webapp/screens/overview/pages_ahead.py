"""What comes in a case: its clocks and its appointments, the next first, each with what is done."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from webapp.case.dates import plan_deadline
from webapp.case.dossier import BegeleidingKind, DateKind, has_asylum
from webapp.case.in_hand import Case
from webapp.core import clock
from webapp.law import ontzorging, promises, term
from webapp.law.keys import Key
from webapp.law.rules import Rulebook
from webapp.people.caseload.queries_begun import Begun, Guide
from webapp.plan.pip.queries import Version
from webapp.screens.overview.model import Clock
from webapp.screens.overview.queries import Meeting
from webapp.speech.i18n import Text, ptext

MOST = 8
NEAR, QUARTER, HALF_A_YEAR = (timedelta(days=days) for days in (60, 92, 182))

NOTE, ANSWER, SEE = ptext("desk", "Note it"), ptext("desk", "Answer"), ptext("desk", "See")
MAKE, PLAN, DECIDE = ptext("desk", "Make it"), ptext("desk", "Plan it"), ptext("desk", "Prepare")
CHANGE, END = ptext("desk", "Change"), ptext("desk", "Finish")


class Ahead(NamedTuple):
    """One thing that comes."""

    day: date
    room: str
    """Where it is done."""
    act: Text
    clock: Clock | None = None
    meeting: Meeting | None = None

    def late(self, today: date) -> int:
        return (today - self.day).days


class Facts(NamedTuple):
    """From what the clocks are reckoned."""

    days: Mapping[DateKind, date]
    fixed: Sequence[Version]
    """The newest first."""
    held: Sequence[date]
    begun: Begun
    guides: Sequence[Guide]
    missed: Sequence[date]
    asked_on: date | None
    decided: bool


def ahead_of(rules: Rulebook, case: Case, facts: Facts, meetings: Sequence[Meeting]) -> list[Ahead]:
    """Nothing of what is closed."""
    if not case.is_open:
        return []
    today, here = clock.today(), f"/dossiers/{case.id}"
    found = [*at_once(rules, facts), *before_the_plan(rules, facts)]
    found += [*of_the_plan(rules, facts, today), *of_the_household(rules, case, facts, today)]
    found = [each._replace(room=f"{here}/{each.room}") for each in found]
    found += [of_meeting(each) for each in meetings]
    return sorted(found, key=when)[:MOST]


def when(each: Ahead) -> tuple[date, str]:
    return each.day, f"{each.meeting.starts_local:%H:%M}" if each.meeting else ""


def of_meeting(each: Meeting) -> Ahead:
    return Ahead(each.starts_local.date(), f"/appointments/{each.id}/change", CHANGE, meeting=each)


def at_once(rules: Rulebook, facts: Facts) -> Iterator[Ahead]:
    for day in facts.missed:
        yield Ahead(day, "agenda", NOTE, Clock.CALL)
    if facts.asked_on:
        day = promises.answer_by(rules, facts.asked_on).day
        yield Ahead(day, "messages/consulent", ANSWER, Clock.ANSWER)


def before_the_plan(rules: Rulebook, facts: Facts) -> Iterator[Ahead]:
    koppeling = facts.days.get(DateKind.KOPPELING)
    waits = koppeling and DateKind.REGISTERED not in facts.days and not facts.begun.reached_on
    if koppeling and waits:
        days = rules.number(Key.FIRST_CONTACT_DAYS, koppeling)
        yield Ahead(koppeling + timedelta(days=days), "arrival", NOTE, Clock.FIRST_CONTACT)
    deadline = plan_deadline(rules, facts.days)
    if deadline and not facts.fixed:
        yield Ahead(deadline.day, "pip/draft", MAKE, Clock.PLAN)


def of_the_plan(rules: Rulebook, facts: Facts, today: date) -> Iterator[Ahead]:
    if not facts.fixed:
        return
    first, known = facts.fixed[-1].dated_on, facts.fixed[0].announced_on
    talks = term.progress_talks(rules, first)[len(facts.held) :]
    last, switch = term.term(rules, first).last, term.switch_until(rules, first).day
    if known and (until := term.objection_until(rules, known).day) >= today:
        yield Ahead(until, "pip", SEE, Clock.OBJECTION)
    if talks:
        yield Ahead(talks[0].day, "appointments/new", PLAN, Clock.TALK)
    if today <= switch <= today + NEAR:
        yield Ahead(switch, "pip/draft", SEE, Clock.SWITCH)
    if today <= last <= today + HALF_A_YEAR:
        yield Ahead(last, "progress", SEE, Clock.TERM)


def of_the_household(rules: Rulebook, case: Case, facts: Facts, today: date) -> Iterator[Ahead]:
    bijstand = facts.days.get(DateKind.BIJSTAND)
    if bijstand and not facts.decided and has_asylum(case.doelgroep, case.permit):
        last = ontzorging.period(rules, bijstand).last
        if last <= today + QUARTER:
            yield Ahead(last, "budget", DECIDE, Clock.ONTZORGING)
    theirs = [each for each in facts.guides if each.kind is BegeleidingKind.BEGELEIDER]
    guided = any(each.ends_on is None or each.ends_on > today for each in theirs)
    first = min((each.starts_on for each in theirs), default=today)
    if guided and promises.finishing(rules, first, today):
        last = promises.begeleiding(rules, first).last
        yield Ahead(last, "end-guidance", END, Clock.BEGELEIDING)
