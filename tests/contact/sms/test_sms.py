"""Whom no push reaches gets an SMS: one, in their language, by day, and it tells nothing."""

import asyncio
import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from threading import Event, Thread
from time import sleep

import pytest
from flask import Flask
from sqlalchemy import delete, select, update

from tests.conftest import As, Cast, Change, Look
from tests.contact.push.phones import phone, subscribe
from tests.contact.push.recorder import Recorder
from tests.contact.push.talks import TALK, plan
from tests.contact.sms.notifynl import SECRET, SERVICE, TEMPLATES, NotifyNL, running
from webapp.case.account import Account, Language
from webapp.case.facts import PhoneNumber, Whose
from webapp.config import Config, Misconfigured, Notify
from webapp.contact.push.model import Reminder
from webapp.contact.sms.model import Sms, SmsState, parts
from webapp.core import clock
from webapp.sending.notify import Gateway
from webapp.sending.sms import Texts
from webapp.sending.worker import Worker

YONAS, WEEK_BEFORE, EVENING_BEFORE = "+31612345678", "2026-09-24T14:00", "2026-09-30T18:00"
Round = Callable[[str], None]


@pytest.fixture
def notify() -> Iterator[NotifyNL]:
    with running() as made:
        yield made


@pytest.fixture
def on(
    app: Flask, notify: NotifyNL, change: Change, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> Config:
    """SMS is on, and Yonas has a mobile number of his own. Nothing else waits to be sent."""
    change.run(delete(Reminder))
    change.run(delete(PhoneNumber))
    give(change, cast, YONAS)
    how = Notify(notify.url, SERVICE, SECRET, TEMPLATES, Decimal("4.5"))
    config: Config = replace(app.extensions["config"], notify=how)
    monkeypatch.setitem(app.extensions, "config", config)
    return config


@pytest.fixture
def at(app: Flask, on: Config) -> Round:
    """at(moment): whoever sends reminders looks what is due then, push first."""
    database = app.extensions["database"]
    assert on.notify
    texts = Texts(database, Gateway(on.notify))
    worker = Worker(database, on, Recorder(), texts=texts)  # type: ignore[arg-type]

    def round_(moment: str) -> None:
        clock.set_to(moment)
        asyncio.run(worker.once())
        texts.once()

    return round_


def give(change: Change, cast: Cast, number: str, whose: Whose = Whose.OWN) -> None:
    change.add(PhoneNumber(dossier_id=cast.dossier("yonas").id, number=number, whose=whose))


def is_to_be_called(as_: As, cast: Cast) -> bool:
    return f'id="dossier-{cast.dossier("yonas").id}"' in as_("petra").get("/not-reached").text


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("ب" * 70, 1),
        ("ب" * 71, 2),
        ("ሰ" * 134, 2),
        ("ሰ" * 135, 3),
        ("é" * 160, 1),
        ("ê" * 71, 2),
    ],
)
def test_a_text_is_paid_for_in_parts(text: str, number: int) -> None:
    assert parts(text) == number


def test_it_says_only_that_a_message_waits_in_the_readers_language(
    at: Round, notify: NotifyNL, as_: As, cast: Cast, change: Change, look: Look
) -> None:
    plan(change, cast)
    assert is_to_be_called(as_, cast)
    at(WEEK_BEFORE)
    [sent] = notify.taken
    assert sent["phone_number"] == "+31612345678"
    gemeente = "010-000 01 10"
    assert sent["body"] == f"Meedoen: ሓድሽ መልእኽቲ ኣለኩም። ነቲ ኣፕ ክፈቱ ወይ ደውሉ {gemeente}።"
    assert not is_to_be_called(as_, cast)
    change(lambda s: setattr(s.get_one(Account, cast["yonas"].id), "language", Language.AR))
    at(EVENING_BEFORE)
    assert notify.taken[1]["template_id"] == "11111111-0000-4000-8000-000000000002"
    assert look.one(select(Sms).where(Sms.day == clock.today())).parts == 1


def test_it_is_asked_whether_it_arrived(
    at: Round, notify: NotifyNL, as_: As, cast: Cast, change: Change, look: Look
) -> None:
    plan(change, cast)
    at(WEEK_BEFORE)
    notify.becomes = "sending"
    at("2026-09-24T14:11")
    assert look.one(select(Sms)).state is SmsState.ACCEPTED
    notify.becomes = "permanent-failure"
    at("2026-09-24T14:40")
    assert look.one(select(Sms)).state is SmsState.FAILED
    assert is_to_be_called(as_, cast)
    assert len(notify.taken) == 1


