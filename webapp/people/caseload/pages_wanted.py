"""What is shown of who needs a guide: whom an organisation looks for, and who fits."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from werkzeug.datastructures import MultiDict

from webapp.case.account import Language
from webapp.case.dossier import BegeleidingKind, Dossier
from webapp.case.in_hand import Case
from webapp.case.matching import Candidate, Wish, fitting, spoken_by, wish_of
from webapp.case.policy import who
from webapp.case.spoken import Spoken
from webapp.core import db
from webapp.people.caseload import queries_wanted as queries
from webapp.people.caseload.forms_wanted import Give
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


class Found(NamedTuple):
    guide: str
    name: str
    starts_on: date


class WantedPage(Page, template="people/caseload/wanted.html"):
    people: Sequence[Asked]
    found: Found | None
    """For whom somebody was found just now."""


class GivePage(Page, template="people/caseload/give.html"):
    case: Case
    kind: BegeleidingKind
    wish: Wish
    form: Give
    candidates: Mapping[str, Candidate]
    """By the key of their offer."""


def wanted_page(dossiers: Rows[Dossier], given: str) -> WantedPage:
    people = db.read(Asked, queries.asked(dossiers), **who(me()))
    return WantedPage(people=people, found=found_just_now(given))


def found_just_now(given: str) -> Found | None:
    try:
        row = db.row(queries.GIVEN, **who(me()), given=UUID(given)) if given else None
    except ValueError:
        return None
    return Found(*row) if row else None


def give_page(case: Case, form: Give | None = None) -> GivePage:
    wish = wish_of(case, db.scalar(queries.OPEN_OURS, **who(me()), dossier=case.id).kind)
    found = fitting(queries.OURS, who(me()), wish)
    return GivePage(
        case=case,
        kind=wish.kind or BegeleidingKind.BEGELEIDER,
        wish=wish,
        form=form or Give(None, offers_of(found)),
        candidates={str(each.id): each for each in found},
    )


def give_form(case: Case, kind: BegeleidingKind, posted: Posted) -> Give:
    return Give(posted, offers_of(fitting(queries.OURS, who(me()), wish_of(case, kind))))


def offers_of(found: Sequence[Candidate]) -> list[Offer[UUID]]:
    return [Offer(each.id, str(each.id), each.name) for each in found]
