"""What is shown of who needs a guide: whom an organisation looks for, and who fits."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Select
from werkzeug.datastructures import MultiDict

from webapp.case.account import Language
from webapp.case.dossier import BegeleidingKind, Dossier
from webapp.case.in_hand import Case
from webapp.case.policy import who
from webapp.case.spoken import Spoken
from webapp.core import db
from webapp.people.caseload import queries_wanted as queries
from webapp.people.caseload.forms_wanted import Give
from webapp.people.caseload.model_matching import Candidate, Wish, in_order
from webapp.web.choices import Offer
from webapp.web.guards import Rows
from webapp.web.page import Page
from webapp.web.who_asks import me

Posted = MultiDict[str, str]


class Asked(NamedTuple):
    """Somebody for whom this organisation is looking."""

    id: UUID
    name: str
    language: Language
    speaks: Spoken | None
    speaks_too: Spoken | None
    place: str | None
    kind: BegeleidingKind
    asked_on: date

    @property
    def languages(self) -> list[Spoken]:
        return spoken_by(self.language, self.speaks, self.speaks_too)


class WantedPage(Page, template="people/caseload/wanted.html"):
    people: Sequence[Asked]


class GivePage(Page, template="people/caseload/give.html"):
    case: Case
    kind: BegeleidingKind
    wish: Wish
    form: Give
    candidates: Mapping[str, Candidate]
    """By the key of their offer."""


def wanted_page(dossiers: Rows[Dossier]) -> WantedPage:
    return WantedPage(people=db.read(Asked, queries.asked(dossiers), **who(me())))


def give_page(case: Case, form: Give | None = None) -> GivePage:
    wish = wish_of(case, db.scalar(queries.OPEN_OURS, **who(me()), dossier=case.id).kind)
    found = fitting(queries.OURS, wish)
    return GivePage(
        case=case,
        kind=wish.kind or BegeleidingKind.BEGELEIDER,
        wish=wish,
        form=form or Give(None, offers_of(found)),
        candidates={str(each.id): each for each in found},
    )


def give_form(case: Case, kind: BegeleidingKind, posted: Posted) -> Give:
    return Give(posted, offers_of(fitting(queries.OURS, wish_of(case, kind))))


def spoken_by(language: Language, *spoken: Spoken | None) -> list[Spoken]:
    """The language of the screen while nobody asked."""
    return [each for each in spoken if each] or [Spoken(language.value)]


class Sought(NamedTuple):
    """What a dossier says of who would fit."""

    speaks_too: Spoken | None
    place: str | None


def wish_of(case: Case, kind: BegeleidingKind | None = None, known: Sought | None = None) -> Wish:
    """`known`: what KNOWN found, for a page that asked it already."""
    too, place = known or db.row(queries.KNOWN, dossier=case.id)
    languages = spoken_by(case.language, case.speaks, too)
    return Wish(languages=languages, village=place, kind=kind)


def fitting(query: Select[tuple[object, ...]], wish: Wish) -> list[Candidate]:
    """Everybody who may guide, who fits best first."""
    rows = db.rows(query, **who(me()))
    found = [
        Candidate(
            id=row.id,
            name=row.name,
            organisation=row.organisation,
            kind=row.kind,
            languages=[Spoken(each) for each in row.spoken or ()],
            village=row.village,
            guides=row.guides,
            capacity=row.capacity,
        )
        for row in rows
    ]
    return in_order(found, wish)


def offers_of(found: Sequence[Candidate]) -> list[Offer[UUID]]:
    return [Offer(each.id, str(each.id), each.name) for each in found]
