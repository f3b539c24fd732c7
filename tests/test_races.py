"""Many at once: nothing is lost, nobody counts past anybody, and nothing is given out twice.

Some run as threads in one app, some against two `webapp serve` processes on one database.
Every loop is bounded in count and time.
"""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, date, datetime, timedelta
from datetime import time as wall_time
from functools import partial
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import NamedTuple
from urllib.parse import urlencode
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.conftest import MONDAY, SECRET, Browser, Cast, Change, Look, Nobody, Store, T
from tests.storm import many
from tests.worlds.test_reader import Page, said
from webapp.calendar.agenda.model import Appointment
from webapp.case.account import DELAYS, Account, Enrolment, Invitation, Language, Role, SignIn
from webapp.case.cookies import PHONE_COOKIE, SESSION_COOKIE
from webapp.case.dossier import Dossier, Household, HouseholdKind
from webapp.case.secrets import hashed, new_token
from webapp.core import clock
from webapp.core.db import Database
from webapp.courses.pvt.model import Excursion, Kernwaarde, Place, SignUp
from webapp.people.accounts import queries_invitations as invitations
from webapp.people.accounts import queries_pins as pins

PATIENCE = 90.0
"""Seconds after which a storm stops by itself; then its counts are wrong and the test fails."""


class Visitor(NamedTuple):
    """Somebody with a dossier and an open session."""

    dossier: UUID
    token: str


def crowd(session: Session, gemeente: UUID, count: int) -> list[Visitor]:
    """So many inburgeraars of one gemeente, signed in."""
    now, visitors = datetime.now(UTC), []
    for number in range(count):
        person = Account(
            name=f"Visitor {number}",
            role=Role.INBURGERAAR,
            language=Language.NL,
            gemeente_id=gemeente,
        )
        home = Household(gemeente_id=gemeente, kind=HouseholdKind.ALONE)
        session.add_all([person, home])
        session.flush()
        dossier = Dossier(
            gemeente_id=gemeente,
            household_id=home.id,
            inburgeraar_id=person.id,
            born_on=date(1990, 1, 1),
        )
        session.add(dossier)
        visitors.append(Visitor(dossier.id, open_session(session, person.id, now)))
    return visitors


def open_session(session: Session, account: UUID, now: datetime) -> str:
    token = new_token()
    session.add(
        SignIn(
            token_hash=hashed(token),
            account_id=account,
            started_at=now,
            seen_at=now,
            ends_at=now + timedelta(days=1),
        )
    )
    return token


def outing(session: Session, gemeente: UUID, places: int) -> UUID:
    """An excursion in November that nobody has asked for yet."""
    made = Excursion(
        gemeente_id=gemeente,
        text_id="X03",
        kernwaarde=Kernwaarde.VRIJHEID,
        day=date(2026, 11, 12),
        starts=wall_time(13),
        ends=wall_time(15),
        meet_at="Bushalte",
        address="Tobias Asserlaan 1, 2662 SB Bergschenhoek",
        places=places,
        travel="X10",
        food="X20",
        clothes="X30",
        guide="Samir",
        guide_phone="010-000 01 05",
    )
    session.add(made)
    session.flush()
    return made.id


def at_once(jobs: Sequence[Callable[[], T]]) -> list[T]:
    """Run all jobs in threads that start together; their answers in order."""
    line = threading.Barrier(len(jobs))

    def run(job: Callable[[], T]) -> T:
        line.wait(PATIENCE)
        return job()

    with ThreadPoolExecutor(len(jobs)) as pool:
        futures = [pool.submit(run, job) for job in jobs]
        return [future.result(PATIENCE) for future in futures]


class Server:
    """One `webapp serve` process, on a database that others use too."""

    def __init__(self, url: str, log: Path) -> None:
        with socket.socket() as unbound:
            unbound.bind(("127.0.0.1", 0))
            self.port: int = unbound.getsockname()[1]
        self.log = log
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("MEEDOEN_", "DATABASE_"))}
        environment = kept | {
            "DATABASE_URL": url,
            "MEEDOEN_SECRET_KEY": SECRET,
            "MEEDOEN_HOSTS": "localhost",
            "MEEDOEN_NOW": MONDAY,
        }
        webapp = str(Path(sys.executable).parent / "webapp")
        with log.open("ab") as out:
            self.process = subprocess.Popen(
                [webapp, "serve", "--workers", "1", "--port", str(self.port)],
                env=environment,
                stdout=out,
                stderr=out,
                start_new_session=True,
            )

    def wait(self) -> None:
        end = time.monotonic() + PATIENCE
        while not self.answers():
            gone = self.process.poll() is not None or time.monotonic() > end
            assert not gone, f"webapp serve does not answer:\n{self.log.read_text()[-3000:]}"
            time.sleep(0.1)

    def answers(self) -> bool:
        with closing(self.connect()) as connection:
            try:
                connection.request("GET", "/sign-in", headers={"Host": "localhost"})
                return connection.getresponse().status == 200
            except (OSError, HTTPException):
                return False

    def connect(self) -> HTTPConnection:
        return HTTPConnection("127.0.0.1", self.port, timeout=60)

    def stop(self) -> None:
        """End our own process, and its workers, which are its process group."""
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(10)


