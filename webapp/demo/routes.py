"""Becoming a member of the cast. These addresses exist in demo mode only."""

from flask import Blueprint, abort, current_app

from webapp.case import sessions
from webapp.core import db
from webapp.demo.queries import CAST
from webapp.guards import public
from webapp.reply import Answer, page, saved
from webapp.speech import i18n

room = Blueprint("demo", __name__)


@room.before_request
def only_in_demo_mode() -> None:
    if not current_app.extensions["config"].demo:
        abort(404)


@room.get("/demo")
@public
def cast() -> Answer:
    return page("demo/cast.html", cast=db.scalars(CAST))


@room.post("/demo/<name>")
@public
def become(name: str) -> Answer:
    account = next((a for a in db.scalars(CAST) if a.first_name.lower() == name), None)
    if account is None:
        abort(404)
    token = sessions.begin(db.session(), account)
    answer = saved(back="/")
    sessions.set_session_cookie(answer, token, keep=False)
    sessions.set_cookie(answer, i18n.COOKIE, account.language, sessions.PHONE_COOKIE_SECONDS)
    return answer
