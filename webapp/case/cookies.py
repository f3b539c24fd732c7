"""What a browser carries for us: nothing but random ids, and for a moment where it was going."""

import re

from flask import request
from werkzeug.wrappers import Response

from webapp.case.account import OWN_PHONE_LIFE

SESSION_COOKIE = "__Host-session"
PHONE_COOKIE = "__Host-phone"
LEFT_COOKIE = "__Host-left"
"""Set for a moment at signing out, so that the next page makes the phone forget what it saved."""
LEFT_SECONDS = 60
SENT_COOKIE = "__Host-sent"
"""The page that somebody asked for who had to sign in first."""
SENT_SECONDS = 15 * 60
PHONE_COOKIE_SECONDS = 400 * 24 * 3600
PHONE_SECRET = re.compile(r"[A-Za-z0-9_-]{43,}")


def set_session_cookie(response: Response, token: str, *, keep: bool) -> None:
    """Hand the browser its session; `keep` it beyond the browser's own end on one's own phone."""
    age = int(OWN_PHONE_LIFE.total_seconds()) if keep else None  # its row may end much earlier
    set_cookie(response, SESSION_COOKIE, token, age)


def set_cookie(response: Response, name: str, value: str, max_age: int | None) -> None:
    response.set_cookie(
        name, value, max_age=max_age, path="/", secure=True, httponly=True, samesite="Lax"
    )


def phone_secret() -> str | None:
    """The secret of this phone, if it has been given one that is long enough."""
    secret = request.cookies.get(PHONE_COOKIE, "")
    return secret if PHONE_SECRET.fullmatch(secret) else None


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