def test_who_is_reached_by_push_gets_none(
    app: Flask, at: Round, notify: NotifyNL, as_: As, cast: Cast, change: Change
) -> None:
    subscribe(as_("yonas"), phone(app))
    plan(change, cast)
    at(WEEK_BEFORE)
    at(EVENING_BEFORE)
    assert notify.taken == []


def test_one_a_day(at: Round, notify: NotifyNL, cast: Cast, change: Change) -> None:
    plan(change, cast)
    plan(change, cast, starts=TALK + timedelta(hours=1))
    at(WEEK_BEFORE)
    at("2026-09-24T15:00")
    assert len(notify.taken) == 1
    at(EVENING_BEFORE)
    assert len(notify.taken) == 2


def test_nobody_is_woken(at: Round, notify: NotifyNL, cast: Cast, change: Change) -> None:
    """What changes today goes to phones at night too; an SMS, which rings, waits for morning."""
    plan(change, cast)
    change.run(update(Reminder).values(send_at=clock.now(), urgent=True))
    at("2026-09-24T23:30")
    assert notify.taken == []
    at("2026-09-25T07:59")
    assert notify.taken == []
    at("2026-09-25T08:00")
    assert len(notify.taken) == 1


def test_who_said_no_gets_none(
    at: Round, notify: NotifyNL, as_: As, cast: Cast, change: Change
) -> None:
    yonas = as_("yonas")
    assert 'name="by_sms"' in yonas.get("/reminders").text
    hours = {"quiet_from": "21:00", "quiet_until": "08:00"}
    assert yonas.post("/reminders", data=hours).status_code == 303
    plan(change, cast)
    at(WEEK_BEFORE)
    assert notify.taken == []
    assert is_to_be_called(as_, cast)
    yonas.post("/reminders", data={**hours, "by_sms": "y"})
    at(EVENING_BEFORE)
    assert len(notify.taken) == 1


@pytest.mark.parametrize(
    ("number", "whose"),
    [("+31107654321", Whose.OWN), ("+251911234567", Whose.OWN), (YONAS, Whose.PARTNER)],
)
def test_only_a_dutch_mobile_number_of_ones_own(
    number: str, whose: Whose, at: Round, notify: NotifyNL, cast: Cast, change: Change
) -> None:
    change.run(delete(PhoneNumber))
    give(change, cast, number, whose)
    plan(change, cast)
    at(WEEK_BEFORE)
    assert notify.taken == []


def test_a_line_that_breaks_makes_no_second_one(
    at: Round, notify: NotifyNL, cast: Cast, change: Change, look: Look
) -> None:
    """As a kill between sending and noting: the gateway has it, and we do not know."""
    plan(change, cast)
    notify.loses_answers = True
    at(WEEK_BEFORE)
    assert look.one(select(Sms)).state is SmsState.WAITING
    notify.loses_answers = False
    at("2026-09-24T14:02")
    assert look.one(select(Sms)).state is SmsState.ACCEPTED
    assert len(notify.taken) == 1


def test_a_busy_gateway_gets_it_later(
    at: Round, notify: NotifyNL, cast: Cast, change: Change
) -> None:
    plan(change, cast)
    notify.next_statuses = [429, 503]
    at(WEEK_BEFORE)
    at("2026-09-24T14:02")
    assert notify.taken == []
    at("2026-09-24T14:10")
    assert len(notify.taken) == 1


def test_what_is_refused_is_an_alarm_without_a_number_and_somebody_calls(
    at: Round,
    notify: NotifyNL,
    as_: As,
    cast: Cast,
    change: Change,
    caplog: pytest.LogCaptureFixture,
) -> None:
    plan(change, cast)
    notify.next_statuses = [403]
    with caplog.at_level(logging.ERROR, "webapp.sms"):
        at(WEEK_BEFORE)
    assert caplog.messages == ["sms refused by the gateway: 403 Exception"]
    assert is_to_be_called(as_, cast)


