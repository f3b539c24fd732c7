"""How a browser is known again: sign-in rows here, random ids in its cookies.

All of it is real time. Nothing is remembered in a signed cookie, so signing out, revoking a
phone or closing an account ends a session at once.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from flask import Flask, Request, current_app, g, redirect, request
from flask.sessions import SessionInterface
from flask_login import LoginManager, UserMixin
from sqlalchemy import Date, LargeBinary, and_, bindparam, delete, or_, select, update
from sqlalchemy.orm import Session
from werkzeug.exceptions import Unauthorized
from werkzeug.wrappers import Response

from webapp.case.account import (
    LOCK_AFTER,
    OWN_PHONE_IDLE,
    OWN_PHONE_LIFE,
    PROOF_LIFE,
    SHARED_PHONE_LIFE,
    STAFF_IDLE,
    STAFF_LIFE,
    Account,
    Enrolment,
    Language,
    Role,
    SignIn,
    Way,
)
from webapp.case.dossier import Dossier
from webapp.case.secrets import hashed, new_token, peppered
from webapp.core import clock, db

SESSION_COOKIE = "__Host-session"
PHONE_COOKIE = "__Host-phone"
LEFT_COOKIE = "__Host-left"
"""Set for a moment at signing out, so that the next page makes the phone forget what it saved."""
LEFT_SECONDS = 60
SENT_COOKIE = "__Host-sent"
"""The page that somebody asked for who had to sign in first."""
SENT_SECONDS = 15 * 60
PHONE_COOKIE_SECONDS = 400 * 24 * 3600
SEEN_EVERY_SECONDS = 60
TOLD_AT_A_DESK = frozenset({Role.COORDINATOR, Role.CONSULENT, Role.MANAGER})
KEEPING = frozenset({Role.INBURGERAAR, Role.BEGELEIDER, Role.COORDINATOR})
PHONE_SECRET = re.compile(r"[A-Za-z0-9_-]{43,}")


@dataclass(frozen=True, kw_only=True)
class Me(UserMixin):  # type: ignore[misc]
    """The signed-in person, loaded once per request and handed on."""

    id: UUID
    name: str
    role: Role
    language: Language
    learns_dutch: bool
    gemeente_id: UUID | None
    organisation_id: UUID | None
    dossier_id: UUID | None
    """The inburgeraar's own dossier; None for staff."""
    household_id: UUID | None
    sign_in_id: UUID
    enrolment_id: UUID | None
    own_phone: bool | None
    seen_at: datetime
    way: Way | None = None
    proved_at: datetime | None = None
    newcomer_at: datetime | None = None

    @property
    def first_name(self) -> str:
        return self.name.split()[0]

    @property
    def is_staff(self) -> bool:
        """Whose pages stand in the shell of the desk."""
        return self.role is not Role.INBURGERAAR

    @property
    def keeps(self) -> bool:
        """Whether this phone may keep pages and unsent forms of this person.

        Without an enrolment there is no phone of one's own, but in the demo. Begeleiders stand in
        hallways without internet; at a desk nothing is kept.
        """
        own = self.own_phone is not False if self.way is None else bool(self.own_phone)
        return self.role in KEEPING and own

    @property
    def is_told(self) -> bool:
        """Whether this browser may be told of what waits. At a desk only whom a signaal may need:
        a message says nothing of it, and ends with the session.
        """
        return self.keeps or self.role in TOLD_AT_A_DESK

    def is_away(self, now: datetime) -> bool:
        """Whether somebody of the staff did nothing for so long that the key is asked again."""
        idle = OWN_PHONE_IDLE if self.way is Way.PASSKEY and self.own_phone else STAFF_IDLE
        return self.role is not Role.INBURGERAAR and now - self.seen_at > idle

    def is_locked(self, now: datetime) -> bool:
        """Whether the PIN is asked again: ten idle minutes on a phone that has a PIN."""
        has_pin = self.enrolment_id is not None and self.way is None
        return has_pin and now - self.seen_at > LOCK_AFTER


SIGNED_IN = (
    select(
        Account.id,
        Account.name,
        Account.role,
        Account.language,
        Account.learns_dutch,
        Account.gemeente_id,
        Account.organisation_id,
        Dossier.id.label("dossier_id"),
        Dossier.household_id,
        SignIn.id.label("sign_in_id"),
        SignIn.enrolment_id,
        Enrolment.own_phone,
        SignIn.seen_at,
        SignIn.way,
        SignIn.proved_at,
        SignIn.newcomer_at,
    )
    .join(SignIn, SignIn.account_id == Account.id)
    .outerjoin(Dossier, Dossier.inburgeraar_id == Account.id)
    .outerjoin(Enrolment, Enrolment.id == SignIn.enrolment_id)
    .where(
        SignIn.token_hash == bindparam("token_hash", type_=LargeBinary()),
        SignIn.ends_at > bindparam("now", type_=SignIn.ends_at.type),
        Account.closed_at.is_(None),
        or_(Account.ends_on.is_(None), Account.ends_on > bindparam("today", type_=Date())),
        or_(SignIn.enrolment_id.is_(None), Enrolment.revoked_at.is_(None)),
    )
)


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


def set_session_cookie(response: Response, token: str, *, keep: bool) -> None:
    """Hand the browser its session; `keep` it beyond the browser's own end on one's own phone."""
    age = int(OWN_PHONE_LIFE.total_seconds()) if keep else None  # its row may end much earlier
    set_cookie(response, SESSION_COOKIE, token, age)


def set_cookie(response: Response, name: str, value: str, max_age: int | None) -> None:
    response.set_cookie(
        name, value, max_age=max_age, path="/", secure=True, httponly=True, samesite="Lax"
    )


def forget(response: Response) -> None:
    """Let the browser forget the session, and the phone every page it saved.

    The worker of a phone does not see the page that a form leads to: that page says it again.
    """
    response.delete_cookie(SESSION_COOKIE, path="/", secure=True, httponly=True)
    set_cookie(response, LEFT_COOKIE, "1", LEFT_SECONDS)
    response.headers["Clear-Site-Data"] = '"cache"'
    response.headers["X-Offline"] = NOBODY


def end(session: Session, me: Me) -> None:
    session.execute(delete(SignIn).where(SignIn.id == me.sign_in_id))


def phone_secret() -> str | None:
    """The secret of this phone, if it has been given one that is long enough."""
    secret = request.cookies.get(PHONE_COOKIE, "")
    return secret if PHONE_SECRET.fullmatch(secret) else None


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


def sent_from(answer: Response, path: str) -> Response:
    """Remember where somebody was going; who reads it holds it against our own pages."""
    if path.strip("/"):
        set_cookie(answer, SENT_COOKIE, path, SENT_SECONDS)
    return answer


def sent_to() -> str | None:
    return request.cookies.get(SENT_COOKIE)


def arrived(answer: Response) -> Response:
    if sent_to():
        answer.delete_cookie(SENT_COOKIE, path="/", secure=True, httponly=True)
    return answer


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
