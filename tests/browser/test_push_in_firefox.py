"""A reminder all the way: written by the app, sent by a worker, opened by Firefox, tapped by Yonas.

Only the push service is ours (`tests/push/service.py`): it demands what real ones demand.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID

import pytest
from sqlalchemy import select

from tests.browser.firefox import Firefox, firefox
from tests.browser.server import DEMO, PATIENCE_SECONDS, WEBAPP, Server, restore
from tests.contact.push.service import PushService, Record, running, wait_until
from webapp.calendar.agenda.model import Appointment, AppointmentKind
from webapp.case.account import Account
from webapp.case.dossier import Dossier
from webapp.config import Config
from webapp.core import clock
from webapp.core.db import Database
from webapp.core.vapid import Keys, new_private_key_pem
from webapp.demo.mark import set_clock
from webapp.webpush.sealing import Target
from webapp.webpush.sender import Sender

PLACE = "Gemeentehuis Lansingerland"
NEWS = "ሓድሽ መልእኽቲ ኣለኩም።"  # You have a new message.
IN_TIGRINYA = {"title": "Meedoen", "lang": "ti", "dir": "ltr"}
CANNOT_OPEN = 101  # what Firefox answers to its push service
SUBJECT = "mailto:test@example.org"
READY = "navigator.serviceWorker.ready"
SUBSCRIPTION = f"{READY}.then(it => it.pushManager.getSubscription()).then(it => it?.toJSON())"
KEPT = f"""{READY}.then(it => it.getNotifications()).then(all =>
  all.map(({{ title, body, lang, dir, tag }}) => ({{ title, body, lang, dir, tag }})))"""
SHOWN = f"{KEPT}.then(all => all.length && all)"
ACTIONS = f"{READY}.then(it => it.getNotifications()).then(([it]) => it.actions)"
CLOSE = f"{READY}.then(it => it.getNotifications()).then(all => all.forEach(it => it.close()))"
GRANTED = "document.querySelector('[data-ask-reminders] [data-when=granted]')?.checkVisibility()"


@dataclass
class Post:
    """All that a reminder passes on its way."""

    server: Server
    service: PushService
    firefox: Firefox
    sender: Sender
    """As the worker has it, for messages that the app would never write."""

    @property
    def phones(self) -> list[Target]:
        """The browsers that the app knows of."""
        rows = self.server.ask("SELECT endpoint, p256dh, auth FROM push_subscription")
        return [Target(*row) for row in rows]

    def send(self, phone: Target, text: bytes, bend: Callable[[bytes], bytes] = bytes) -> int:
        """Post a message to a phone, bent on its way if need be; the status of the answer."""
        headers, body = self.sender.make(phone, text, ttl=60)
        address = urlsplit(phone.endpoint)
        connection = HTTPConnection(address.netloc, timeout=5)
        try:
            connection.request("POST", address.path, bend(body), headers)
            return connection.getresponse().status
        finally:
            connection.close()

    def sent(self, before: int) -> Record:
        """The next request of the worker after so many."""
        return self.service.wait(before + 1)[before]

    def say_when(self) -> None:
        """Choose that the lock screen shows time and place."""
        self.firefox.click("[name=says_when]")
        self.firefox.click("form[action='/reminders'] [type=submit]")
        self.firefox.wait_until("location.hash === '#chosen'")


@contextmanager
def in_a_process(server: Server, *command: str) -> Iterator[None]:
    with server.log.open("ab") as log:
        process = subprocess.Popen(
            [WEBAPP, *command], env=server.environment, stdout=log, stderr=log
        )
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def service() -> Iterator[PushService]:
    with running() as service:
        yield service


@pytest.fixture(scope="module")
def pem() -> str:
    return new_private_key_pem()


@pytest.fixture(scope="module")
def server(
    template: Path, service: PushService, pem: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """`webapp serve` and `webapp worker`, each in its own process, on one database."""
    database = tmp_path_factory.mktemp("push") / "site.sqlite3"
    restore(template, database)
    push = {"MEEDOEN_VAPID_KEYS": pem, "MEEDOEN_PUSH_SUBJECT": SUBJECT}
    server = Server(database, **DEMO, **push, MEEDOEN_PUSH_PLAIN=service.origin)
    server.environment["MEEDOEN_URL"] = server.url
    serve = ("serve", "--port", str(server.port), "--workers", "1", "--no-worker")
    with in_a_process(server, *serve), in_a_process(server, "worker", "--every", "0.1"):
        wait_until(server.answers, PATIENCE_SECONDS)
        yield server


@pytest.fixture(scope="module")
def post(
    server: Server, service: PushService, pem: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Post]:
    sender = Sender(Keys(pem, SUBJECT), plain=[service.origin])
    line = service.origin.replace("http:", "ws:") + "/"
    with firefox(tmp_path_factory.mktemp("firefox"), line) as browser:
        yield Post(server, service, browser, sender)


@pytest.fixture
def yonas(post: Post) -> Iterator[Firefox]:
    """The phone of Yonas, who is signed in, has said yes, and looks at his reminders."""
    phone, server = post.firefox, post.server
    server.ask("DELETE FROM push_choice")
    phone.open(f"{server.url}/reminders")
    if phone.url.endswith("/sign-in"):
        phone.open(f"{server.url}/demo")
        phone.click("form[action='/demo/yonas'] button")
        phone.wait_until("location.pathname === '/'")
        phone.open(f"{server.url}/reminders")
    if phone.evaluate("Notification.permission") != "granted":
        phone.click("[data-ask-reminders] [data-yes]")
        phone.allow()
    phone.wait_until(GRANTED)
    phone.evaluate(CLOSE)
    yield phone
    assert phone.pop_complaints() == [], "the browser complained"
    assert post.service.refusals == [], "the push service refused what we sent"


def at_the_desk(server: Server, work: str) -> str:
    """Let the app do one of the two functions below; what it prints.

    In a process of its own, so that nobody else's clock is moved.
    """
    script = f"from tests.browser import test_push_in_firefox as desk; desk.{work}"
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=server.environment,
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return str(done.stdout.strip())


def app() -> Database:
    import webapp  # noqa: F401 - flushes write reminders

    config = Config.from_environment()
    database = Database(config.database_url)
    set_clock(database, config)
    return database


def plan() -> None:
    """An appointment of Yonas, two hours and a second from now: the reminder is a second away."""
    with app().unit() as session:
        starts = clock.now().astimezone(clock.AMSTERDAM).replace(tzinfo=None)
        starts += timedelta(hours=2, seconds=1)
        whose = select(Dossier.id).join(Account, Account.id == Dossier.inburgeraar_id)
        appointment = Appointment(
            dossier_id=session.scalars(whose.where(Account.name == "Yonas Tesfay")).one(),
            kind=AppointmentKind.TALK,
            starts_local=starts,
            ends_local=starts + timedelta(minutes=45),
            place=PLACE,
        )
        session.add(appointment)
        print(appointment.id)


def move(appointment_id: str) -> None:
    """The same appointment, an hour later."""
    with app().unit() as session:
        it, later = session.get_one(Appointment, UUID(appointment_id)), timedelta(hours=1)
        it.move(it.starts_local + later, it.ends_local + later)


def when(server: Server, appointment_id: str) -> str:
    """Its day and time, as they are said in Tigrinya."""
    statement = "SELECT starts_local FROM appointment WHERE id = ?"
    [[starts]] = server.ask(statement, UUID(appointment_id).hex)
    return f"\u2068ሰኑይ 14 መስከረም 2026\u2069፣ \u2068{starts[11:16]}\u2069"


def page_of(server: Server, appointment_id: str) -> str:
    [[dossier_id]] = server.ask(
        "SELECT dossier_id FROM appointment WHERE id = ?", UUID(appointment_id).hex
    )
    return f"{server.url}/dossiers/{UUID(dossier_id)}/agenda#appointment-{appointment_id}"


def on_screen(phone: Firefox) -> list[dict[str, str]]:
    wait_until(lambda: phone.notices() != [])
    return phone.notices()


def test_who_says_yes_is_known_with_the_address_and_keys_of_the_browser(
    post: Post, yonas: Firefox
) -> None:
    made = yonas.evaluate(SUBSCRIPTION)
    assert post.phones == [Target(made["endpoint"], made["keys"]["p256dh"], made["keys"]["auth"])]
    assert post.service.subscriptions[made["endpoint"]].key == post.sender.keys.current


@pytest.mark.parametrize("app", ["open", "closed"])
def test_a_reminder_is_shown_in_tigrinya_and_a_tap_leads_to_its_appointment(
    post: Post, yonas: Firefox, app: str
) -> None:
    before = len(post.service.records)
    appointment = at_the_desk(post.server, "plan()")
    sent = post.sent(before)
    shown = yonas.wait_until(SHOWN)
    assert shown == [{**IN_TIGRINYA, "body": NEWS, "tag": sent.headers["topic"]}]
    assert on_screen(yonas) == [{**IN_TIGRINYA, "body": NEWS}]
    assert yonas.evaluate(ACTIONS) == [{"action": "come", "title": "ክመጽእ እየ"}]
    if app == "closed":
        yonas.open("about:blank")
    yonas.tap_notice()
    yonas.wait_until("document.querySelector(':target')?.checkVisibility()")
    assert yonas.url == page_of(post.server, appointment)
    assert PLACE in yonas.evaluate("document.querySelector(':target').innerText")
    wait_until(lambda: yonas.notices() == [])


def test_who_wants_to_know_more_reads_day_time_and_place(post: Post, yonas: Firefox) -> None:
    post.say_when()
    appointment = at_the_desk(post.server, "plan()")
    [shown] = yonas.wait_until(SHOWN)
    assert shown["body"] == f"{when(post.server, appointment)}። \u2068{PLACE}\u2069"
    assert [each["body"] for each in on_screen(yonas)] == [shown["body"]]


@pytest.mark.parametrize("text", ["no JSON", "", "{}", '{"notification":{"title":"Meedoen"}}'])
def test_what_cannot_be_read_is_a_message_all_the_same(
    post: Post, yonas: Firefox, text: str
) -> None:
    [phone] = post.phones
    assert post.send(phone, text.encode()) == 201
    assert yonas.wait_until(SHOWN) == [{**IN_TIGRINYA, "body": NEWS, "tag": "meedoen"}]


def test_what_cannot_be_opened_is_not_shown_and_does_no_harm(post: Post, yonas: Firefox) -> None:
    [phone], acknowledged = post.phones, post.service.firefox.acknowledged
    before = len(acknowledged)
    assert post.send(phone, b"{}", bend=lambda body: body[:-1] + bytes([body[-1] ^ 1])) == 201
    wait_until(lambda: len(acknowledged) > before)
    assert [code for _channel, _version, code in acknowledged[before:]] == [CANNOT_OPEN]
    assert (yonas.evaluate(KEPT), yonas.notices()) == ([], [])
    assert post.send(phone, b"{}") == 201
    yonas.wait_until(SHOWN)


def test_after_signing_out_nobody_writes_to_this_phone(post: Post, yonas: Firefox) -> None:
    [phone] = post.phones
    yonas.click("form[action='/sign-out'] button")
    yonas.wait_until("!document.body.dataset.person")
    assert post.phones == []
    assert yonas.evaluate(SUBSCRIPTION) is None
    wait_until(lambda: post.service.subscriptions[phone.endpoint].gone)
    assert post.send(phone, b"{}") == 410


def test_after_a_restart_only_the_latest_of_one_appointment_arrives(
    post: Post, yonas: Firefox
) -> None:
    post.say_when()
    before, [agent] = len(post.service.records), post.service.firefox.agents.values()
    yonas.stop()
    appointment = at_the_desk(post.server, "plan()")
    reminder = post.sent(before)
    at_the_desk(post.server, f"move('{appointment}')")
    moved = post.sent(before + 1)
    assert moved.headers["topic"] == reminder.headers["topic"]
    assert len(agent.waiting) == 1
    yonas.start()
    news = {**IN_TIGRINYA, "body": f"ሓድሽ ሰዓት፦ {when(post.server, appointment)}"}
    assert on_screen(yonas) == [news]
    yonas.open(f"{post.server.url}/sign-in")
    assert yonas.evaluate(KEPT) == [{**news, "tag": moved.headers["topic"]}]
    wait_until(lambda: agent.waiting == [])
