"""PostgreSQL restarts while people read and write: they wait, and nobody sees an error."""

import time
from collections import Counter
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from threading import Event, Thread
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import psycopg
import pytest
from flask import Flask, g
from sqlalchemy import select

from tests.conftest import ON_POSTGRES, As, Cast, Look, fill
from tests.postgres import machine
from tests.running.served import kept, people_who_write, running
from tests.test_races import Visitor
from webapp.case.cookies import SESSION_COOKIE
from webapp.contact.messages.model import Message
from webapp.core.db import Database

PEOPLE, AWAY_SECONDS = 12, 3.0
ID = "0b9e2c52-3e1e-4f5b-9d1c-6a1f0d8c7b21"


class Person(Thread):
    """Reads a page, writes a message with its id as a phone does, and again."""

    def __init__(self, number: int, port: int, who: Visitor, enough: Event) -> None:
        super().__init__(daemon=True)
        self.number, self.port, self.who, self.enough = number, port, who, enough
        self.answers: Counter[str] = Counter()
        self.acknowledged: list[str] = []
        self.slowest = 0.0

    def run(self) -> None:
        path = f"/dossiers/{self.who.dossier}/messages"
        with closing(HTTPConnection("localhost", self.port, timeout=30)) as connection:
            while not self.enough.is_set():
                words = f"writer {self.number} message {len(self.acknowledged)}"
                self.ask(connection, "GET", path)
                status = self.ask(connection, "POST", f"{path}/consulent", words)
                if status in ("200", "303", "204"):
                    self.acknowledged.append(words)

    def ask(self, connection: HTTPConnection, method: str, path: str, words: str = "") -> str:
        headers = {"Cookie": f"{SESSION_COOKIE}={self.who.token}", "Sec-Fetch-Site": "same-origin"}
        if words:
            headers |= {"Content-Type": "application/x-www-form-urlencoded"}
            headers |= {"Idempotency-Key": str(uuid4())}
        began = time.monotonic()
        try:
            connection.request(method, path, urlencode({"words": words}), headers)
            reply = connection.getresponse()
            reply.read()
            status = str(reply.status)
        except (OSError, HTTPException) as problem:
            connection.close()
            status = type(problem).__name__
        self.slowest = max(self.slowest, time.monotonic() - began)
        self.answers[f"{method} {status}"] += 1
        return status


@pytest.mark.skipif(ON_POSTGRES, reason="it starts a PostgreSQL of its own")
def test_a_restart_of_three_seconds_is_seen_by_nobody(tmp_path: Path) -> None:
    with machine() as (url, restart):
        fill(url, "demo")
        database = Database(url)
        people, enough = people_who_write(database, PEOPLE), Event()
        with running(url, tmp_path) as server:
            threads = [Person(n, server.port, who, enough) for n, who in enumerate(people)]
            for thread in threads:
                thread.start()
            time.sleep(2)
            for _ in range(2):
                restart(AWAY_SECONDS)
                time.sleep(2)
            enough.set()
            for thread in threads:
                thread.join(60)
        answers = sum((thread.answers for thread in threads), Counter[str]())
        there = kept(database)
        acknowledged = [words for thread in threads for words in thread.acknowledged]
        slowest = max(thread.slowest for thread in threads)
        database.engine.dispose()
    print(f"two restarts of {AWAY_SECONDS} s: {dict(answers)}; slowest {slowest:.1f} s")
    assert {status.split()[1][0] for status in answers} <= {"2", "3"}, answers
    assert slowest > AWAY_SECONDS / 2, "nobody waited: the server was not away"
    assert {there[words] for words in acknowledged} == {1}


@pytest.mark.skipif(not ON_POSTGRES, reason="SQLite is never away")
@pytest.mark.parametrize(("headers", "status"), [({}, 503), ({"Idempotency-Key": ID}, 200)])
def test_what_may_have_been_kept_is_sent_again_only_by_its_id(
    headers: dict[str, str],
    status: int,
    app: Flask,
    as_: As,
    look: Look,
    cast: Cast,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The server keeps the unit, and breaks off before it can say so."""
    dialect, yonas = app.extensions["database"].engine.dialect, as_("yonas")
    path = f"/dossiers/{cast.dossier('yonas').id}/messages/consulent"
    really = dialect.do_commit
    broken: list[int] = []

    def keep_and_break(connection: Any) -> None:
        really(connection)
        if not broken and g.get("keeping"):
            broken.append(1)
            raise psycopg.OperationalError("the connection is lost")

    monkeypatch.setattr(dialect, "do_commit", keep_and_break)
    answer = yonas.post(path, data={"words": "Ik kom later."}, headers=headers)
    assert (answer.status_code, broken) == (status, [1])
    assert len(look.all(select(Message).where(Message.words == "Ik kom later."))) == 1