@contextmanager
def two_servers(url: str, folder: Path) -> Iterator[tuple[Server, Server]]:
    with ExitStack() as stack:
        servers = []
        for number in (1, 2):
            server = Server(url, folder / f"server-{number}.log")
            stack.callback(server.stop)
            servers.append(server)
        for server in servers:
            server.wait()
        yield servers[0], servers[1]


def post(connection: HTTPConnection, token: str, path: str, **data: object) -> int:
    headers = {
        "Host": "localhost",
        "Cookie": f"{SESSION_COOKIE}={token}",
        "Content-Type": "application/x-www-form-urlencoded",
        "Sec-Fetch-Site": "same-origin",
    }
    connection.request("POST", path, urlencode(data), headers)
    reply = connection.getresponse()
    reply.read()
    return reply.status


@pytest.fixture
def world(store: Store) -> Iterator[str]:
    """The address of a database of this test's own, for the processes to share."""
    url = store.fresh("demo")
    yield url
    store.drop(url)


def gemeente_of(session: Session, name: str) -> tuple[UUID, UUID, UUID]:
    """The gemeente, account and dossier of somebody of the cast."""
    query = select(Dossier.gemeente_id, Account.id, Dossier.id).join(
        Account, Account.id == Dossier.inburgeraar_id
    )
    found = session.execute(query.where(Account.name.startswith(name))).one()
    return found[0], found[1], found[2]


def check_queue(session: Session, excursion: UUID, placed: int, waiting: int) -> None:
    """So many have a place, and the turns were given out one by one."""
    query = select(SignUp).where(SignUp.excursion_id == excursion).order_by(SignUp.turn)
    wishes = session.scalars(query).all()
    counted = Counter(wish.place for wish in wishes)
    assert (counted[Place.PLACED], counted[Place.WAITING]) == (placed, waiting), counted
    assert [wish.turn for wish in wishes] == list(range(1, len(wishes) + 1)), "turns with gaps"
    assert session.get_one(Excursion, excursion).turn == len(wishes)
    first = [wish.place for wish in wishes if wish.place is not Place.WITHDRAWN]
    assert first == sorted(first, key=[Place.PLACED, Place.WAITING].index), "somebody was passed"


@pytest.fixture
def fifty(app: Flask, cast: Cast, change: Change) -> tuple[UUID, list[Visitor]]:
    """Fifty people, and an excursion with ten places."""
    here = cast.dossier("yonas").gemeente_id
    return change(lambda s: (outing(s, here, 10), crowd(s, here, 50)))


def browse(browser: Nobody, visitor: Visitor) -> Browser:
    made = browser()
    made.set_cookie(SESSION_COOKIE, visitor.token, domain="localhost", secure=True)
    return made


def join(browser: Browser, visitor: Visitor, excursion: UUID) -> int:
    data = {"excursion": str(excursion), "people": "1"}
    status: int = browser.post(f"/dossiers/{visitor.dossier}/sign-ups", data=data).status_code
    return status


def test_fifty_at_once_for_ten_places_are_ten_placed_and_a_queue_of_forty(
    fifty: tuple[UUID, list[Visitor]], browser: Nobody, look: Look
) -> None:
    excursion, people = fifty
    phones = [browse(browser, visitor) for visitor in people]
    started = time.monotonic()
    statuses = at_once(
        [
            partial(join, phone, visitor, excursion)
            for phone, visitor in zip(phones, people, strict=True)
        ]
    )
    print(f"50 sign-ups in {time.monotonic() - started:.2f} s: {Counter(statuses)}")
    assert Counter(statuses) == {303: 50}
    look(lambda s: check_queue(s, excursion, placed=10, waiting=40))
    numbers = []
    for phone, visitor in zip(phones, people, strict=True):
        card = Page(phone.get(f"/dossiers/{visitor.dossier}/pvt").text).block(
            f"excursion-{excursion}"
        )
        for number in range(1, 51):
            if said(Language.NL, "Your number: %(number)s", number=number) + " " in card.text:
                numbers.append(number)
    assert sorted(numbers) == list(range(1, 41)), "what people read as their number in the queue"


