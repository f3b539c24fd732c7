"""Sends what is due: claims it, delivers it, notes what became of it.

At least once: a worker that dies leaves a lease that runs out, and the next one sends the same
reminder under the same topic and tag, so that the person sees one. Any number may work at once.
"""

import asyncio
import logging
import random
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from threading import Event
from typing import NamedTuple
from urllib.parse import urlsplit
from uuid import UUID, uuid4

from sqlalchemy import Update, delete, insert, select, update
from sqlalchemy.orm import Session

from webapp.case.account import Language
from webapp.config import Config
from webapp.contact.push.model import Delivery, Reminder, State, Subscription
from webapp.contact.push.pages_notice import Claimed, payload, tag_of
from webapp.contact.push.queries import Phone
from webapp.core import clock, events
from webapp.core.db import NEVER, Database
from webapp.sending import queries, sms
from webapp.webpush.sealing import Target
from webapp.webpush.sender import MOST_TTL, Fate, Outcome, Sender, Urgency

log = logging.getLogger("webapp.push")
PEOPLE_AT_ONCE = 200
LEASE = timedelta(minutes=2)
"""Real time. Longer than the ten seconds that a push service is waited for."""
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=1)
OUR_FAULT_WAIT = timedelta(minutes=15)
AN_HOUR = timedelta(hours=1)


class Person(NamedTuple):
    """Somebody whose reminders are due."""

    id: UUID
    language: Language
    says_when: bool | None
    """None: nothing was chosen."""


@dataclass
class Parcel:
    """What is due together for one person, and the phones that do not have it yet."""

    account_id: UUID
    language: Language
    says_when: bool
    tag: str
    reminders: list[Claimed]
    phones: list[Phone] = field(default_factory=list)
    reached: bool = False
    """Whether another phone of this person has it already."""
    outcomes: list[tuple[Phone, Outcome]] = field(default_factory=list)

    @property
    def not_after(self) -> datetime:
        """Until when it tells anything: as long as one of its reminders does."""
        return max(row.not_after for row in self.reminders)

    def verdict(self, now: datetime) -> tuple[State, timedelta]:
        """What it is now, and how long to wait where a phone could not be reached yet."""
        waits = [wait_of(outcome, self.reminders[0].tries) for _, outcome in self.outcomes]
        wait = max(waits, default=timedelta(0))
        if wait and now + wait < self.not_after:
            return State.WAITING, wait
        sent = self.reached or any(o.fate is Fate.SENT for _, o in self.outcomes)
        return State.SENT if sent else State.MISSED, timedelta(0)


