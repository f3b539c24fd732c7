"""Plan, move, cancel, answer, let time pass, send, fail: whatever the order, the promises hold.

Time passes over both changes of the clock: 25 October 2026 and 28 March 2027.
"""

import asyncio
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
)
from sqlalchemy import delete, select

from tests.conftest import SECRET, Store
from tests.contact.push.recorder import Recorder
from tests.contact.push.talks import HALF_AN_HOUR, appointment
from webapp.calendar.agenda.model import Answer, Appointment
from webapp.case.account import Account, SignIn
from webapp.case.dossier import Dossier
from webapp.case.secrets import hashed, new_token
from webapp.config import Config
from webapp.contact.push.model import Kind, Reminder, State, Subscription
from webapp.contact.push.model_timing import ZONE, Quiet, days_before, evening_before, send_at
from webapp.core import clock
from webapp.core.db import Database
from webapp.sending.worker import Worker
from webapp.webpush.sender import Fate, Outcome

FOLDER = tempfile.TemporaryDirectory(prefix="machine-")
STORE = Store(Path(FOLDER.name), None)
CONFIG = Config(database_url="", secret=SECRET, demo=True)
QUIET = Quiet()
STARTS = ("2026-10-20T12:00", "2027-03-24T12:00")
LASTLY = timedelta(days=40)
ahead = st.timedeltas(timedelta(minutes=5), timedelta(days=16))
OUTCOMES = {
    "sent": Outcome(Fate.SENT, 201),
    "later": Outcome(Fate.LATER, 503),
    "patience": Outcome(Fate.LATER, 429, 900),
    "refused": Outcome(Fate.REFUSED, 403),
}


def local(moment: datetime) -> datetime:
    return moment.astimezone(ZONE).replace(tzinfo=None, second=0, microsecond=0)


def moments(starts: datetime) -> dict[str, datetime]:
    raw = {
        "7d": days_before(starts, 7),
        "evening": evening_before(starts),
        "2h": starts - timedelta(hours=2),
    }
    return {slot: send_at(due, QUIET, starts) for slot, due in raw.items()}