def test_when_ten_withdraw_at_once_exactly_ten_move_up(
    fifty: tuple[UUID, list[Visitor]], browser: Nobody, look: Look
) -> None:
    excursion, people = fifty
    phones = {visitor.dossier: browse(browser, visitor) for visitor in people}
    for visitor in people:
        join(phones[visitor.dossier], visitor, excursion)
    query = select(SignUp).where(SignUp.excursion_id == excursion, SignUp.place == Place.PLACED)
    placed = look.all(query)

    def withdraw(wish: SignUp) -> int:
        return phones[wish.dossier_id].post(f"/sign-ups/{wish.id}/withdraw").status_code

    statuses = at_once([partial(withdraw, wish) for wish in placed for _ in range(2)])
    assert Counter(statuses) == {303: 20}, "each taps twice"
    look(lambda s: check_queue(s, excursion, placed=10, waiting=30))


def test_fifty_at_once_over_two_servers_are_ten_placed_and_a_queue_of_forty(
    world: str, tmp_path: Path
) -> None:
    database = Database(world)
    with database.unit() as session:
        here, *_ = gemeente_of(session, "Yonas")
        excursion, people = outing(session, here, 10), crowd(session, here, 50)
    with two_servers(world, tmp_path) as servers:

        def ask(number: int, visitor: Visitor) -> int:
            with closing(servers[number % 2].connect()) as connection:
                path = f"/dossiers/{visitor.dossier}/sign-ups"
                return post(connection, visitor.token, path, excursion=excursion, people=1)

        started = time.monotonic()
        statuses = at_once([partial(ask, n, visitor) for n, visitor in enumerate(people)])
        seconds = time.monotonic() - started
    print(f"50 sign-ups over two servers in {seconds:.2f} s: {Counter(statuses)}")
    assert Counter(statuses) == {303: 50}
    with database.session(writes=False) as session:
        check_queue(session, excursion, placed=10, waiting=40)
    database.engine.dispose()


ANSWERS = SIGN_UPS = many(400, 100)
PLACES = many(300, 75)


def test_of_many_updates_over_two_servers_none_is_lost(world: str, tmp_path: Path) -> None:
    """Answers to one appointment and sign-ups, each reads a number and writes the next."""
    database = Database(world)
    with database.unit() as session:
        here, account, dossier = gemeente_of(session, "Yonas")
        excursion, people = outing(session, here, PLACES), crowd(session, here, SIGN_UPS)
        yonas = open_session(session, account, datetime.now(UTC))
        talk = session.scalars(
            select(Appointment.id)
            .where(Appointment.dossier_id == dossier, Appointment.answered_at.is_(None))
            .order_by(Appointment.starts_at.desc())
        ).first()
    tasks: SimpleQueue[tuple[str, str, dict[str, object]]] = SimpleQueue()
    for number, visitor in enumerate(people):
        answer = ("coming", "cannot", "call-me")[number % 3]
        tasks.put((yonas, f"/appointments/{talk}/answer", {"answer": answer, "seen": 0}))
        wish = {"excursion": excursion, "people": 1}
        tasks.put((visitor.token, f"/dossiers/{visitor.dossier}/sign-ups", wish))
    end = time.monotonic() + PATIENCE
    with two_servers(world, tmp_path) as servers:

        def work(number: int) -> Counter[tuple[str, int]]:
            done: Counter[tuple[str, int]] = Counter()
            with closing(servers[number % 2].connect()) as connection:
                while time.monotonic() < end:
                    try:
                        token, path, data = tasks.get_nowait()
                    except Empty:
                        break
                    status = post(connection, token, path, **data)
                    done[path.rsplit("/", 1)[1], status] += 1
            return done

        started = time.monotonic()
        done: Counter[tuple[str, int]] = sum(
            at_once([partial(work, n) for n in range(8)]), Counter()
        )
        seconds = time.monotonic() - started
    with database.session(writes=False) as session:
        given = session.get_one(Appointment, talk).answers_given
        kept = session.scalar(
            select(func.count()).select_from(SignUp).where(SignUp.excursion_id == excursion)
        )
        print(
            f"{ANSWERS + SIGN_UPS} updates by 8 clients over two servers in {seconds:.1f} s: "
            f"{dict(done)}; kept {given} answers and {kept} sign-ups; "
            f"lost {ANSWERS + SIGN_UPS - given - (kept or 0)}"
        )
        logs = "".join(path.read_text()[-3000:] for path in sorted(tmp_path.glob("*.log")))
        assert done == {("answer", 303): ANSWERS, ("sign-ups", 303): SIGN_UPS}, logs
        assert given == ANSWERS, f"{ANSWERS - given} answers are lost"
        check_queue(session, excursion, placed=PLACES, waiting=SIGN_UPS - PLACES)
    database.engine.dispose()


