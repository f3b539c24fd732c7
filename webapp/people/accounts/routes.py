"""Coming in and going out, and the language everything is read in."""

from collections.abc import Sequence

from flask import Blueprint, current_app, g, redirect, request
from werkzeug.wrappers import Response

from webapp.case import sessions
from webapp.case.account import Account, Enrolment, Language, Role
from webapp.case.secrets import hashed, new_token
from webapp.core import clock, db
from webapp.guards import public, signed_in
from webapp.people.accounts import entry, queries
from webapp.people.accounts.entry import PinFault
from webapp.people.accounts.forms import (
    EASY,
    FAULTS,
    TOO_OFTEN,
    USED,
    ChooseLanguage,
    ChoosePin,
    EnterPin,
    LearnDutch,
    UseInvitation,
)
from webapp.reply import Answer, inside, page, saved, unsaved
from webapp.speech import i18n
from webapp.speech.i18n import Text

room = Blueprint("accounts", __name__)
NEW_PIN = "people/accounts/new_pin.html"


@room.get("/sign-in")
@public
def sign_in() -> Answer:
    people = people_here()
    person = chosen(people, request.args.get("person"))
    return page("people/accounts/sign_in.html", people=people, person=person, errors={})


@room.post("/sign-in")
@public
def enter() -> Answer:
    form, people, fault = EnterPin(request.form), people_here(), None
    person = chosen(people, form.person.data)
    if form.validate() and person and not (fault := wrong_pin(person, form.pin.data)):
        return start(db.session().get_one(Account, person.account_id), person)
    errors = form.errors or {"pin": [fault or FAULTS[PinFault.REVOKED]]}
    return unsaved("people/accounts/sign_in.html", people=people, person=person, errors=errors)


@room.get("/k")
@public
def invited() -> Answer:
    """The token stays in the fragment: no server log and no preview ever sees it."""
    return page("people/accounts/invited.html", errors={}, typed="")


@room.post("/k")
@public
def accept() -> Answer:
    form = UseInvitation(request.form)
    phone = sessions.phone_secret() or new_token()
    form.validate()
    errors = form.errors or ({} if form.token.data else too_many_codes(phone))
    account = None if errors else use_up(form)
    if account is None:
        errors = errors or {"code": [USED]}
        answer = unsaved("people/accounts/invited.html", errors=errors, typed=form.code.data or "")
    elif account.role is Role.INBURGERAAR:
        person = entry.enrol(db.session(), account, phone, clock.real())
        answer = saved(back=f"/pin?person={person.id}")
    else:
        return start(account)
    sessions.set_cookie(answer, sessions.PHONE_COOKIE, phone, sessions.PHONE_COOKIE_SECONDS)
    return answer


@room.get("/pin")
@public
def new_pin() -> Answer:
    id, phone = request.args.get("person"), sessions.phone_secret()
    person = entry.enrolling(db.session(), id, phone, clock.real())
    if person is None:
        return redirect("/sign-in", 303)
    return page(NEW_PIN, person=person, errors={}, phone=None)


@room.post("/pin")
@public
def choose_pin() -> Answer:
    phone, form = sessions.phone_secret(), ChoosePin(request.form)
    person = entry.enrolling(db.session(), form.person.data, phone, clock.real())
    if person is None or phone is None:
        return redirect("/sign-in", 303)
    pin, errors = form.pin.data or "", {}
    if not form.validate() or entry.easy_to_guess(db.session(), person, pin):
        errors = form.errors or {"pin": [EASY]}
        return unsaved(NEW_PIN, person=person, errors=errors, phone=form.phone.data)
    entry.choose_pin(person, pin, phone, form.phone.data == "own", pepper())
    entry.revoke_earlier(db.session(), person, clock.real())
    return start(db.session().get_one(Account, person.account_id), person)


@room.get("/unlock")
@signed_in
def ask_pin() -> Answer:
    return page("people/accounts/unlock.html", to=inside(request.args.get("to")), errors={})


@room.post("/unlock")
@signed_in
def unlock() -> Answer:
    form, to, fault = EnterPin(request.form), inside(request.form.get("to")), None
    person = chosen(people_here(), str(g.me.enrolment_id))
    if form.validate() and person and not (fault := wrong_pin(person, form.pin.data)):
        return start(db.session().get_one(Account, person.account_id), person, to)
    errors = form.errors or {"pin": [fault or FAULTS[PinFault.REVOKED]]}
    return unsaved("people/accounts/unlock.html", to=to, errors=errors)


@room.post("/sign-out")
@signed_in
def sign_out() -> Answer:
    sessions.end(db.session(), g.me)
    answer = saved(back="/sign-in")
    sessions.forget(answer)
    return answer


@room.post("/language")
@public
def choose_language() -> Answer:
    form = ChooseLanguage(request.form)
    if not form.validate():
        return unsaved("people/accounts/language.html", errors=form.errors)
    if g.me:
        db.session().get_one(Account, g.me.id).language = Language(form.lang.data or "")
    answer = saved(back=inside(form.to.data))
    sessions.set_cookie(answer, i18n.COOKIE, form.lang.data or "", sessions.PHONE_COOKIE_SECONDS)
    return answer


@room.post("/learn-dutch")
@signed_in
def learn_dutch() -> Answer:
    form = LearnDutch(request.form)
    db.session().get_one(Account, g.me.id).learns_dutch = form.on.data
    return saved(back=inside(form.to.data))


def pepper() -> str:
    found: str = current_app.extensions["config"].secret
    return found


def people_here() -> Sequence[Enrolment]:
    """Who can sign in on this phone."""
    phone = sessions.phone_secret()
    return db.scalars(queries.PEOPLE_ON_PHONE, phone_hash=hashed(phone)) if phone else []


def chosen(people: Sequence[Enrolment], id: str | None) -> Enrolment | None:
    """The one person on this phone, or the one whose picture was tapped."""
    if len(people) == 1:
        return people[0]
    return next((person for person in people if str(person.id) == id), None)


def wrong_pin(person: Enrolment, pin: str | None) -> Text | None:
    """Count the try, then look at the PIN; what to tell the person when it is not right."""
    phone = sessions.phone_secret() or ""
    with db.own_unit() as unit:
        counted = entry.count_pin_try(unit, person.id, phone, clock.real())
    if isinstance(counted, PinFault):
        return FAULTS[counted]
    fault = entry.judge_pin(counted, pin or "", phone, pepper())
    return FAULTS[fault] if fault else None


def too_many_codes(phone: str) -> dict[str, list[Text]]:
    with db.own_unit() as unit:
        allowed = entry.may_try_code(unit, hashed(phone).hex(), clock.real())
    return {} if allowed else {"code": [TOO_OFTEN]}


def use_up(form: UseInvitation) -> Account | None:
    return entry.accept(db.session(), form.token.data, form.code.data, pepper(), clock.real())


def start(account: Account, person: Enrolment | None = None, to: str = "/") -> Response:
    """Open a session, forget the wrong PINs, and go to the first screen or where they were."""
    if person is not None:
        person = entry.forget_tries(db.session(), person.id)
    token = sessions.begin(db.session(), account, person)
    answer = saved(back=to)
    sessions.set_session_cookie(answer, token, keep=bool(person and person.own_phone))
    sessions.set_cookie(answer, i18n.COOKIE, account.language, sessions.PHONE_COOKIE_SECONDS)
    return answer
