"""What is shown of the days that count: the days, what follows from them, and who set them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from webapp.arrival.duo import forms, forms_event, queries
from webapp.arrival.duo.model import SETS, Days, DuoCode, Fault, faults_of
from webapp.case.dates import days_of, plan_deadline
from webapp.case.dossier import DateKind, has_asylum
from webapp.case.in_hand import Case
from webapp.core import clock, db
from webapp.law import ontzorging
from webapp.law.numbers import IN_FORCE
from webapp.law.periods import Period, Reckoned
from webapp.rules.book import rulebook
from webapp.speech.i18n import Text
from webapp.web.page import Page


class Changed(NamedTuple):
    """Who set or (None) took away which day; `code` is the event that did."""

    kind: DateKind
    day: date | None
    code: DuoCode | None
    noted_at: datetime
    name: str


class Written(NamedTuple):
    """What DUO wrote, and who noted it."""

    code: DuoCode
    day: date
    noted_at: datetime
    name: str


class DatesPage(Page, template="arrival/duo/dates.html"):
    case: Case
    form: forms.Days
    seen: str
    event: forms_event.Event
    deadline: Reckoned | None
    ontzorging: Period | None
    has_duty: bool
    """Whether the permit is one that art. 56a is about."""
    changes: Sequence[Changed]
    events: Sequence[Written]
    refusal: Text | None


def seen_in(days: Days) -> str:
    """The days as a page showed them, so that a change in the meantime is noticed."""
    return ",".join(f"{kind}={days[kind]}" for kind in DateKind if kind in days)


def dates_page(
    case: Case,
    form: forms.Days | None = None,
    event: forms_event.Event | None = None,
    refusal: Text | None = None,
) -> DatesPage:
    days, rules = days_of(case.id), rulebook(case.gemeente_id)
    bijstand, has_duty = days.get(DateKind.BIJSTAND), has_asylum(case.doelgroep, case.permit)
    return DatesPage(
        case=case,
        form=form or forms.Days(None, days),
        seen=seen_in(days),
        event=event or forms_event.Event(),
        deadline=plan_deadline(rules, days),
        ontzorging=ontzorging.period(rules, bijstand) if bijstand and has_duty else None,
        has_duty=has_duty,
        changes=db.read(Changed, queries.CHANGES, dossier=case.id),
        events=db.read(Written, queries.EVENTS, dossier=case.id),
        refusal=refusal,
    )


def faults_in(case: Case, days: Mapping[DateKind, date | None]) -> dict[DateKind, Fault]:
    known = {kind: day for kind, day in days.items() if day}
    return faults_of(known, case.born_on, clock.today(), IN_FORCE)


def fault_of_event(case: Case, form: forms_event.Event) -> Fault | None:
    """Why the days that count would be impossible with the one that this event sets."""
    kind = SETS.get(form.code.sure)
    if kind is None:
        return None
    return next(iter(faults_in(case, days_of(case.id) | {kind: form.day.sure}).values()), None)
