"""Whom somebody talks with about one dossier, and what waits for an answer."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import starmap
from typing import NamedTuple
from uuid import UUID

from webapp.case.account import Role
from webapp.case.dossier import BegeleidingKind
from webapp.case.in_hand import Case
from webapp.case.policy import Act, acts_on, may, who
from webapp.case.telephone import shown
from webapp.contact.messages import queries
from webapp.contact.messages.model import AMONG_STAFF, Talk
from webapp.contact.messages.queries import Said
from webapp.contact.messages.queries_around import AROUND, Person
from webapp.contact.messages.queries_recent import Recent, Unread, recent, unread_by_talk
from webapp.contact.messages.queries_talks import READS, WRITES, latest, states
from webapp.contact.messages.queries_waiting import Waiting, all_unanswered
from webapp.core import clock, db
from webapp.law.keys import Key
from webapp.law.promises import answer_by
from webapp.rules.book import rulebook, rulebooks
from webapp.web.page import Page
from webapp.web.who_asks import me

NEWS_FOR = timedelta(days=60)


class Row(NamedTuple):
    """A talk in the list of them."""

    talk: Talk
    people: Sequence[Person]
    """Who is on the other side; nobody while there is none."""
    last: Said | None
    new: int
    """So many messages that the inburgeraar has not opened."""


class MessagesPage(Page, template="contact/messages/show.html"):
    case: Case
    rows: Sequence[Row]
    answer_days: int | None
    """Promised to an inburgeraar."""


class InboxPage(Page, template="contact/messages/inbox.html"):
    own: Sequence[tuple[Waiting, date]]
    """Each with the day by which an answer was promised."""
    of_colleagues: Sequence[tuple[Waiting, date]]
    unread: Sequence[Unread]
    """Of what colleagues wrote."""
    recent: Sequence[Recent]
    """With or about whom was written last."""
    today: date
    number: int
    more: bool


def talks_of_mine() -> list[Talk]:
    """The talks my role takes part in."""
    return [talk for talk, act in WRITES.items() if may(me(), act)]


def talks_in(case: Case) -> list[Talk]:
    """Those of this dossier that I may read."""
    if me().dossier_id:
        return talks_of_mine()
    found = acts_on(me(), case.id, *READS.values())
    return [talk for talk, act in READS.items() if act in found]


def messages_page(case: Case) -> MessagesPage:
    values = who(me()) | {"dossier": case.id}
    last = {said.talk: said for said in db.read(Said, latest(me().role), **values, most=1)}
    new, promise = {}, None
    if me().dossier_id:
        new = new_in(case.id)
        promise = rulebook(case.gemeente_id).number(Key.ANSWER_WORKING_DAYS, clock.today())
    around = people_around(case)
    rows = [Row(t, people_in(t, around), last.get(t), new.get(t, 0)) for t in talks_in(case)]
    return MessagesPage(case=case, rows=[*filter(is_shown, rows)], answer_days=promise)


def is_shown(row: Row) -> bool:
    """Not everybody has a begeleider and a maatje; what was said to a former one can be read."""
    return not me().dossier_id or row.talk is Talk.CONSULENT or bool(row.people or row.last)


def new_in(dossier_id: UUID) -> dict[Talk, int]:
    """How many messages an inburgeraar has not opened, by talk."""
    return dict(map(tuple, db.rows(queries.NEW, dossier=dossier_id)))


def people_around(case: Case) -> list[Person]:
    """The inburgeraar, with the number to call first, the consulent, and who guides."""
    values = who(me()) | {"dossier": case.id}
    contacts, phones, leaders = AROUND.read(**values)
    number = next((shown(number) for number, *_ in phones), None)
    participant = Person(case.name, Role.INBURGERAAR, number, None)
    return [participant, *starmap(Person, [*contacts, *leaders])]


def people_in(talk: Talk, around: Sequence[Person]) -> list[Person]:
    """Who is on the other side of a talk."""
    participant, *others = around
    if talk in AMONG_STAFF:
        return [each for each in others if each.name != me().name and takes_part(each, talk)]
    if not me().dossier_id:
        return [participant]
    if talk is Talk.CONSULENT:
        return [each for each in others if each.role is Role.CONSULENT]
    return [each for each in others if each.kind == talk.value]


def takes_part(person: Person, talk: Talk) -> bool:
    """In a talk among staff: a maatje speaks with the coördinator only."""
    if person.role is Role.COORDINATOR:
        return True
    return (person.kind is BegeleidingKind.MAATJE) is (talk is Talk.COORDINATOR)


def state_of(case: Case) -> str:
    """By what an open page knows that something is new: how far each talk is, in one line."""
    return in_short(states_of(case))


def states_of(case: Case) -> dict[Talk, str]:
    """Whether an interpreter is needed an inburgeraar is not told; who has read what, no one else
    is.
    """
    found = {talk: "0" for talk, act in READS.items() if may(me(), act)}
    for talk, *counts in db.rows(states(me().role), **who(me()), dossier=case.id):
        *marks, read, interpreter = counts
        shown = [*marks, read if me().dossier_id else interpreter]
        found[talk] = ".".join(map(str, shown))
    return found


def in_short(found: Mapping[Talk, str]) -> str:
    """All of them in one line, as an address writes its query."""
    return "&".join(f"{talk}={state}" for talk, state in found.items())


def lately() -> datetime:
    """From when on what colleagues wrote is news."""
    return clock.now() - NEWS_FOR


def inbox_page(number: int) -> InboxPage:
    """What waits for an answer, and by when it was promised: one's own, then colleagues'."""
    values = who(me()) | {"since": lately()}
    query = all_unanswered(me().role) if may(me(), Act.SETTLE_MESSAGE) else None
    skip = (number - 1) * queries.PAGE
    found = db.read(Waiting, query, **values, skip=skip) if query is not None else []
    rules = rulebooks(each.gemeente_id for each in found)
    waiting = [
        (each, answer_by(rules[each.gemeente_id], clock.day_of(each.sent_at)).day)
        for each in found[: queries.PAGE]
    ]
    return InboxPage(
        own=[each for each in waiting if each[0].mine],
        of_colleagues=[each for each in waiting if not each[0].mine],
        unread=db.read(Unread, unread_by_talk(me().role), **values),
        recent=db.read(Recent, recent(me().role), **values),
        today=clock.today(),
        number=number,
        more=len(found) > queries.PAGE,
    )