class Reminding(RuleBasedStateMachine):
    talks = Bundle("talks")

    @initialize(start=st.sampled_from(STARTS))
    def begin(self, start: str) -> None:
        self.database = Database(STORE.fresh("demo"))
        self.recorder = Recorder()
        self.worker = Worker(self.database, CONFIG, self.recorder)  # type: ignore[arg-type]
        self.now = datetime.fromisoformat(start).replace(tzinfo=ZONE).astimezone(UTC)
        self.starts: dict[UUID, datetime] = {}
        self.promised: dict[tuple[UUID, str], datetime] = {}
        """What has to be said, and from when on."""
        self.at(self.now)
        with self.database.unit() as session:
            session.execute(delete(Reminder))
            yonas = session.scalars(select(Account).where(Account.name.startswith("Yonas"))).one()
            mine = select(Dossier.id).where(Dossier.inburgeraar_id == yonas.id)
            self.dossier = session.scalars(mine).one()
            real = clock.real()
            signed_in = SignIn(
                token_hash=hashed(new_token()),
                account_id=yonas.id,
                started_at=real,
                seen_at=real,
                ends_at=real + timedelta(days=900),
            )
            session.add(signed_in)
            session.flush()
            phone = Subscription(
                account_id=yonas.id,
                sign_in_id=signed_in.id,
                endpoint="https://updates.push.services.mozilla.com/a",
                p256dh="",
                auth="",
                vapid_key="",
                made_at=real,
            )
            session.add(phone)

    def at(self, moment: datetime) -> None:
        """The clock stands still at this moment, as far as this machine can tell."""
        self.now = moment
        shown = moment.astimezone(ZONE)
        clock.set_to(f"{shown.replace(tzinfo=None):%Y-%m-%dT%H:%M:%S.%f}")
        if clock.now() - moment > timedelta(minutes=1):  # the second time the clock shows it
            clock._shift -= timedelta(hours=1)

    def promise(self, id: UUID) -> None:
        """From now on these moments hold for this talk, and no others. One that is the same as it
        was, and has waited for quiet hours to end, goes on waiting.
        """
        before = {slot: at for (of, slot), at in self.promised.items() if of == id}
        self.forget(id)
        for slot, sends in moments(self.starts[id]).items():
            if self.now <= sends < self.starts[id] or before.get(slot) == sends:
                self.promised[id, slot] = sends

    def forget(self, id: UUID) -> None:
        self.promised = {key: at for key, at in self.promised.items() if key[0] != id}

    @rule(target=talks, ahead=ahead)
    def plan(self, ahead: timedelta) -> Any:
        starts = local(self.now + ahead)
        if starts.replace(tzinfo=ZONE).astimezone(UTC) <= self.now:
            return multiple()
        with self.database.unit() as session:
            made = appointment(self.dossier, starts)
            session.add(made)
            session.flush()
            self.starts[made.id] = made.starts_at
        self.promise(made.id)
        return made.id

    @rule(id=talks, ahead=ahead)
    def move(self, id: UUID, ahead: timedelta) -> None:
        starts = local(self.now + ahead)
        with self.database.unit() as session:
            talk = session.get_one(Appointment, id)
            if talk.cancelled_at or talk.starts_at <= self.now or starts == talk.starts_local:
                return
            if starts.replace(tzinfo=ZONE).astimezone(UTC) <= self.now:
                return
            before = self.starts[id]
            talk.move(starts, starts + HALF_AN_HOUR)
            self.starts[id] = talk.starts_at
        self.promise(id)
        today = self.now.astimezone(ZONE).date()
        days = {moment.astimezone(ZONE).date() for moment in (before, self.starts[id])}
        sends = self.now if today in days else send_at(self.now, QUIET, self.starts[id])
        if sends < self.starts[id]:
            self.promised[id, f"moved-{self.sequence(id)}"] = sends

    def sequence(self, id: UUID) -> int:
        with self.database.session(writes=False) as session:
            return session.get_one(Appointment, id).sequence

    @rule(id=talks)
    def cancel(self, id: UUID) -> None:
        with self.database.unit() as session:
            talk = session.get_one(Appointment, id)
            if talk.cancelled_at or talk.starts_at <= self.now:
                return
            talk.cancel(self.now)
        self.forget(id)
        today = self.now.astimezone(ZONE).date()
        starts = self.starts[id]
        urgent = starts.astimezone(ZONE).date() == today
        sends = self.now if urgent else send_at(self.now, QUIET, starts)
        if sends < starts:
            self.promised[id, "cancelled"] = sends

    @rule(id=talks)
    def say_no(self, id: UUID) -> None:
        with self.database.unit() as session:
            talk = session.get_one(Appointment, id)
            if talk.cancelled_at or talk.starts_at <= self.now:
                return
            talk.give_answer(Answer.CANNOT, seen=talk.sequence, at=self.now)
        self.promised = {
            key: at
            for key, at in self.promised.items()
            if key[0] != id or key[1].startswith("moved")
        }

    @rule(step=st.timedeltas(timedelta(minutes=1), timedelta(days=4)))
    def time_passes(self, step: timedelta) -> None:
        self.at(self.now + step)

    @rule(outcome=st.sampled_from(["sent", "sent", "later", "patience", "refused"]))
    def send(self, outcome: str) -> None:
        self.recorder.sent.clear()
        self.recorder.answer = lambda target: OUTCOMES[outcome]
        self.worker.closed.clear()
        before = self.rows()
        asyncio.run(self.worker.once())
        after = self.rows()
        for key, row in after.items():
            was = before.get(key)
            if was is None or was.state is not State.WAITING or row.state is State.WAITING:
                continue
            if row.state is State.SENT:
                assert self.promised.pop(key, self.now) <= self.now < row.not_after, key
                self.in_its_hours(row)
            else:
                assert row.not_after <= self.now + timedelta(hours=2), "given up too early"
                self.promised.pop(key, None)
        due = {key for key, row in before.items() if self.is_due(row)}
        assert bool(self.recorder.sent) == bool(due)
        if outcome == "sent":
            assert all(after[key].state is State.SENT for key in due)

    def is_due(self, row: Reminder) -> bool:
        return row.state is State.WAITING and row.send_at <= clock.now() < row.not_after

    def in_its_hours(self, row: Reminder) -> None:
        """When it was planned for: a machine that was late, or tried again, may be later."""
        if not row.urgent and row.kind is Kind.APPOINTMENT and not row.tries:
            assert not QUIET.holds(row.send_at.astimezone(ZONE).time())

    def rows(self) -> dict[tuple[UUID, str], Reminder]:
        with self.database.session(writes=False) as session:
            return {(r.subject_id, r.slot): r for r in session.scalars(select(Reminder))}

    @invariant()
    def what_is_promised_waits(self) -> None:
        """Nothing that is still to be said is lost, and nothing else is waiting."""
        if not hasattr(self, "database"):
            return
        waiting = {key: r for key, r in self.rows().items() if r.state is State.WAITING}
        open_ = {key for key in self.promised if self.starts[key[0]] > self.now}
        assert open_ <= waiting.keys(), "lost"
        assert {key for key, r in waiting.items() if r.not_after > self.now} <= open_, "no longer"
        for key in open_:
            if not waiting[key].tries:
                assert abs(waiting[key].send_at - self.promised[key]) < timedelta(seconds=30), key

    def teardown(self) -> None:
        if not hasattr(self, "database"):
            return
        self.at(self.now + LASTLY)
        asyncio.run(self.worker.once())
        assert not [row for row in self.rows().values() if row.state is State.WAITING]
        self.database.engine.dispose()
        STORE.drop(str(self.database.url))
        clock.set_real()


Reminding.TestCase.settings = settings(
    max_examples=40,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # shrinking takes minutes
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestReminding = Reminding.TestCase