def test_nothing_goes_after_it_became_useless(
    at: Round, notify: NotifyNL, cast: Cast, change: Change, look: Look
) -> None:
    plan(change, cast)
    notify.next_statuses = [503]
    at("2026-10-01T12:00")
    at("2026-10-01T14:30")
    assert notify.taken == []
    assert look.one(select(Sms)).state is SmsState.FAILED


def test_two_at_once_send_one(
    app: Flask, on: Config, at: Round, notify: NotifyNL, cast: Cast, change: Change
) -> None:
    """The second one looks while the first is on its way."""
    plan(change, cast)
    notify.next_statuses = [503]
    at(WEEK_BEFORE)
    assert on.notify
    other = Texts(app.extensions["database"], Gateway(on.notify))
    clock.set_to("2026-09-24T14:02")
    first = other.claim()
    assert len(first) == 1
    assert other.claim() == []


def test_a_gateway_that_does_not_answer_keeps_no_push_waiting(
    app: Flask, on: Config, as_: As, cast: Cast, change: Change
) -> None:
    subscribe(as_("yonas"), phone(app))
    plan(change, cast)
    recorder, stop, asked, answered = Recorder(), Event(), Event(), Event()

    class Silent(Texts):
        def once(self) -> bool:
            asked.set()
            answered.wait(20)
            return False

    assert on.notify
    texts = Silent(app.extensions["database"], Gateway(on.notify))
    worker = Worker(app.extensions["database"], on, recorder, texts=texts)  # type: ignore[arg-type]
    working = Thread(target=lambda: asyncio.run(worker.run(stop, 0.05)))
    working.start()
    assert asked.wait(20)
    clock.set_to(WEEK_BEFORE)
    for _ in range(100):
        if recorder.sent:
            break
        sleep(0.1)
    sent = len(recorder.sent)
    stop.set()
    answered.set()
    working.join(20)
    assert sent == 1


def test_a_beheerder_sees_the_months_and_nobody_else(
    at: Round, notify: NotifyNL, as_: As, cast: Cast, change: Change
) -> None:
    plan(change, cast)
    at(WEEK_BEFORE)
    at("2026-09-24T14:11")
    at(EVENING_BEFORE)
    page = as_("noor").get("/sms").text
    row = page.split('row">september 2026')[1].split("</tr>")[0]
    cells = [cell.split(">")[1].split("<")[0].strip() for cell in row.split("<td")[1:]]
    assert cells[:4] == ["2", "2", "1", "0"]
    assert "0,09" in row
    assert "Yonas" not in page
    for name in ("petra", "fatima", "henk", "yonas"):
        assert as_(name).get("/sms").status_code == 404


def test_where_it_is_off_nobody_is_asked(as_: As) -> None:
    assert 'name="by_sms"' not in as_("yonas").get("/reminders").text
    assert "Sms staat uit" in as_("noor").get("/sms").text


GOOD = {
    "MEEDOEN_SECRET_KEY": "x" * 40,
    "MEEDOEN_HOSTS": "meedoen.example",
    "MEEDOEN_NOTIFYNL_KEY": f"pilot-{SERVICE}-{SECRET}",
    "MEEDOEN_NOTIFYNL_URL": "https://api.notify.example",
    "MEEDOEN_NOTIFYNL_TEMPLATES": " ".join(f"{name}={id}" for name, id in TEMPLATES.items()),
    "MEEDOEN_NOTIFYNL_PART_CENTS": "4.5",
}


def test_its_settings_are_read() -> None:
    read = Config.from_environment(GOOD).notify
    assert read
    assert (read.service, read.secret) == (SERVICE, SECRET)
    assert read.part_cents == Decimal("4.5")
    without = {name: value for name, value in GOOD.items() if not name.endswith("_KEY")}
    assert Config.from_environment({**without, "MEEDOEN_SECRET_KEY": "x" * 40}).notify is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("KEY", "not-a-key"),
        ("URL", "http://api.notify.example"),
        ("TEMPLATES", f"nl={TEMPLATES['nl']}"),
        ("TEMPLATES", " ".join(f"{name}=x" for name in TEMPLATES)),
        ("PART_CENTS", "free"),
        ("PART_CENTS", ""),
    ],
)
def test_settings_that_cannot_work_are_refused(name: str, value: str) -> None:
    with pytest.raises(Misconfigured, match=f"MEEDOEN_NOTIFYNL_{name}"):
        Config.from_environment({**GOOD, f"MEEDOEN_NOTIFYNL_{name}": value})
