"""Becoming a member of the cast. These addresses exist in demo mode only."""

from flask import Blueprint, abort, current_app

from webapp.case import cookies, sessions
from webapp.core import db
from webapp.demo.pages import CastPage
from webapp.demo.queries import CAST
from webapp.speech import i18n
from webapp.web.guards_own import public
from webapp.web.reply import Answer, page, saved

room = Blueprint("demo", __name__)


@room.before_request
def only_in_demo_mode() -> None:
    if not current_app.extensions["config"].demo:
        abort(404)


@room.get("/demo")
@public
def cast() -> Answer:
    return page(CastPage(cast=db.scalars(CAST)))


@room.post("/demo/<name>")
@public
def become(name: str) -> Answer:
    named = [each for each in db.scalars(CAST) if each.first_name.lower() == name]
    account = named[0] if named else abort(404)
    token = sessions.begin(db.session(), account)
    answer = saved(back="/")
    cookies.set_session_cookie(answer, token, keep=False)
    cookies.set_cookie(answer, i18n.COOKIE, account.language, cookies.PHONE_COOKIE_SECONDS)
    return answer
