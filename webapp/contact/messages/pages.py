"""Whom somebody talks with about one dossier, and what waits for an answer."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import starmap
from typing import NamedTuple
from uuid import UUID

from webapp.case.account import Role
from webapp.case.dossier import BegeleidingKind, Dossier
from webapp.case.in_hand import Case
from webapp.case.policy import acts_on, may, who
from webapp.case.telephone import shown
from webapp.contact.messages import queries
from webapp.contact.messages.model import AMONG_STAFF, Talk
from webapp.contact.messages.queries import Said
from webapp.contact.messages.queries_talks import AROUND, READS, WRITES, Person, latest, states
from webapp.contact.messages.queries_waiting import Waiting, unanswered
from webapp.core import clock, db
from webapp.law.keys import Key
from webapp.law.promises import answer_by
from webapp.rules.book import rulebook, rulebooks
from webapp.web.guards import Rows
from webapp.web.page import Page
from webapp.web.who_asks import me


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
    return MessagesPage(case=case, rows=rows, answer_days=promise)


def new_in(dossier_id: UUID) -> dict[Talk, int]:
    """How many messages an inburgeraar has not opened, by talk."""
    return dict(map(tuple, db.rows(queries.NEW, dossier=dossier_id)))


def people_around(case: Case) -> list[Person]:
    """The inburgeraar, with the number to call first, the consulent, and who guides."""
    contacts, phones = AROUND.read(dossier=case.id, today=clock.today())
    number = next((shown(number) for number, *_ in phones), None)
    participant = Person(case.name, Role.INBURGERAAR, number, None)
    return [participant, *starmap(Person, contacts)]


def people_in(talk: Talk, around: Sequence[Person]) -> list[Person]:
    """Who is on the other side of a talk."""
    participant, *others = around
    if talk in AMONG_STAFF:
        return [each for each in others if each.name != me().name and is_staff(each)]
    if not me().dossier_id:
        return [participant]
    if talk is Talk.CONSULENT:
        return [each for each in others if each.kind is None]
    return [each for each in others if each.kind == talk.value]


def is_staff(person: Person) -> bool:
    """Who is told of the talk among colleagues: a maatje is a neighbour."""
    return person.kind is not BegeleidingKind.MAATJE


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


def inbox_page(dossiers: Rows[Dossier], number: int) -> InboxPage:
    """What waits for an answer, and by when it was promised: one's own, then colleagues'."""
    values = who(me()) | {"kinds": talks_of_mine(), "skip": (number - 1) * queries.PAGE}
    found = db.read(Waiting, unanswered(dossiers), **values)
    rules = rulebooks(each.gemeente_id for each in found)
    waiting = [
        (each, answer_by(rules[each.gemeente_id], clock.day_of(each.sent_at)).day)
        for each in found[: queries.PAGE]
    ]
    return InboxPage(
        own=[each for each in waiting if each[0].mine],
        of_colleagues=[each for each in waiting if not each[0].mine],
        today=clock.today(),
        number=number,
        more=len(found) > queries.PAGE,
    )
