"""What is shown of the end of a begeleiding: to who ends it, and to who guided."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from werkzeug.datastructures import MultiDict

from webapp.case.dossier import BegeleidingKind
from webapp.case.in_hand import Case
from webapp.case.policy import who
from webapp.core import db
from webapp.guidance.clients import queries_farewell as queries
from webapp.guidance.clients.forms_farewell import Ending
from webapp.guidance.clients.model_farewell import Check
from webapp.law.calendar import DAY
from webapp.web.page import Page
from webapp.web.who_asks import me

TOLD_FOR = timedelta(days=60)
"""Who has not come by then guides nobody here any more."""


class Running(NamedTuple):
    """A begeleiding that is not over."""

    id: UUID
    kind: BegeleidingKind
    starts_on: date
    ends_on: date | None
    name: str
    farewell_id: UUID | None
    talk_on: date | None
    checked: Sequence[str] | None
    hand_over_id: UUID | None

    @property
    def last_day(self) -> date | None:
        return self.ends_on and self.ends_on - DAY

    @property
    def checks(self) -> list[tuple[Check, bool]]:
        return [(check, check in (self.checked or ())) for check in Check]


class ToHear(NamedTuple):
    """A begeleiding of mine that ends, which I have not read yet."""

    id: UUID
    word: str | None
    name: str | None
    """Not after the last day: then they are out of reach."""
    ends_on: date
    next: str | None
    """Who goes on."""

    @property
    def last_day(self) -> date:
        return self.ends_on - DAY


class EndPage(Page, template="guidance/clients/end.html"):
    case: Case
    running: Sequence[tuple[Running, Ending]]
    tried: Ending | None = None
    """What was handed in; that its begeleiding cannot be ended stands above all."""


def end_page(case: Case, tried: Ending | None = None) -> EndPage:
    found = db.read(Running, queries.HERE, **who(me()), dossier=case.id)
    return EndPage(case=case, running=[(it, form_of(it.id, tried)) for it in found], tried=tried)


def form_of(id: UUID, tried: Ending | None) -> Ending:
    """What was tried stands again where it was tried."""
    again = tried if tried and tried.begeleiding.data == str(id) else None
    return again or Ending(None, [id], of=id)


def ending(case: Case, posted: MultiDict[str, str]) -> Ending:
    rows = db.rows(queries.TO_END, **who(me()), dossier=case.id)
    return Ending(posted, [row.id for row in rows])
