"""What protects people, as values with their source: never the code's own constants."""

import base64
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask, request

from tests.conftest import ON_POSTGRES, SECRET, As, Change, Look, Nobody
from webapp import create_app
from webapp.case.account import SignIn
from webapp.case.cookies import SESSION_COOKIE
from webapp.case.secrets import new_token, pin_hash
from webapp.config import Config
from webapp.core import clock

# The rules of internet.nl for CSP; ASVS 5.0 3.4.3 and 3.4.6; RFC 9116 has no part in it.
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "media-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
}
OTHER_HEADERS = {
    "Referrer-Policy": "same-origin",  # ASVS 3.4.5
    "X-Content-Type-Options": "nosniff",  # ASVS 3.4.4
    "X-Frame-Options": "DENY",  # internet.nl, for browsers that know no frame-ancestors
    "Cross-Origin-Opener-Policy": "same-origin",  # ASVS 3.4.8
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains",  # ASVS 3.4.1: a year
    "Cache-Control": "no-store",  # ASVS 14.3.2
}


@pytest.mark.parametrize("path", ["/sign-in", "/nowhere", "/feeds/x", "/"])
def test_headers(browser: Nobody, path: str) -> None:
    headers = browser().get(path).headers
    (policy,) = headers.getlist("Content-Security-Policy")
    parts = [(name, value) for name, value in (p.split(maxsplit=1) for p in policy.split(";"))]
    assert dict(parts) == POLICY
    for name, value in OTHER_HEADERS.items():
        assert headers.getlist(name) == [value], name


@contextmanager
def real(app: Flask, proxies: int) -> Iterator[Flask]:
    """Behind so many proxies, as real people have it."""
    url = app.extensions["database"].url.render_as_string(hide_password=False)
    hosts = ("mee.example",)
    made = create_app(Config(database_url=url, secret=SECRET, hosts=hosts, proxies=proxies))
    yield made
    made.extensions["database"].engine.dispose()


def test_a_client_cannot_say_where_it_comes_from(app: Flask) -> None:
    """ASVS 4.1.3: behind one proxy only what that one added counts; never X-Forwarded-Host."""
    claims = {"X-Forwarded-For": "6.6.6.6, 10.0.0.9", "X-Forwarded-Host": "evil.example"}
    for proxies, comes_from in ((0, "127.0.0.1"), (1, "10.0.0.9")):
        seen: list[tuple[str | None, str]] = []
        with real(app, proxies) as made:
            made.before_request_funcs[None].insert(
                0, lambda seen=seen: seen.append((request.remote_addr, request.host))
            )
            reply = made.test_client().get("/k", base_url="https://mee.example", headers=claims)
        assert reply.status_code == 200
        assert seen == [(comes_from, "mee.example")]


def test_a_session_of_staff_ends_after_twelve_hours(browser: Nobody, look: Look) -> None:
    """ASVS 7.3.2; the ruling of the house: 12 hours in all."""
    assert browser().post("/demo/petra").status_code == 303
    latest = look.first(sa.select(SignIn).order_by(SignIn.started_at.desc()))
    assert clock.real() < latest.ends_at <= clock.real() + timedelta(hours=12)


def test_staff_who_were_idle_for_half_an_hour_are_out(as_: As, change: Change) -> None:
    """ASVS 7.3.1; the ruling of the house: 30 minutes at a desk."""
    petra = as_("petra")
    for minutes, status in ((29, 200), (31, 303)):
        seen = clock.real() - timedelta(minutes=minutes)
        change.run(sa.update(SignIn).values(seen_at=seen))
        assert petra.get("/").status_code == status, minutes


def test_tokens_are_of_256_random_bits() -> None:
    """ASVS 7.2.3 and 11.5.1 ask for 128 or more."""
    tokens = {new_token() for _ in range(200)}
    assert len(tokens) == 200
    assert {len(base64.urlsafe_b64decode(token + "=")) for token in tokens} == {32}


def test_the_cookie_of_a_session_carries_such_a_token(browser: Nobody) -> None:
    visitor = browser()
    cookies = visitor.post("/demo/yonas").headers.getlist("Set-Cookie")
    (found,) = re.findall(rf"{SESSION_COOKIE}=([\w-]+)", " ".join(cookies))
    assert len(found) == 43, "256 bits in base64"


def test_a_pin_costs_what_owasp_asks() -> None:
    """OWASP Password Storage Cheat Sheet: argon2id, 19 MiB, two passes, or more."""
    kept = re.match(r"\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$", pin_hash("x", "123456", "y"))
    assert kept
    memory, passes, lanes = map(int, kept.groups())
    assert memory >= 19 * 1024
    assert (passes, lanes) >= (2, 1)


@pytest.mark.skipif(ON_POSTGRES, reason="pragmas of SQLite")
def test_sqlite_keeps_what_it_says_and_overwrites_what_is_deleted(app: Flask) -> None:
    """sqlite.org/pragma.html: FULL is 2; without it a power cut loses what was acknowledged."""
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
    }
    with app.extensions["database"].connect(writes=False) as connection:
        for name, value in wanted.items():
            found = connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            assert found == value, name


def test_a_database_that_does_not_answer_is_a_page_that_asks_to_come_back(
    app: Flask, browser: Nobody, monkeypatch: pytest.MonkeyPatch
) -> None:
    """RFC 9110 15.6.4, and a sentence: not a traceback, and not 500."""

    def away() -> None:
        raise sa.exc.OperationalError("SELECT 1", {}, Exception("away"))

    away.guard = "public"  # type: ignore[attr-defined]
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    monkeypatch.setitem(app.view_functions, "accounts.sign_in", away)
    reply = browser().get("/sign-in")
    assert reply.status_code == 503
    assert "<h1>" in reply.text


def test_foreign_hosts_are_refused_for_real_people(app: Flask) -> None:
    with real(app, 0) as made:
        for host, status in (("mee.example", 200), ("evil.example", 400), ("localhost", 400)):
            assert made.test_client().get("/k", base_url=f"https://{host}").status_code == status