def test_thirty_wrong_pins_at_once_cost_the_tries_that_are_allowed_and_no_more(
    browser: Nobody, cast: Cast, change: Change, look: Look
) -> None:
    """The first wait comes after the fourth; whoever comes later is not even looked at."""
    phone = new_token()

    def enrol(session: Session) -> UUID:
        person = pins.enrol(session, cast["yonas"], phone, clock.real())
        pins.choose_pin(person, "284917", phone, True, SECRET)
        return person.id

    person = change(enrol)
    allowed = next(number for number, wait in enumerate(DELAYS, 1) if wait)

    def guess(number: int) -> str:
        made = browser()
        made.set_cookie(PHONE_COOKIE, phone, domain="localhost", secure=True)
        reply = made.post("/sign-in", data={"pin": f"{730_000 + number * 17}"})
        assert reply.status_code == 422, f"a wrong PIN answers {reply.status_code}"
        return Page(reply.text).block("pin-error").text

    said_back = Counter(at_once([partial(guess, n) for n in range(30)]))
    kept = look.get(Enrolment, person)
    assert kept.wrong_pins == allowed, f"{kept.wrong_pins} tries were counted"
    assert sorted(said_back.values()) == [allowed, 30 - allowed], said_back
    assert kept.locked_until is not None
    assert kept.revoked_at is None


def test_thirty_guesses_at_the_tenth_try_are_one_try_and_the_phone_is_revoked(
    browser: Nobody, cast: Cast, change: Change, look: Look
) -> None:
    phone = new_token()

    def enrol(session: Session) -> UUID:
        person = pins.enrol(session, cast["yonas"], phone, clock.real())
        pins.choose_pin(person, "284917", phone, True, SECRET)
        person.wrong_pins = 9
        return person.id

    person = change(enrol)

    def guess(number: int) -> int:
        made = browser()
        made.set_cookie(PHONE_COOKIE, phone, domain="localhost", secure=True)
        status: int = made.post("/sign-in", data={"pin": f"{730_000 + number}"}).status_code
        return status

    assert Counter(at_once([partial(guess, n) for n in range(30)])) == {422: 30}
    kept = look.get(Enrolment, person)
    assert (kept.wrong_pins, kept.revoked_at is not None) == (10, True)
    made = browser()
    made.set_cookie(PHONE_COOKIE, phone, domain="localhost", secure=True)
    assert made.post("/sign-in", data={"pin": "284917"}).status_code == 422, "it is revoked"


@pytest.mark.parametrize("way", ["token", "code"])
def test_one_invitation_opened_by_ten_at_once_is_one_enrolment(
    browser: Nobody, cast: Cast, change: Change, look: Look, way: str
) -> None:
    token, code = change(lambda s: invitations.invite(s, cast["yonas"].id, SECRET, clock.real()))
    data = {way: token if way == "token" else code}

    def come_in() -> str:
        phone = browser()
        begun = phone.post("/k", data=data).location or ""
        new = {"pin": "284917", "again": "284917", "phone": "own", "person": begun[-36:]}
        return phone.post("/pin", data=new).location

    assert Counter(at_once([come_in for _ in range(10)]))["/"] == 1
    kept = select(func.count()).select_from(Enrolment).where(Enrolment.pin_hash.is_not(None))
    assert look.one(kept) == 1
    invitation = look.one(select(Invitation))
    assert invitation.used_at is not None


def test_one_person_who_taps_twenty_times_at_once_gets_one_place(
    fifty: tuple[UUID, list[Visitor]], browser: Nobody, look: Look
) -> None:
    excursion, people = fifty
    phones = [browse(browser, people[0]) for _ in range(20)]
    jobs = [partial(join, phone, people[0], excursion) for phone in phones]
    assert Counter(at_once(jobs)) == {303: 20}
    look(lambda s: check_queue(s, excursion, placed=1, waiting=0))
