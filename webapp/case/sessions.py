"""How a browser is known again: sign-in rows here, random ids in its cookies.

All of it is real time. Nothing is remembered in a signed cookie, so signing out, revoking a
phone or closing an account ends a session at once.
"""

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from flask import Flask, Request, current_app, g, redirect, request
from flask.sessions import SessionInterface
from flask_login import LoginManager
from sqlalchemy import Date, LargeBinary, and_, bindparam, delete, or_, select, update
from sqlalchemy.orm import Session
from werkzeug.exceptions import Unauthorized
from werkzeug.wrappers import Response

from webapp.case.account import (
    OWN_PHONE_LIFE,
    PROOF_LIFE,
    SHARED_PHONE_LIFE,
    STAFF_LIFE,
    Account,
    Enrolment,
    Role,
    SignIn,
    Way,
)
from webapp.case.cookies import LEFT_COOKIE, LEFT_SECONDS, SESSION_COOKIE, sent_from, set_cookie
from webapp.case.me import SIGNED_IN, Me
from webapp.case.secrets import hashed, new_token, peppered
from webapp.core import clock, db

SEEN_EVERY_SECONDS = 60


def load(request: Request) -> Me | None:
    """Who the session cookie belongs to, if that session still lives."""
    token = request.cookies.get(SESSION_COOKIE)
    if not token:
        return None
    now = clock.real()
    row = db.glance(SIGNED_IN, token_hash=hashed(token), now=now, today=clock.today())
    if row is None:
        return None
    me = Me(**row._asdict())
    return None if me.is_away(now) or not has_key(me) else me


def has_key(me: Me) -> bool:
    """Staff have shown a key; only in the demo anybody may be anybody."""
    demo: bool = current_app.extensions["config"].demo
    return demo or me.role is Role.INBURGERAAR or me.way is not None


REVOKED = (
    select(SignIn.id)
    .join(Account, Account.id == SignIn.account_id)
    .outerjoin(Enrolment, Enrolment.id == SignIn.enrolment_id)
    .where(
        SignIn.token_hash == bindparam("token_hash", type_=LargeBinary()),
        or_(
            Enrolment.revoked_at.is_not(None),
            and_(Account.role != Role.INBURGERAAR, Account.closed_at.is_not(None)),
            Account.ends_on <= bindparam("today", type_=Date()),
        ),
    )
)
NOBODY = "none"
"""What a phone is told when it must forget every page it saved."""


def offline_id(me: Me | None) -> str | None:
    """By what a phone tells its people apart: says nothing about who they are.

    NOBODY for a phone that was revoked or has just been signed out of, or of somebody of the staff
    who left; None when an anonymous
    reader may be anybody: a session that has run out makes a phone forget nothing, nor does a
    database that is away.
    """
    if me is not None:
        return offline_id_of(me.id)
    token = None if g.get("away") else request.cookies.get(SESSION_COOKIE)
    if request.cookies.get(LEFT_COOKIE) or (token and revoked(token)):
        return NOBODY
    return None


def offline_id_of(account_id: UUID) -> str:
    secret = current_app.extensions["config"].secret
    return peppered(secret, "offline", str(account_id)).hex()[:32]


def revoked(token: str) -> bool:
    return db.glance(REVOKED, token_hash=hashed(token), today=clock.today()) is not None


def life(account: Account, enrolment: Enrolment | None) -> datetime:
    """When a session that starts now ends."""
    if account.role is not Role.INBURGERAAR:
        return clock.real() + STAFF_LIFE
    shared = enrolment is not None and not enrolment.own_phone
    return clock.real() + (SHARED_PHONE_LIFE if shared else OWN_PHONE_LIFE)


