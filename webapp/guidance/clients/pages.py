"""What is shown of who guides whom: the people of a begeleider, of an organisation, and one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import starmap
from typing import NamedTuple
from uuid import UUID

from werkzeug.datastructures import MultiDict

from webapp.case.account import Language
from webapp.case.dossier import BegeleidingKind
from webapp.case.in_hand import Case
from webapp.case.matching import Candidate, Wish, fitting, wish_of
from webapp.case.policy import Act, acts_on, who
from webapp.case.spoken import Spoken
from webapp.case.telephone import Telephone
from webapp.core import clock, db
from webapp.core.together import Rows
from webapp.guidance.clients import queries, queries_ahead
from webapp.guidance.clients.forms import Handing
from webapp.guidance.clients.pages_timeline import Timeline, timeline
from webapp.guidance.clients.queries_ahead import Meeting
from webapp.guidance.onboarding.pages import Arranged, Settling, settling_of
from webapp.guidance.visits.queries import Note
from webapp.law import promises
from webapp.law.calendar import DAY
from webapp.law.keys import Key
from webapp.law.rules import Rulebook
from webapp.money.budget.queries import Step
from webapp.plan.pip.model import Agreement
from webapp.plan.pip.queries import Line
from webapp.rules.book import rulebooks
from webapp.speech.i18n import Text
from webapp.web.page import Page, Piece
from webapp.web.who_asks import me

STEPS_SHOWN = timedelta(days=92)
"""What a household pays itself since three months may still need help."""
SECTIONS = (
    Act.READ_PIP,
    Act.READ_AGENDA,
    Act.READ_SETTLING,
    Act.TICK_SETTLING,
    Act.KEEP_PROMISE,
    Act.SEE_STEPS,
    Act.READ_MESSAGES,
    Act.READ_VISITS,
    Act.HAND_OVER,
    Act.END_GUIDANCE,
)


class Guided(NamedTuple):
    """One begeleiding that runs today."""

    id: UUID
    household_id: UUID
    gemeente_id: UUID
    name: str
    language: Language
    speaks: Spoken | None
    begeleiding_id: UUID
    kind: BegeleidingKind
    starts_on: date
    ends_on: date | None
    guide_id: UUID
    guide: str
    first_day: date | None
    """Of the first begeleider, from whom on the months count."""
    last_seen: date | None
    hand_over_id: UUID | None
    note: str | None
    read_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Client:
    """Somebody who is guided, as the staff who guide see them."""

    id: UUID
    household_id: UUID
    name: str
    speaks: Spoken | Language
    """The language of their screen while nobody asked which they speak."""
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
    arranged: Arranged | None = None
    """Of settling in; None when that list is not for this reader."""

    @property
    def last_day(self) -> date | None:
        return self.ends_on and self.ends_on - DAY

    @property
    def calls(self) -> bool:
        """Whether something about them is to be done."""
        return self.unread or self.not_seen or self.finishing


class Home(NamedTuple):
    street: str | None
    postcode: str | None
    place: str | None
    hidden: bool


class ClientPage(Page, template="guidance/clients/show.html"):
    case: Case
    can: frozenset[Act]
    clients: Sequence[Client]
    timeline: Timeline
    promises: Sequence[Line]
    steps: Sequence[Step]
    settling: Settling | None
    phones: Sequence[Telephone]
    home: Home | None
    """None while nobody wrote it down."""
    refusal: Text | None = None
    """Of a tick on the list; that is answered on the page of the list itself."""


class Promised(Piece, template="guidance/clients/_promise.html"):
    promise: Agreement
    helper: str | None


class Planned(NamedTuple):
    """A hand-over whose day is today or has still to come."""

    id: UUID
    from_id: UUID
    note: str | None
    starts_on: date
    name: str
    """Of who takes over."""
    former: str
    """Of who guided before."""


class Hand(NamedTuple):
    """One begeleiding, and how it goes on."""

    client: Client
    planned: Planned | None
    form: Handing
    wish: Wish


class HandOverPage(Page, template="guidance/clients/hand_over.html"):
    case: Case
    hands: Sequence[Hand]
    begun: Sequence[Planned]
    """Handed over from today on."""
    candidates: Mapping[str, Candidate]
    """By the key of their offer."""
    tried: Handing | None = None
    """What was handed in; that its begeleiding cannot be handed over stands above all."""


def clients_of(rows: Iterable[Guided], arranged: Mapping[UUID, Arranged]) -> list[Client]:
    """One statement for the rules of all their gemeenten."""
    rows = list(rows)
    books = rulebooks(row.gemeente_id for row in rows)
    today = clock.today()
    return [client_of(books[row.gemeente_id], row, today, arranged.get(row.id)) for row in rows]


def client_of(rules: Rulebook, row: Guided, today: date, arranged: Arranged | None) -> Client:
    first = row.first_day if row.kind is BegeleidingKind.BEGELEIDER else None
    # A new guide is not late on the first day for what was before.
    since = max(row.last_seen or row.starts_on, row.starts_on)
    return Client(
        id=row.id,
        household_id=row.household_id,
        name=row.name,
        speaks=row.speaks or row.language,
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
        arranged=arranged,
    )


def client_page(case: Case) -> ClientPage:
    """Everything who guides somebody needs at the door; each section only for whom it is."""
    can = acts_on(me(), case.id, *SECTIONS)
    ticks = Act.TICK_SETTLING in can
    coming, held, visits, promises, steps, phones, homes = around(case)
    reads_plan, reads_agenda = Act.READ_PIP in can, Act.READ_AGENDA in can
    reads_visits = Act.READ_VISITS in can and not me().is_locked(clock.real())
    lines = [*starmap(Line, promises)] if reads_plan else []
    return ClientPage(
        case=case,
        can=can,
        clients=clients_here(case, ours=Act.HAND_OVER in can),
        timeline=timeline(
            starmap(Meeting, coming if reads_agenda else ()),
            starmap(Meeting, held if reads_agenda else ()),
            starmap(Note, visits if reads_visits else ()),
            lines,
        ),
        promises=lines,
        steps=[*starmap(Step, steps)] if Act.SEE_STEPS in can else (),
        settling=settling_of(case, may_tick=ticks) if Act.READ_SETTLING in can else None,
        phones=[*starmap(Telephone, phones)],
        home=next(starmap(Home, homes), None),
    )


def around(case: Case) -> list[Rows]:
    """What comes, what was and what was noted of it; what the gemeente and the begeleider promised
    in the plan, and what I do together; what the household pays itself; where they live and can be
    called.
    """
    values = who(me()) | {"dossier": case.id, "household": case.household_id}
    since = clock.today() - STEPS_SHOWN
    return queries_ahead.around(me().role).read(**values, now=clock.now(), since=since)


def clients_here(case: Case, *, ours: bool) -> list[Client]:
    """Who guides this person today: I do, or somebody of ours."""
    here = queries.OURS_HERE if ours else queries.MINE_HERE
    return clients_of(db.read(Guided, here, **who(me()), dossier=case.id), {})


def hand_over_page(case: Case, tried: Handing | None = None) -> HandOverPage:
    """Who of ours guides somebody, who may take over, and what was planned."""
    values = who(me()) | {"dossier": case.id}
    planned = {row.from_id: row for row in db.read(Planned, queries.PLANNED, **values)}
    wish = wish_of(case)
    candidates = fitting(queries.TAKES_OVER, values, wish)
    hands = [
        Hand(
            client, planned.get(id), form_of(id, candidates, tried), replace(wish, kind=client.kind)
        )
        for client in clients_here(case, ours=True)
        for id in [client.begeleiding_id]
    ]
    return HandOverPage(
        case=case,
        hands=hands,
        begun=[it for it in planned.values() if it.starts_on == clock.today()],
        candidates={str(each.id): each for each in candidates},
        tried=tried,
    )


def form_of(id: UUID, candidates: Iterable[Candidate], tried: Handing | None) -> Handing:
    """What was tried stands again where it was tried."""
    again = tried if tried and tried.begeleiding.data == str(id) else None
    return again or Handing(None, [id], candidates, clock.today(), of=id)


def handing(case: Case, posted: MultiDict[str, str]) -> Handing:
    values = who(me()) | {"dossier": case.id}
    running = [row.id for row in db.rows(queries.OF_OURS, **values)]
    candidates = fitting(queries.TAKES_OVER, values, wish_of(case))
    return Handing(posted, running, candidates, clock.today())