class Worker:
    """One process's share of the sending."""

    def __init__(
        self,
        database: Database,
        config: Config,
        sender: Sender,
        lease: timedelta = LEASE,
        texts: sms.Texts | None = None,
    ) -> None:
        """`texts`: the SMS to whom no push reaches; without it somebody calls them."""
        self.database, self.config, self.sender, self.lease = database, config, sender, lease
        self.texts = texts
        self.name = uuid4()
        self.closed: dict[str, datetime] = {}
        """Hosts that asked for patience, until when (real time)."""

    async def run(
        self, stop: Event, every: float = 5.0, hourly: Callable[[], None] = lambda: None
    ) -> None:
        """Work until told to stop; look again every so many seconds when nothing is due.

        SMS have rounds of their own: a gateway that does not answer keeps no push waiting.
        """
        async with self.sender:
            parts = [rounds(self.once, stop, every, hourly)]
            if self.texts:
                parts.append(rounds(partial(asyncio.to_thread, self.texts.once), stop, every))
            await asyncio.gather(*parts)

    async def once(self) -> bool:
        """One round. Whether there was anything to do."""
        parcels = self.claim()
        await asyncio.gather(*(self.deliver(parcel) for parcel in parcels))
        if parcels:
            self.note(parcels)
        return bool(parcels)

    def claim(self) -> list[Parcel]:
        """Take what is due, if there is anything: looking alone takes no lock."""
        now, real = clock.now(), clock.real()
        with self.database.connect(writes=False) as connection:
            if not connection.scalar(queries.ANYTHING, {"now": now, "real": real}):
                return []
        with self.database.unit() as session:
            moment = {"now": now, "real": real}
            due = session.execute(queries.PEOPLE, moment | {"most": PEOPLE_AT_ONCE})
            people = [Person(*row) for row in due]
            lease = {"worker": self.name, "until": real + self.lease, "ids": [p.id for p in people]}
            claimed = session.execute(queries.CLAIM, moment | lease) if people else ()
            rows = [Claimed(*row) for row in claimed]
            parcels = self.packed(session, people, rows)
            ids = {"ids": [row.id for row in rows]}
            had = session.execute(queries.DELIVERED, ids).all() if rows else []
            where = session.execute(queries.PHONES, {"real": real, "ids": lease["ids"]})
            phones = [Phone(*row) for row in where]
        for parcel in parcels:
            mine = {row.id for row in parcel.reminders}
            done = {d.subscription_id for d in had if d.reminder_id in mine}
            of_person = [phone for phone in phones if phone.account_id == parcel.account_id]
            parcel.reached = bool(done)
            parcel.phones = [phone for phone in of_person if phone.id not in done]
        return parcels

    def packed(
        self, session: Session, people: Sequence[Person], rows: Iterable[Claimed]
    ) -> list[Parcel]:
        """One parcel for what is new for a person; what was tried before keeps its own tag.

        What is of no use any more lies apart, and goes nowhere.
        """
        known, now = {person.id: person for person in people}, clock.now()
        together: dict[tuple[UUID, str | None, bool], list[Claimed]] = defaultdict(list)
        for row in rows:
            together[row.account_id, row.tag, row.not_after <= now].append(row)
        parcels, fresh = [], []
        for (account_id, old_tag, _useless), mine in together.items():
            subjects = [row.subject_id for row in mine]
            tag = old_tag or tag_of(self.config.secret, account_id, subjects)
            if old_tag is None:
                fresh += [{"id": row.id, "tag": tag} for row in mine]
            person = known[account_id]
            parcels.append(Parcel(person.id, person.language, bool(person.says_when), tag, mine))
        if fresh:
            session.execute(update(Reminder), fresh)
        return parcels

    async def deliver(self, parcel: Parcel) -> None:
        """Send it to each phone; what became of it is in `outcomes`."""
        ttl = parcel.not_after - clock.now()
        if ttl <= timedelta(0):
            return
        text = payload(
            parcel.language,
            parcel.reminders,
            says_when=parcel.says_when,
            origin=self.config.url,
            tag=parcel.tag,
            pepper=self.config.secret,
        )
        urgent = any(row.urgent for row in parcel.reminders)
        for phone in parcel.phones:
            outcome = self.patience(phone) or await self.sender.send(
                Target(phone.endpoint, phone.p256dh, phone.auth),
                text,
                ttl=min(int(ttl.total_seconds()), MOST_TTL),
                urgency=Urgency.HIGH if urgent else Urgency.NORMAL,
                topic=parcel.tag,
                key=phone.vapid_key,
            )
            self.heed(phone, outcome)
            events.count(events.Event.PUSH, outcome.fate)
            parcel.outcomes.append((phone, outcome))

    def patience(self, phone: Phone) -> Outcome | None:
        """A host that asked for patience is left alone until then."""
        left = self.closed.get(host_of(phone), NEVER) - clock.real()
        if left <= timedelta(0):
            return None
        return Outcome(Fate.LATER, 429, int(left.total_seconds()) + 1)

    def heed(self, phone: Phone, outcome: Outcome) -> None:
        if outcome.fate is Fate.LATER and outcome.retry_after_seconds:
            wait = timedelta(seconds=outcome.retry_after_seconds)
            self.closed[host_of(phone)] = clock.real() + wait
        if outcome.fate is Fate.REFUSED:  # our own keys or messages: somebody has to look
            log.error("push refused by %s: %s %s", host_of(phone), outcome.status, outcome.why)

    def note(self, parcels: Sequence[Parcel]) -> None:
        """Keep what became of each; a reminder that was planned anew meanwhile is left alone."""
        now = clock.now()
        with self.database.unit() as session:
            done: dict[State, list[UUID]] = defaultdict(list)
            missed: dict[UUID, datetime] = {}
            for parcel in parcels:
                state, wait = parcel.verdict(now)
                ids = [row.id for row in parcel.reminders]
                if state is State.WAITING:
                    self.put_off(session, parcel, ids, now + spread(wait))
                else:
                    done[state] += ids
                if state is State.MISSED and self.texts and now < parcel.not_after:
                    known = missed.get(parcel.account_id, NEVER)
                    missed[parcel.account_id] = max(known, parcel.not_after)
            for state, ids in done.items():
                values = {"state": state, "done_at": now}
                session.execute(self.mine(ids).values(leased_by=None, **values))
            sms.ask(session, missed, now)
            phones = {p.id for parcel in parcels for p, o in parcel.outcomes if o.fate is Fate.GONE}
            if phones:
                session.execute(delete(Subscription).where(Subscription.id.in_(phones)))

    def put_off(self, session: Session, parcel: Parcel, ids: list[UUID], until: datetime) -> None:
        """Try again later, but only the phones that do not have it yet."""
        tries = parcel.reminders[0].tries + 1
        later = self.mine(ids).values(
            send_at=until, tries=tries, leased_by=None, leased_until=NEVER
        )
        session.execute(later)
        had = [phone.id for phone, outcome in parcel.outcomes if outcome.fate is Fate.SENT]
        if had:
            both = (
                select(Reminder.id, Subscription.id)
                .join(Subscription, Subscription.account_id == Reminder.account_id)
                .where(Reminder.id.in_(ids), Subscription.id.in_(had))
            )
            columns = ["reminder_id", "subscription_id"]
            session.execute(insert(Delivery).from_select(columns, both))

    def mine(self, ids: list[UUID]) -> Update:
        held = Reminder.id.in_(ids), Reminder.leased_by == self.name
        return update(Reminder).where(*held).execution_options(synchronize_session=False)


async def rounds(
    work: Callable[[], Awaitable[bool]],
    stop: Event,
    every: float,
    hourly: Callable[[], None] = lambda: None,
) -> None:
    """One round after the other until told to stop, whatever goes wrong in one."""
    swept = NEVER
    while not stop.is_set():
        if clock.real() - swept > AN_HOUR:
            swept = clock.real()
            hourly()
        try:
            worked = await work()
        except Exception:
            log.exception("reminders: this round failed; the next one tries again")
            worked = False
        if not worked:
            await asyncio.to_thread(stop.wait, every)


def wait_of(outcome: Outcome, tries: int) -> timedelta:
    """How long a phone is left alone before the next try; nothing when it has it, or is gone."""
    if outcome.fate is Fate.REFUSED:
        return OUR_FAULT_WAIT
    if outcome.fate is not Fate.LATER:
        return timedelta(0)
    asked = timedelta(seconds=outcome.retry_after_seconds or 0)
    doubled: timedelta = FIRST_WAIT * 2 ** min(tries, 10)
    return max(asked, min(doubled, LONGEST_WAIT))


def spread(wait: timedelta) -> timedelta:
    """Up to a fifth longer, so that not everybody comes back at once."""
    return wait * random.uniform(1, 1.2)  # noqa: S311 - no secret


def host_of(phone: Phone) -> str:
    return str(urlsplit(phone.endpoint).netloc)
