"""Coming in and going out."""

from uuid import UUID

from flask import Blueprint, current_app, redirect, request
from werkzeug.wrappers import Response

from webapp.case import cookies, sessions
from webapp.case.account import Account, Enrolment, Language, Way
from webapp.case.secrets import hashed
from webapp.core import clock, db, events
from webapp.people.accounts import forms
from webapp.people.accounts import queries_browsers as browsers
from webapp.people.accounts import queries_pins as pins
from webapp.people.accounts.pages import UnlockPage, chosen, people_here, said, sign_in_page
from webapp.people.accounts.pages_door import plain_http
from webapp.people.accounts.queries_pins import PinFault
from webapp.speech import i18n
from webapp.speech.i18n import Text
from webapp.web.fields import refuse
from webapp.web.guards_own import public, signed_in
from webapp.web.reply import Answer, inside, page, saved, unsaved
from webapp.web.who_asks import me

room = Blueprint("accounts", __name__)


@room.get("/sign-in")
@public
def sign_in() -> Answer:
    return page(plain_http() or sign_in_page(person=request.args.get("person")))


@room.post("/sign-in")
@public
def enter() -> Answer:
    form = forms.EnterPin(request.form)
    person = chosen(people_here(), form.person.data)
    if known := who_knows_the_pin(form, person):
        return start(known.account_id, known)
    return unsaved(sign_in_page(person=form.person.data, form=form))


@room.get("/unlock")
@signed_in
def ask_pin() -> Answer:
    return page(UnlockPage(to=inside(request.args.get("to")), form=forms.EnterPin()))


@room.post("/unlock")
@signed_in
def unlock() -> Answer:
    form, to = forms.EnterPin(request.form), inside(request.form.get("to"))
    person = chosen(people_here(), str(me().enrolment_id))
    if known := who_knows_the_pin(form, person):
        return start(known.account_id, known, to)
    return unsaved(UnlockPage(to=to, form=form))


@room.post("/sign-out")
@signed_in
def sign_out() -> Answer:
    sessions.end(db.session(), me())
    answer = saved(back="/sign-in")
    sessions.forget(answer)
    return answer


def known_again(answer: Answer, phone: str) -> Answer:
    cookies.set_cookie(answer, cookies.PHONE_COOKIE, phone, cookies.PHONE_COOKIE_SECONDS)
    return answer


def spoken_in(answer: Answer, language: Language) -> Answer:
    """The next pages on this phone are in this language."""
    cookies.set_cookie(answer, i18n.COOKIE, language, cookies.PHONE_COOKIE_SECONDS)
    return answer


def pepper() -> str:
    found: str = current_app.extensions["config"].secret
    return found


def to_sign_in() -> Response:
    return redirect("/sign-in", 303)


def who_knows_the_pin(form: forms.EnterPin, person: Enrolment | None) -> Enrolment | None:
    """The person, when the PIN is theirs; else the form says what is wrong."""
    if not form.validate():
        return None
    fault = wrong_pin(person, form.pin.data or "") if person else forms.FAULTS[PinFault.REVOKED]
    if fault:
        refuse(form.pin, fault)
    return None if fault else person


def wrong_pin(person: Enrolment, pin: str) -> Text | None:
    """Count the try, then look at the PIN; what to tell the person when it is not right."""
    phone = cookies.phone_secret() or ""
    with db.own_unit() as unit:
        counted = pins.count_pin_try(unit, person.id, phone, clock.real())
    if not isinstance(counted, PinFault):
        return said(pins.judge_pin(counted, pin, phone, pepper()), person)
    return said(counted, person)


def start(
    account_id: UUID,
    person: Enrolment | None = None,
    to: str = "/",
    *,
    way: Way | None = None,
    passkey_id: UUID | None = None,
    browser: str = "",
) -> Response:
    """Open a session, forget the wrong PINs, and go to the first screen or where they were."""
    account = db.session().get_one(Account, account_id)
    if person is not None:
        person = pins.forget_tries(db.session(), person.id)
    token = opened(account, person, way, passkey_id, browser or cookies.phone_secret() or "")
    answer = saved(back=to)
    cookies.set_session_cookie(answer, token, keep=bool(person and person.own_phone))
    return spoken_in(answer, account.language)


def opened(
    account: Account, person: Enrolment | None, way: Way | None, passkey_id: UUID | None, phone: str
) -> str:
    """A session in the browser that has this secret; returns its token."""
    browser = hashed(phone)
    newcomer = browsers.arrive(db.session(), account.id, browser, clock.real())
    events.note(events.Event.SIGNED_IN, account.role, account.id)
    return sessions.begin(
        db.session(),
        account,
        person,
        way=way,
        passkey_id=passkey_id,
        browser=browser,
        newcomer_at=newcomer,
    )
