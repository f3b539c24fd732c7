"""What is shown when somebody is taken in, looked for or handed on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import starmap
from typing import NamedTuple
from uuid import UUID

from werkzeug.datastructures import MultiDict

from webapp.case.born import Born, Known
from webapp.case.dossier import BegeleidingKind, CloseReason, Dossier, HouseholdKind
from webapp.case.in_hand import Case
from webapp.case.leaving import Ahead
from webapp.case.matching import Sought, fitting, wish_of
from webapp.case.policy import who
from webapp.case.spelling import heard_as, parts_of, sounds
from webapp.core import db
from webapp.people.caseload import forms, forms_case, queries, queries_wanted
from webapp.people.caseload.forms_wanted import Ask
from webapp.people.caseload.queries import MOST_FOUND, MOST_PARTS
from webapp.people.staff.queries_contracts import CONTRACTED
from webapp.web.choices import Offer
from webapp.web.guards import Rows
from webapp.web.page import Page
from webapp.web.who_asks import me

Posted = MultiDict[str, str]


class NewPage(Page, template="people/caseload/new.html"):
    form: forms.NewDossier
    beside: Case | None
    """Whose partner it is, in the same household."""
    again: bool = False
    """Somebody of this name and day of birth is here already."""


class Details(NamedTuple):
    """What only the first page of a case says of it."""

    household: HouseholdKind
    children: int | None
    close_reason: CloseReason | None
    hidden: bool | None
    """The address is; None while none was written down."""


class Guided(NamedTuple):
    kind: BegeleidingKind
    starts_on: date
    ends_on: date | None
    """The first day on which they do not guide any more."""
    name: str


class Looking(NamedTuple):
    """An organisation that was asked to find somebody."""

    organisation: str
    kind: BegeleidingKind
    asked_on: date


class CasePage(Page, template="people/caseload/show.html"):
    case: Case
    guided_by: Sequence[Guided]
    guide: forms_case.Guide
    ask: Ask
    looking: Looking | None
    transfer: forms_case.Transfer


class ClosePage(Page, template="people/caseload/close.html"):
    case: Case
    form: forms_case.Close
    ahead: Sequence[Ahead]
    """What ends with it."""


class Person(NamedTuple):
    id: UUID
    born_on: date
    born_known: Known | None
    closed_on: date | None
    name: str
    consulent: str | None

    @property
    def born(self) -> Born:
        return Born(self.born_on, self.born_known)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    people: Sequence[Person]
    more: bool
    heard: bool
    """Whether anything was typed that sounds."""


class SearchPage(Page, template="people/caseload/search.html"):
    form: forms.Search
    found: Found | None
    """None while nothing is asked."""


def case_page(
    case: Case, tried: forms_case.Guide | forms_case.Transfer | Ask | None = None
) -> CasePage:
    """The dossier as it stands, and the form that was refused."""
    guided, looking, (known,) = queries_wanted.HERE.read(dossier=case.id)
    return CasePage(
        case=case,
        guided_by=[*starmap(Guided, guided)],
        guide=tried
        if isinstance(tried, forms_case.Guide)
        else guide_form(case, known=Sought(*known)),
        ask=tried if isinstance(tried, Ask) else ask_form(),
        looking=Looking(*looking[0]) if looking else None,
        transfer=tried if isinstance(tried, forms_case.Transfer) else transfer_form(case),
    )


def guide_form(
    case: Case, posted: Posted | None = None, known: Sought | None = None
) -> forms_case.Guide:
    """Who fits best stands first."""
    found = fitting(queries_wanted.CONTRACTED_HERE, who(me()), wish_of(case, known=known))
    offers = [Offer(each.id, str(each.id), f"{each.name} – {each.organisation}") for each in found]
    return forms_case.Guide(posted, offers)


def ask_form(posted: Posted | None = None) -> Ask:
    rows = db.rows(CONTRACTED, **who(me()))
    return Ask(posted, [Offer(row.id, str(row.id), row.name) for row in rows])


def transfer_form(case: Case, posted: Posted | None = None) -> forms_case.Transfer:
    rows = db.rows(queries.CONSULENTEN_WITH_LOAD, **who(me()))
    offers = [Offer(row.id, str(row.id), f"{row.name} ({row.households})") for row in rows]
    return forms_case.Transfer(posted, offers, case.consulent_id)


def search_page(dossiers: Rows[Dossier], posted: Posted | None) -> SearchPage:
    """Whom the name fits. Who is out of reach is not looked at."""
    form = forms.Search(posted)
    asked = posted is not None and form.validate()
    return SearchPage(form=form, found=found(dossiers, form.q.data) if asked else None)


def found(dossiers: Rows[Dossier], typed: str) -> Found:
    values = patterns(typed)
    rows = db.read(Person, queries.named(dossiers), **who(me()), **values) if values else []
    exact = typed.casefold()
    people = sorted(rows[:MOST_FOUND], key=lambda row: exact not in row.name.casefold())
    return Found(people=people, more=len(rows) > MOST_FOUND, heard=bool(values))


def patterns(typed: str) -> dict[str, str]:
    """What the names are compared with; nothing when there is nothing to hear."""
    parts = [part for part in parts_of(typed, least=1) if sounds(part)][:MOST_PARTS]
    if not parts:
        return {}
    alone = len(parts) == 1
    values = {f"{name}{n}": "%" for name in ("part", "or") for n in range(MOST_PARTS)}
    for number, part in enumerate(parts):
        values[f"part{number}"] = like(sounds(part), alone)
        values[f"or{number}"] = like(heard_as(part), alone)
    return values


def like(sound: str, alone: bool) -> str:
    """The beginning of a part. One sound alone begins half of all names: then it is the whole."""
    return f"% {sound} %" if alone and len(sound) == 1 else f"% {sound}%"
