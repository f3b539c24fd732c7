"""What is shown of the facts of a dossier: as they are, what a change will do, who made which."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from werkzeug.datastructures import MultiDict

from webapp.case.born import Born
from webapp.case.dates import days_of
from webapp.case.dossier import DateKind, HouseholdKind
from webapp.case.facts import Fact, Why
from webapp.case.in_hand import Case
from webapp.case.policy import who
from webapp.case.queries import OFTEN_SPOKEN, PHONES
from webapp.case.spelling import key_of
from webapp.case.spoken import often_first
from webapp.case.telephone import Telephone, as_telephone
from webapp.core import clock, db
from webapp.people.caseload import forms_apart, forms_facts, forms_phone, queries, queries_facts
from webapp.people.caseload.model_facts import Rows, typed_of, values_of
from webapp.people.caseload.model_follows import Change, Follows, Stands, changes
from webapp.rules.book import rulebook
from webapp.speech.i18n import Text
from webapp.web.choices import members
from webapp.web.page import Page
from webapp.web.who_asks import me

Posted = MultiDict[str, str]


class Line(NamedTuple):
    """Who put right which fact."""

    fact: Fact
    was: str | None
    became: str | None
    why: Why
    note: str | None
    noted_at: datetime
    name: str

    @property
    def phones(self) -> tuple[Telephone | None, Telephone | None]:
        """Of a telephone: what it was and became."""
        return as_telephone(self.was), as_telephone(self.became)


class Other(NamedTuple):
    id: UUID
    name: str


class FactsPage(Page, template="people/caseload/facts.html"):
    case: Case
    form: forms_facts.Facts
    reason: forms_facts.Reason
    hidden: bool
    """The address is, as it is kept now."""
    phones: Sequence[Telephone]
    others: Sequence[Other]
    """Who shares the household."""
    history: Sequence[Line]
    ahead: Sequence[Change] = ()
    """What will change by what was handed in, to be read first."""
    seen: str = ""
    """What was handed in when that was shown."""


class PhonePage(Page, template="people/caseload/phone.html"):
    case: Case
    form: forms_phone.Phone
    reason: forms_facts.Reason
    of: UUID | None = None
    known: forms_phone.KnownPhone | None = None
    """The form again, where it is about a number that stands there already."""


class ApartPage(Page, template="people/caseload/apart.html"):
    """Somebody leaves the household that is shared."""

    case: Case
    others: Sequence[Other]
    form: forms_apart.Apart
    reason: forms_facts.Reason


class Tried(NamedTuple):
    """What was handed in, and is not kept."""

    form: forms_facts.Facts
    reason: forms_facts.Reason
    ahead: Sequence[Change] = ()
    seen: str = ""


def facts_page(case: Case, rows: Rows, tried: Tried | None = None) -> FactsPage:
    return FactsPage(
        case=case,
        form=tried.form if tried else facts_form(rows),
        reason=tried.reason if tried else forms_facts.Reason(),
        hidden=rows.address.hidden,
        phones=db.read(Telephone, PHONES, dossier=case.id),
        others=others_of(case),
        history=db.read(Line, queries_facts.HISTORY, dossier=case.id),
        ahead=tried.ahead if tried else (),
        seen=tried.seen if tried else "",
    )


def facts_form(rows: Rows, posted: Posted | None = None) -> forms_facts.Facts:
    """What many people here speak stands first."""
    often = db.value(OFTEN_SPOKEN, gemeente=rows.dossier.gemeente_id) or ()
    form = forms_facts.Facts(typed_of(rows), posted)
    form.speaks.offers = form.speaks_too.offers = members(often_first(often))
    return form


def others_of(case: Case) -> list[Other]:
    return others_in(case.id, case.household_id)


def others_in(dossier: UUID, household: UUID) -> list[Other]:
    return db.read(Other, queries_facts.OTHERS, dossier=dossier, household=household)


def ahead_of(case: Case, rows: Rows, wanted: dict[Fact, object]) -> list[Change]:
    """What follows from the facts as they are wanted that does not follow now."""
    before = values_of(rows)
    bijstand = days_of(case.id).get(DateKind.BIJSTAND)
    rules = rulebook(case.gemeente_id)
    found = changes(before, before | wanted, rules, clock.today(), bijstand)
    if {Fact.NAME, Fact.BORN} & {*wanted} and has_namesake(case, before | wanted):
        found.append(Change(Follows.NAMESAKE, Stands.NO, Stands.YES))
    return found


def has_namesake(case: Case, facts: dict[Fact, object]) -> bool:
    """Whether another dossier of the gemeente would be taken for this one."""
    values = who(me()) | {"dossier": case.id, "name_key": key_of(str(facts[Fact.NAME]))}
    born = facts[Fact.BORN]
    day = born.day if isinstance(born, Born) else None
    return db.value(queries.NAMESAKES, **values, born_on=day) is not None


def mark_of(wanted: Mapping[Fact, object]) -> str:
    """By which is known whether what is kept is what was shown."""
    return "|".join(f"{fact}={wanted[fact]}" for fact in Fact if fact in wanted)


def impossible(case: Case, wanted: Mapping[Fact, object]) -> dict[Fact, Text]:
    """What cannot be beside what else is known: a day that counts before the day of birth, or a
    household of one in which two dossiers stand.
    """
    found, born = {}, wanted.get(Fact.BORN)
    if isinstance(born, Born) and any(day < born.day for day in days_of(case.id).values()):
        found[Fact.BORN] = forms_facts.BEFORE_DAY
    kind = wanted.get(Fact.HOUSEHOLD, HouseholdKind.COUPLE)
    if kind is not HouseholdKind.COUPLE and others_of(case):
        found[Fact.HOUSEHOLD] = forms_facts.NOT_ALONE
    return found