def begin(
    session: Session,
    account: Account,
    enrolment: Enrolment | None = None,
    *,
    way: Way | None = None,
    passkey_id: UUID | None = None,
    browser: bytes | None = None,
    newcomer_at: datetime | None = None,
) -> str:
    """Open a session for this person, in place of the one this browser had; returns its token.

    `way`: with which key somebody of the staff came in just now. The same person on the same phone
    goes on in the same row under a new token, so that the phone stays known to whoever sends it
    reminders.
    """
    token, now = new_token(), clock.real()
    if account.role is not Role.INBURGERAAR:
        account.last_in_at = now
    fresh: dict[str, Any] = {
        "token_hash": hashed(token),
        "seen_at": now,
        "ends_at": life(account, enrolment),
        "way": way,
        "passkey_id": passkey_id,
        "proved_at": now if way else None,
        "browser_hash": browser,
        "newcomer_at": newcomer_at,
    }
    enrolment_id = enrolment.id if enrolment else None
    if old := request.cookies.get(SESSION_COOKIE):
        same = SignIn.account_id == account.id, SignIn.enrolment_id == enrolment_id
        former = SignIn.token_hash == hashed(old)
        going_on = update(SignIn).where(former, *same).values(fresh).returning(SignIn.id)
        if enrolment_id and session.execute(going_on).first():
            return token
        session.execute(delete(SignIn).where(former))
    session.add(SignIn(account_id=account.id, enrolment_id=enrolment_id, started_at=now, **fresh))
    return token


def has_proved(me: Me) -> bool:
    """Whether this person showed their key just now. In the demo nobody has one."""
    if me.way is None:
        return current_app.extensions["config"].demo or me.role is Role.INBURGERAAR
    return me.proved_at is not None and clock.real() - me.proved_at <= PROOF_LIFE


def prove(session: Session, me: Me) -> str:
    """This person showed their key again: the session goes on under a new token; returns it."""
    token, now = new_token(), clock.real()
    fresh = {"token_hash": hashed(token), "proved_at": now, "seen_at": now}
    session.execute(update(SignIn).where(SignIn.id == me.sign_in_id).values(fresh))
    return token


def forget(response: Response) -> None:
    """Let the browser forget the session, and the phone every page it saved.

    The worker of a phone does not see the page that a form leads to: that page says it again.
    """
    response.delete_cookie(SESSION_COOKIE, path="/", secure=True, httponly=True)
    set_cookie(response, LEFT_COOKIE, "1", LEFT_SECONDS)
    response.headers["X-Offline"] = NOBODY


def end(session: Session, me: Me) -> None:
    session.execute(delete(SignIn).where(SignIn.id == me.sign_in_id))


def note_seen() -> None:
    """Keep when somebody was last here, at most once a minute; a locked session stays locked."""
    me: Me | None = g.me
    now = clock.real()
    if me is None or (now - me.seen_at).total_seconds() < SEEN_EVERY_SECONDS or me.is_locked(now):
        return
    if asks_by_itself():
        return
    with db.own_unit() as unit:
        unit.execute(update(SignIn).where(SignIn.id == me.sign_in_id).values(seen_at=now))


def asks_by_itself() -> bool:
    """Whether a script of an open page asks, not a person: it keeps no session open."""
    mode = request.headers.get("Sec-Fetch-Mode", "navigate")
    return not db.writes() and mode != "navigate" and not request.headers.get("HX-Request")


def refuse_anonymous() -> Response:
    """A page leads to the way in, and staff from there to the page; all else is a 401."""
    if request.headers.get("HX-Request"):
        answer = Response(status=401, headers={"HX-Redirect": "/sign-in"})
        return sent_from(answer, urlsplit(request.headers.get("HX-Current-URL", "")).path)
    if request.method != "GET":
        raise Unauthorized
    answer = redirect("/sign-in", 303)
    return answer if asks_by_itself() else sent_from(answer, request.path)


class NoCookieSession(SessionInterface):
    """Flask's own signed session is not used: Flask-Login finds it empty."""

    def open_session(self, app: Flask, request: Request) -> None:
        return None


def init_app(app: Flask) -> None:
    app.session_interface = NoCookieSession()
    manager = LoginManager(app)
    manager.session_protection = None
    manager.request_loader(load)
    manager.unauthorized_handler(refuse_anonymous)
