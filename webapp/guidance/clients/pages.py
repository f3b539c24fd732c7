"""What is shown of who guides whom: the people of a begeleider, of an organisation, and one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from webapp.calendar.agenda.pages import coming
from webapp.case.account import Language
from webapp.case.dossier import BegeleidingKind
from webapp.case.policy import Act, acts_on, who
from webapp.case.sessions import Me
from webapp.core import clock, db
from webapp.guidance.clients import queries
from webapp.guidance.onboarding.pages import list_of
from webapp.law import promises
from webapp.law.calendar import DAY
from webapp.law.rules import Key, Rulebook
from webapp.money.budget.queries import RECENT_STEPS
from webapp.plan.pip.queries import PROMISES
from webapp.rules.book import rulebooks

STEPS_SHOWN = timedelta(days=92)
"""What a household pays itself since three months may still need help."""
APPOINTMENTS_SHOWN = 3
SECTIONS = (
    Act.READ_PIP,
    Act.READ_AGENDA,
    Act.READ_SETTLING,
    Act.TICK_SETTLING,
    Act.KEEP_PROMISE,
    Act.SEE_STEPS,
    Act.READ_MESSAGES,
    Act.HAND_OVER,
)


@dataclass(frozen=True, kw_only=True)
class Client:
    """Somebody who is guided, as the staff who guide see them."""

    id: UUID
    name: str
    language: Language
    kind: BegeleidingKind
    guide_id: UUID
    guide: str
    begeleiding_id: UUID
    ends_on: date | None
    month: int | None
    """Of the begeleiding, from 1; None with a maatje, whose company has no term."""
    months: int
    finishing: bool
    last_seen: date | None
    since: date
    """From when on the days without a visit count."""
    not_seen: bool
    hand_over_id: UUID | None
    note: str | None
    unread: bool
    settled: tuple[int, int] | None = None
    """Arranged, and all there is to arrange; None when the list is not for this reader."""

    @property
    def last_day(self) -> date | None:
        return self.ends_on and self.ends_on - DAY

    @property
    def calls(self) -> bool:
        """Whether something about them is to be done."""
        return self.unread or self.not_seen or self.finishing


def clients_of(rows: Iterable[Any], settled: dict[UUID, tuple[int, int]]) -> list[Client]:
    """One statement for the rules of all their gemeenten."""
    rows = list(rows)
    books = rulebooks(row.gemeente_id for row in rows)
    today = clock.today()
    return [client_of(books[row.gemeente_id], row, today, settled.get(row.id)) for row in rows]


def client_of(rules: Rulebook, row: Any, today: date, settled: tuple[int, int] | None) -> Client:
    first = row.first_day if row.kind is BegeleidingKind.BEGELEIDER else None
    # A new guide is not late on the first day for what was before.
    since = max(row.last_seen or row.starts_on, row.starts_on)
    return Client(
        id=row.id,
        name=row.name,
        language=row.language,
        kind=row.kind,
        guide_id=row.guide_id,
        guide=row.guide,
        begeleiding_id=row.begeleiding_id,
        ends_on=row.ends_on,
        month=promises.begeleiding_month(first, today) if first else None,
        months=rules.number(Key.BEGELEIDING_MONTHS, first or today),
        finishing=first is not None and promises.finishing(rules, first, today),
        last_seen=row.last_seen,
        since=since,
        not_seen=promises.not_seen(rules, since, today),
        hand_over_id=row.hand_over_id,
        note=row.note,
        unread=row.note is not None and row.read_at is None,
        settled=settled,
    )


def client_page(me: Me, dossier: Any) -> dict[str, Any]:
    """Everything who guides somebody needs at the door; each section only for whom it is."""
    can = acts_on(me, dossier.id, *SECTIONS)
    values = who(me) | {"dossier": dossier.id}
    here = queries.OURS_HERE if Act.HAND_OVER in can else queries.MINE_HERE
    shown: dict[str, Any] = {
        "dossier": dossier,
        "can": can,
        "clients": clients_of(db.rows(here, **values), {}),
        "today": clock.today(),
    }
    if Act.READ_AGENDA in can:
        shown["appointments"] = coming(dossier.id, clock.now(), 0)[:APPOINTMENTS_SHOWN]
    if Act.READ_PIP in can:
        shown["promises"] = promises_of(me, dossier.id)
    if Act.SEE_STEPS in can:
        since = clock.today() - STEPS_SHOWN
        shown["steps"] = db.rows(RECENT_STEPS, household=dossier.household_id, since=since)
    if Act.READ_SETTLING in can:
        shown |= list_of(dossier, ticks=Act.TICK_SETTLING in can)
    return shown


def promises_of(me: Me, dossier_id: UUID) -> Sequence[Any]:
    """What the gemeente and the begeleider promised in the plan, and what I do together."""
    return db.rows(PROMISES, dossier=dossier_id, me=me.id)


def hand_over_page(me: Me, dossier: Any) -> dict[str, Any]:
    """Who of ours guides somebody, who may take over, and what was planned."""
    values = who(me) | {"dossier": dossier.id}
    return {
        "dossier": dossier,
        "clients": clients_of(db.rows(queries.OURS_HERE, **values), {}),
        "candidates": db.rows(queries.CANDIDATES, **values),
        "planned": {row.from_id: row for row in db.rows(queries.PLANNED, **values)},
        "today": clock.today(),
        "errors": {},
        "typed": {},
    }
