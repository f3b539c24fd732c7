"""SMS to people whom no push reaches: asked for with what became of the push, sent once.

A person gets push or SMS, never both of one thing, and one SMS a day at most. Before a second try
the gateway is asked whether it has the first: who dies between sending and noting sends no two.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import NamedTuple
from uuid import UUID, uuid4

from sqlalchemy import update
from sqlalchemy.orm import Session

from webapp.case.account import Language
from webapp.contact.push.model import QUIET_FROM, QUIET_UNTIL
from webapp.contact.push.model_timing import ZONE, Quiet
from webapp.contact.sms.model import Sms, SmsState, parts
from webapp.core import clock, events
from webapp.core.db import Database
from webapp.sending import queries_sms as queries
from webapp.sending.notify import Gateway, Known, Refusal

log = logging.getLogger("webapp.sms")
AT_ONCE = 10
LEASE = timedelta(minutes=5)
"""Real time. Longer than all of them wait for the gateway together."""
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=1)
FIRST_LOOK = timedelta(minutes=10)
UNKNOWN_AFTER = timedelta(days=3)
"""So long a gateway tries; whoever is not known to have it by then is to be called."""


class Reachable(NamedTuple):
    """Somebody with a mobile number of their own, who did not say no."""

    id: UUID
    gemeente_id: UUID
    quiet_from: time | None
    quiet_until: time | None


class Due(NamedTuple):
    id: UUID
    state: SmsState
    tries: int
    not_after: datetime
    gateway_id: str | None
    language: Language
    number: str | None
    """None: there is no such number any more, or they said no meanwhile."""
    call: str
    """The gemeente's telephone."""


@dataclass(frozen=True)
class Became:
    """What it is from now on, and when to look again."""

    state: SmsState
    wait: timedelta = timedelta(0)
    known: Known | None = None


def ask(session: Session, missed: Mapping[UUID, datetime], now: datetime) -> None:
    """Write an SMS for each of these people who can get one, with until when it tells anything.

    In the unit of work that notes that the push did not arrive: both, or neither.
    """
    people = session.execute(queries.REACHABLE, {"ids": [*missed]}) if missed else ()
    rows = []
    for person in (Reachable(*row) for row in people):
        quiet = Quiet(person.quiet_from or QUIET_FROM, person.quiet_until or QUIET_UNTIL)
        send_at = quiet.over(now) if quiet.holds(now.astimezone(ZONE).time()) else now
        until = missed[person.id]
        if send_at < until:
            row = {
                "id": uuid4(),
                "account_id": person.id,
                "gemeente_id": person.gemeente_id,
                "day": clock.day_of(send_at),
                "send_at": send_at,
                "not_after": until,
            }
            rows.append(row)
    if rows:
        session.execute(queries.write(session.get_bind().dialect.name), rows)


class Texts:
    """One process's share of the SMS."""

    def __init__(self, database: Database, gateway: Gateway) -> None:
        self.database, self.gateway = database, gateway

    def once(self) -> bool:
        """One round. Whether there was anything to do."""
        due = self.claim()
        for each in due:
            self.note(each, self.step(each))
        return bool(due)

    def claim(self) -> list[Due]:
        moment = {"now": clock.now(), "real": clock.real()}
        with self.database.connect(writes=False) as connection:
            if not connection.scalar(queries.ANYTHING, moment):
                return []
        with self.database.unit() as session:
            ids = session.scalars(queries.DUE, moment | {"most": AT_ONCE}).all()
            until = {"leased_until": clock.real() + LEASE, "tries": Sms.tries + 1}
            session.execute(update(Sms).where(Sms.id.in_(ids)).values(until))
            return [Due(*row) for row in session.execute(queries.WHOLE, {"ids": ids})]

    def step(self, due: Due) -> Became:
        if due.state is SmsState.ACCEPTED:
            return self.look(due)
        if due.number is None or clock.now() >= due.not_after:
            return Became(SmsState.FAILED)
        answer: Known | Refusal | None = None
        if due.tries > 1:  # the one before may have been taken, and the answer lost
            answer = self.gateway.find(str(due.id))
        if answer is None:
            answer = self.gateway.send(due.number, due.language, str(due.id), due.call)
        if isinstance(answer, Known):
            return Became(SmsState.ACCEPTED, FIRST_LOOK, answer)
        wait = min(FIRST_WAIT * 2 ** min(due.tries - 1, 10), LONGEST_WAIT)
        if answer.again and clock.now() + wait < due.not_after:
            return Became(SmsState.WAITING, wait)
        if not answer.again:
            log.error("sms refused by the gateway: %s", answer.why)
        return Became(SmsState.FAILED)

    def look(self, due: Due) -> Became:
        """Whether it arrived, asked less and less often."""
        answer = self.gateway.look(due.gateway_id or "")
        if isinstance(answer, Known) and answer.status == "delivered":
            return Became(SmsState.ARRIVED)
        failed = isinstance(answer, Known) and answer.status.endswith("-failure")
        wait = FIRST_LOOK * 2 ** min(due.tries, 10)
        if failed or wait > UNKNOWN_AFTER:
            return Became(SmsState.FAILED)
        return Became(SmsState.ACCEPTED, wait)

    def note(self, due: Due, now: Became) -> None:
        values: dict[str, object] = {
            "state": now.state,
            "send_at": clock.now() + now.wait,
            "leased_until": clock.real(),
        }
        if now.known:
            values |= {"gateway_id": now.known.id, "parts": parts(now.known.text), "tries": 0}
        with self.database.unit() as session:
            session.execute(
                update(Sms).where(Sms.id == due.id, Sms.state == due.state).values(values)
            )
        events.count(events.Event.SMS, now.state)
