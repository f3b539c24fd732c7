"""`webapp serve` as it runs for real people, each process of it, and people who write meanwhile."""

import os
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from threading import Event, Thread
from urllib.parse import urlencode

from sqlalchemy import select

from tests.browser.server import Server, serving
from tests.conftest import SECRET
from tests.test_races import Visitor, crowd, gemeente_of
from webapp.case.cookies import SESSION_COOKIE
from webapp.contact.messages.model import Message
from webapp.core.db import Database


class Served(Server):
    """One `webapp serve` in production mode, on any database."""

    def __init__(self, url: str, folder: Path, **settings: str) -> None:
        real = {"MEEDOEN_SECRET_KEY": SECRET, "MEEDOEN_HOSTS": "localhost", "DATABASE_URL": url}
        super().__init__(folder / "site.sqlite3", **real | settings)

    @property
    def pid(self) -> int:
        assert self.process is not None
        return self.process.pid

    def kill(self) -> list[int]:
        """Kill the main process alone; what else there was of it."""
        others = family(self.pid)[1:]
        os.kill(self.pid, signal.SIGKILL)
        assert self.process is not None
        self.process.wait()
        self.process = None
        return others


def family(pid: int) -> list[int]:
    """A process and all that it started, from the top."""
    parents: dict[int, int] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            after_name = path.read_text().rpartition(")")[2].split()
        except OSError:  # it ended while we looked
            continue
        if after_name[0] != "Z":
            parents[int(path.parent.name)] = int(after_name[1])
    found = [pid]
    for known in found:
        found += sorted(child for child, parent in parents.items() if parent == known)
    return found


def lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def until(true: Callable[[], object], seconds: float) -> float:
    """Wait for something to be so; how long it took."""
    began = time.monotonic()
    while not true():
        assert time.monotonic() - began < seconds, f"not so within {seconds} s"
        time.sleep(0.05)
    return time.monotonic() - began


class Writers:
    """People who write one message after the other, and remember what was acknowledged."""

    def __init__(self, port: int, people: list[Visitor]) -> None:
        self.port, self.people = port, people
        self.acknowledged: list[str] = []
        self.answers: Counter[str] = Counter()
        self.enough = Event()

    def write(self, number: int, person: Visitor) -> None:
        connection, sent = HTTPConnection("localhost", self.port, timeout=30), 0
        with closing(connection):
            while not self.enough.is_set():
                sent += 1
                words = f"writer {number} message {sent}"
                try:
                    status = self.post(connection, person, words)
                except (OSError, HTTPException) as problem:
                    self.answers[type(problem).__name__] += 1
                    connection.close()
                    time.sleep(0.05)
                    continue
                self.answers[str(status)] += 1
                if status == 303:
                    self.acknowledged.append(words)

    def post(self, connection: HTTPConnection, person: Visitor, words: str) -> int:
        headers = {
            "Cookie": f"{SESSION_COOKIE}={person.token}",
            "Content-Type": "application/x-www-form-urlencoded",
            "Sec-Fetch-Site": "same-origin",
        }
        path = f"/dossiers/{person.dossier}/messages/consulent"
        connection.request("POST", path, urlencode({"words": words}), headers)
        reply = connection.getresponse()
        reply.read()
        return reply.status


@contextmanager
def writing(port: int, people: list[Visitor]) -> Iterator[Writers]:
    writers = Writers(port, people)
    threads = [Thread(target=writers.write, args=each) for each in enumerate(people)]
    for thread in threads:
        thread.start()
    try:
        yield writers
    finally:
        writers.enough.set()
        for thread in threads:
            thread.join(60)


def people_who_write(database: Database, count: int) -> list[Visitor]:
    with database.unit() as session:
        gemeente, _, _ = gemeente_of(session, "Yonas")
        return crowd(session, gemeente, count)


def kept(database: Database) -> Counter[str]:
    """The words of every message of our writers, and how often they are there."""
    with database.session(writes=False) as session:
        query = select(Message.words).where(Message.words.startswith("writer "))
        return Counter(words for words in session.scalars(query) if words)


@contextmanager
def running(url: str, folder: Path, **settings: str) -> Iterator[Served]:
    server = Served(url, folder, **settings)
    with serving(server):
        yield server
