"""What who writes a card sees: the form, who reads it, and whom to call."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from flask import current_app

from webapp.case.dossier import Dossier
from webapp.case.in_hand import Case
from webapp.case.policy import who
from webapp.core import clock, db
from webapp.guidance.welzijn import forms_card, queries, queries_readers
from webapp.guidance.welzijn.model import MELDCODE, Called, Domain, ReadBy, Signaal
from webapp.guidance.welzijn.model_numbers import NUMBERS
from webapp.guidance.welzijn.model_sealing import public_key
from webapp.law.welzijn import react_by
from webapp.rules.book import rulebook
from webapp.web.guards import Rows
from webapp.web.page import Page, Piece
from webapp.web.who_asks import me


class Phone(NamedTuple):
    """Somebody, or an organisation, to be called."""

    name: str
    phone: str


class Answering(NamedTuple):
    """A consulent who is there, and for whom they stand in today."""

    id: UUID
    name: str
    instead_of: UUID | None


class Person(NamedTuple):
    """Whom one may write about; the id is of the dossier."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Calls:
    """Whom to call when it is acute."""

    numbers: Sequence[tuple[Called, str | None]]
    coordinators: Sequence[Phone]
    organisation: Phone | None
    """Where no coördinator has a number."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads a card that I write, by name where it is not everybody, and whom else to call."""

    who: ReadBy
    names: Sequence[str] = ()
    organisation: Phone | None = None


class WritePage(Page, template="guidance/welzijn/new.html"):
    case: Case
    form: forms_card.Card
    reader: Reader
    seal_key: str
    """To which a card is sealed that has to wait."""
    calls: Calls


class FormPiece(Piece, template="guidance/welzijn/_form.html"):
    case: Case
    form: forms_card.Card
    reader: Reader
    seal_key: str
    calls: Calls


class SentPiece(Piece, template="guidance/welzijn/_sent.html"):
    """Who has it, by when somebody looks, and the first steps of the meldcode."""

    signaal: Signaal
    reader: Reader
    by: date | None
    meldcode: bool


class CallPage(Page, template="guidance/welzijn/call_now.html"):
    """The numbers, and whom to write about afterwards. Kept on the phone: it opens offline."""

    calls: Calls
    people: Sequence[Person]


def write_page(case: Case, form: forms_card.Card | None = None) -> WritePage:
    return WritePage(
        case=case,
        form=form or forms_card.empty(clock.today()),
        reader=reader_of(case),
        seal_key=public_key(current_app.extensions["config"].secret),
        calls=calls_of_mine(),
    )


def form_of(page: WritePage) -> FormPiece:
    return FormPiece(**vars(page))


def sent(case: Case, signaal: Signaal) -> SentPiece:
    day = clock.day_of(signaal.written_at)
    return SentPiece(
        signaal=signaal,
        reader=reader_of(case, signaal.domains),
        by=react_by(rulebook(case.gemeente_id), signaal.level, day),
        meldcode=bool(MELDCODE & {*signaal.domains}),
    )


def reader_of(case: Case, domains: Iterable[Domain] = ()) -> Reader:
    """As `queries_readers.HANDLED` has it, said before there is a card and when it was sent."""
    values = {**who(me()), "gemeente": case.gemeente_id}
    if ours := db.rows(queries_readers.OUR_COORDINATORS, **values):
        return Reader(ReadBy.COORDINATOR, [each.name for each in ours])
    if Domain.RECHT in domains:
        return Reader(ReadBy.NOBODY, organisation=our_organisation())
    return consulent_of(case)


def consulent_of(case: Case) -> Reader:
    """Who of the gemeente reads what reaches it: the consulent of the dossier, or all."""
    values = {**who(me()), "gemeente": case.gemeente_id}
    there = db.read(Answering, queries_readers.CONSULENTEN, **values)
    if not there:
        return Reader(ReadBy.NOBODY, organisation=our_organisation())
    theirs = [each.name for each in there if case.consulent_id in (each.id, each.instead_of)]
    if case.consulent_id and theirs:
        return Reader(ReadBy.CONSULENT, theirs)
    return Reader(ReadBy.GEMEENTE)


def calls_of_mine() -> Calls:
    coordinators = db.read(Phone, queries_readers.COORDINATORS, **who(me()))
    organisation = None if coordinators else our_organisation()
    return Calls(numbers=NUMBERS, coordinators=coordinators, organisation=organisation)


def our_organisation() -> Phone | None:
    found = db.read(Phone, queries_readers.OUR_ORGANISATION, **who(me()))
    return found[0] if found else None


def call_page(dossiers: Rows[Dossier]) -> CallPage:
    people = db.read(Person, queries.to_flag(dossiers), **who(me()))
    return CallPage(calls=calls_of_mine(), people=people)
