"""What is due is sent: together, in the reader's language, once, and not when it is of no use."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import delete, select, update

from tests.conftest import As, Cast, Change, Look
from tests.contact.push.phones import phone, subscribe
from tests.contact.push.recorder import Recorder
from tests.contact.push.talks import HALF_AN_HOUR, TALK, plan
from webapp.calendar.agenda.model import Answer, Appointment
from webapp.case.account import Account, Language, SignIn
from webapp.contact.push.model import Choice, Reminder, State, Subscription
from webapp.core import clock
from webapp.sending.worker import Worker
from webapp.webpush.sender import Fate, Outcome

Hire = Callable[[Recorder], Worker]


@pytest.fixture
def worker(app: Flask, change: Change) -> Hire:
    """worker(recorder) is one worker; nothing but what a test plans waits to be sent."""
    change.run(delete(Reminder))

    def make(recorder: Recorder) -> Worker:
        config = app.extensions["config"]
        return Worker(app.extensions["database"], config, recorder)  # type: ignore[arg-type]

    return make


@pytest.fixture
def recorder() -> Recorder:
    return Recorder()


def at(moment: str, worker: Worker) -> bool:
    clock.set_to(moment)
    return asyncio.run(worker.once())


def state(look: Look, subject: UUID, slot: str) -> Reminder:
    query = select(Reminder).where(Reminder.subject_id == subject, Reminder.slot == slot)
    return look.one(query)


def test_it_goes_at_its_moment_and_once(
    app: Flask, as_: As, cast: Cast, change: Change, look: Look, worker: Hire, recorder: Recorder
) -> None:
    form = phone(app)
    subscribe(as_("yonas"), form)
    talk, one = plan(change, cast), worker(recorder)
    assert not at("2026-09-24T13:59", one)
    assert at("2026-09-24T14:00", one)
    assert not at("2026-09-24T14:01", one)
    (sent,) = recorder.sent
    assert sent.endpoint == form["endpoint"]
    assert sent.notification["navigate"].endswith(
        f"/dossiers/{cast.dossier('yonas').id}/agenda#appointment-{talk}"
    )
    assert sent.ttl == pytest.approx(7 * 24 * 3600, abs=5)
    assert sent.topic == sent.notification["tag"]
    assert state(look, talk, "7d").state is State.SENT


def test_the_locked_phone_tells_nothing_in_the_readers_language(
    app: Flask, as_: As, cast: Cast, change: Change, worker: Hire, recorder: Recorder
) -> None:
    subscribe(as_("yonas"), phone(app))
    plan(change, cast)
    at("2026-09-24T14:00", worker(recorder))
    change(lambda s: setattr(s.get_one(Account, cast["yonas"].id), "language", Language.AR))
    at("2026-09-30T18:00", worker(recorder))
    said = [(s.notification["title"], s.notification["body"]) for s in recorder.sent]
    assert said == [("Meedoen", "ሓድሽ መልእኽቲ ኣለኩም።"), ("Meedoen", "لديك رسالة جديدة.")]
    shown = [(s.notification["lang"], s.notification["dir"]) for s in recorder.sent]
    assert shown == [("ti", "ltr"), ("ar", "rtl")]


def test_who_chose_it_reads_time_and_place(
    app: Flask, as_: As, cast: Cast, change: Change, worker: Hire, recorder: Recorder
) -> None:
    subscribe(as_("yonas"), phone(app))
    talk = plan(change, cast)
    change(lambda s: setattr(s.get_one(Account, cast["yonas"].id), "language", Language.NL))
    change.add(Choice(account_id=cast["yonas"].id, says_when=True))
    at("2026-09-24T14:00", worker(recorder))
    later = TALK + timedelta(hours=1)
    change(lambda s: s.get_one(Appointment, talk).move(later, later + HALF_AN_HOUR))
    at("2026-09-24T14:01", worker(recorder))
    change(lambda s: s.get_one(Appointment, talk).cancel(clock.now()))
    at("2026-09-24T14:02", worker(recorder))
    plain = [s.notification["body"].translate({0x2068: None, 0x2069: None}) for s in recorder.sent]
    assert plain == [
        "donderdag 1 oktober 2026, 14:00. Gemeentehuis",
        "Nieuwe tijd: donderdag 1 oktober 2026, 15:00",
        "Gaat niet door: donderdag 1 oktober 2026, 15:00",
    ]


def test_row_1_4_a3_a_phone_that_others_use_too_shows_neither_time_nor_place(
    app: Flask, as_: As, cast: Cast, change: Change, worker: Hire, recorder: Recorder
) -> None:
    """Whatever was chosen before: Petra notes that the phone is shared."""
    yonas, dossier = as_("yonas"), cast.dossier("yonas").id
    subscribe(yonas, phone(app))
    plan(change, cast)
    change.add(Choice(account_id=cast["yonas"].id, says_when=True))
    noted = as_("petra").post(f"/dossiers/{dossier}/shared-phone", data={"shared": "yes"})
    assert noted.status_code == 303
    at("2026-09-24T14:00", worker(recorder))
    assert [s.notification["body"] for s in recorder.sent] == ["ሓድሽ መልእኽቲ ኣለኩም።"]
    assert 'name="says_when"' not in yonas.get("/reminders").text
    as_("petra").post(f"/dossiers/{dossier}/shared-phone", data={"shared": "no"})
    assert 'name="says_when"' in yonas.get("/reminders").text


def test_what_is_due_together_is_one_message_to_the_first_screen(
    app: Flask, as_: As, cast: Cast, change: Change, look: Look, worker: Hire, recorder: Recorder
) -> None:
    subscribe(as_("yonas"), phone(app))
    both = [plan(change, cast), plan(change, cast, starts=TALK + timedelta(hours=2))]
    at("2026-09-30T18:00", worker(recorder))
    (sent,) = recorder.sent
    assert sent.notification["body"] == "ሓደስቲ መልእኽትታት ኣለዉኹም።"
    assert sent.notification["navigate"].endswith("/")
    assert "actions" not in sent.notification
    assert {state(look, talk, "evening").state for talk in both} == {State.SENT}


def test_each_phone_of_a_person_gets_it_and_nobody_elses(
    app: Flask, as_: As, cast: Cast, change: Change, worker: Hire, recorder: Recorder
) -> None:
    forms = [phone(app), phone(app)]
    for form in forms:
        subscribe(as_("yonas"), form)
    subscribe(as_("rania"), phone(app))
    plan(change, cast)
    at("2026-09-24T14:00", worker(recorder))
    assert {s.endpoint for s in recorder.sent} == {f["endpoint"] for f in forms}


def test_a_phone_that_is_gone_is_forgotten(
    app: Flask, as_: As, cast: Cast, change: Change, look: Look, worker: Hire, recorder: Recorder
) -> None:
    subscribe(as_("yonas"), phone(app))
    talk = plan(change, cast)
    recorder.answer = lambda target: Outcome(Fate.GONE, 410)
    at("2026-09-24T14:00", worker(recorder))
    assert look.all(select(Subscription)) == []
    assert state(look, talk, "7d").state is State.MISSED


def test_a_service_that_asks_for_patience_is_left_alone_and_others_are_not(
    app: Flask, as_: As, cast: Cast, change: Change, look: Look, worker: Hire, recorder: Recorder
) -> None:
    busy = phone(app, "https://fcm.googleapis.com/fcm/send/abc")
    subscribe(as_("yonas"), busy)
    subscribe(as_("rania"), phone(app))
    talk, other = plan(change, cast), plan(change, cast, "rania")
    one = worker(recorder)
    recorder.answer = lambda target: (
        Outcome(Fate.LATER, 429, 600) if "google" in target.endpoint else Outcome(Fate.SENT, 201)
    )
    at("2026-09-24T14:00", one)
    assert state(look, other, "7d").state is State.SENT
    waits = state(look, talk, "7d")
    assert waits.state is State.WAITING
    assert timedelta(minutes=10) <= waits.send_at - clock.now() <= timedelta(minutes=13)
    assert not at("2026-09-24T14:09", one)
    one.closed.clear()
    recorder.answer = lambda target: Outcome(Fate.SENT, 201)
    at("2026-09-24T14:20", one)
    assert state(look, talk, "7d").state is State.SENT
    assert len({s.topic for s in recorder.sent if "google" in s.endpoint}) == 1


def test_only_the_phone_that_does_not_have_it_gets_it_again(
    app: Flask, as_: As, cast: Cast, change: Change, worker: Hire, recorder: Recorder
) -> None:
    first, second = phone(app), phone(app, "https://fcm.googleapis.com/fcm/send/abc")
    for form in (first, second):
        subscribe(as_("yonas"), form)
    plan(change, cast)
    recorder.answer = lambda target: (
        Outcome(Fate.LATER, 503) if "google" in target.endpoint else Outcome(Fate.SENT, 201)
    )
    one = worker(recorder)
    at("2026-09-24T14:00", one)
    recorder.answer = lambda target: Outcome(Fate.SENT, 201)
    at("2026-09-24T14:05", one)
    endpoints = [s.endpoint for s in recorder.sent]
    assert sorted(endpoints) == sorted([first["endpoint"], second["endpoint"], second["endpoint"]])


def test_what_is_our_own_fault_alarms_and_keeps_the_phone(
    app: Flask,
    as_: As,
    cast: Cast,
    change: Change,
    look: Look,
    worker: Hire,
    recorder: Recorder,
    caplog: pytest.LogCaptureFixture,
) -> None:
    subscribe(as_("yonas"), phone(app))
    talk = plan(change, cast)
    recorder.answer = lambda target: Outcome(Fate.REFUSED, 403, None, "BadJwtToken")
    at("2026-09-24T14:00", worker(recorder))
    assert "403 BadJwtToken" in caplog.text
    assert "wpush" not in caplog.text, "an endpoint is the key to somebody's phone"
    assert len(look.all(select(Subscription))) == 1
    assert state(look, talk, "7d").state is State.WAITING


def test_nothing_is_sent_after_it_became_useless(
    app: Flask, as_: As, cast: Cast, change: Change, look: Look, worker: Hire, recorder: Recorder
) -> None:
    subscribe(as_("yonas"), phone(app))
    talk = plan(change, cast)
    at("2026-10-01T14:00", worker(recorder))
    assert recorder.sent == []
    assert {state(look, talk, slot).state for slot in ("7d", "evening", "2h")} == {State.MISSED}


def test_what_became_useless_takes_nothing_else_with_it(
    app: Flask, as_: As, cast: Cast, change: Change, look: Look, worker: Hire, recorder: Recorder
) -> None:
    subscribe(as_("yonas"), phone(app))
    over, coming = plan(change, cast), plan(change, cast, starts=TALK + timedelta(days=7))
    at("2026-10-01T14:00", worker(recorder))
    assert state(look, over, "2h").state is State.MISSED
    assert state(look, coming, "7d").state is State.SENT
    assert [s.notification["body"] for s in recorder.sent] == ["ሓድሽ መልእኽቲ ኣለኩም።"]


def test_what_can_only_be_tried_again_too_late_is_given_up(
    app: Flask, as_: As, cast: Cast, change: Change, look: Look, worker: Hire, recorder: Recorder
) -> None:
    subscribe(as_("yonas"), phone(app))
    talk = plan(change, cast)
    recorder.answer = lambda target: Outcome(Fate.LATER, 503, 3600)
    at("2026-10-01T13:30", worker(recorder))
    assert {state(look, talk, slot).state for slot in ("7d", "evening", "2h")} == {State.MISSED}


def test_a_session_that_has_run_out_is_not_written_to(
    app: Flask, as_: As, cast: Cast, change: Change, worker: Hire, recorder: Recorder
) -> None:
    subscribe(as_("yonas"), phone(app))
    plan(change, cast)
    change.run(update(SignIn).values(ends_at=clock.real()))
    at("2026-09-24T14:00", worker(recorder))
    assert recorder.sent == []


def test_a_worker_that_died_leaves_a_lease_and_the_next_one_uses_the_same_tag(
    app: Flask, as_: As, cast: Cast, change: Change, look: Look, worker: Hire, recorder: Recorder
) -> None:
    subscribe(as_("yonas"), phone(app))
    talk = plan(change, cast)
    clock.set_to("2026-09-24T14:00")
    dead = worker(Recorder())
    (parcel,) = dead.claim()
    assert not at("2026-09-24T14:01", worker(recorder)), "it is leased"
    past = clock.real() - timedelta(seconds=1)
    change.run(update(Reminder).values(leased_until=past))
    at("2026-09-24T14:03", worker(recorder))
    assert [s.topic for s in recorder.sent] == [parcel.tag]
    dead.note([parcel])
    assert state(look, talk, "7d").state is State.SENT, "the dead one's lease is not its any more"


def test_what_moves_while_it_is_on_its_way_waits_for_its_new_moment(
    app: Flask, as_: As, cast: Cast, change: Change, look: Look, worker: Hire, recorder: Recorder
) -> None:
    subscribe(as_("yonas"), phone(app))
    talk = plan(change, cast)
    later = TALK + timedelta(days=3)
    recorder.before = lambda: change(
        lambda s: s.get_one(Appointment, talk).move(later, later + HALF_AN_HOUR)
    )
    at("2026-09-24T14:00", worker(recorder))
    assert state(look, talk, "7d").state is State.WAITING


def test_two_workers_share_the_work_and_nobody_gets_it_twice(
    app: Flask, as_: As, cast: Cast, change: Change, worker: Hire
) -> None:
    names = ("yonas", "rania", "omar", "mariam", "dawit")
    for name in names:
        subscribe(as_(name), phone(app))
        plan(change, cast, name)
    one, two = Recorder(), Recorder()
    clock.set_to("2026-09-24T14:00")
    first, second = worker(one), worker(two)

    async def both() -> None:
        await asyncio.gather(first.once(), second.once())

    asyncio.run(both())
    assert len(one.sent) + len(two.sent) == len(names)


def test_i_am_coming_is_one_tap_on_the_notification_and_works_once(
    app: Flask, as_: As, cast: Cast, change: Change, look: Look, worker: Hire, recorder: Recorder
) -> None:
    yonas = as_("yonas")
    subscribe(yonas, phone(app))
    talk = plan(change, cast)
    at("2026-09-30T18:00", worker(recorder))
    come = recorder.sent[0].notification["data"]["come"]
    assert recorder.sent[0].notification["actions"][0]["title"] == "ክመጽእ እየ"
    token = {"token": come["token"]}
    assert as_("rania").post(come["url"], data=token).status_code == 404
    assert yonas.post(come["url"], data={"token": "0" * 32}).status_code == 422
    assert yonas.post(come["url"], data=token).status_code == 303
    assert look.get(Appointment, talk).answer is Answer.COMING
    yonas.post(f"/appointments/{talk}/answer", data={"answer": "cannot", "seen": "0"})
    assert yonas.post(come["url"], data=token).status_code == 422, "used up"
    assert look.get(Appointment, talk).answer is Answer.CANNOT


def test_a_tap_on_a_notification_of_what_has_moved_answers_nothing(
    app: Flask, as_: As, cast: Cast, change: Change, look: Look, worker: Hire, recorder: Recorder
) -> None:
    yonas = as_("yonas")
    subscribe(yonas, phone(app))
    talk = plan(change, cast)
    at("2026-09-30T18:00", worker(recorder))
    come = recorder.sent[0].notification["data"]["come"]
    later = TALK + timedelta(hours=1)
    change(lambda s: s.get_one(Appointment, talk).move(later, later + HALF_AN_HOUR))
    assert yonas.post(come["url"], data={"token": come["token"]}).status_code == 422
    assert look.get(Appointment, talk).answer is None
