"""Coming in and going out."""

from uuid import UUID

from flask import Blueprint, current_app, redirect, request
from werkzeug.wrappers import Response

from webapp.case import sessions
from webapp.case.account import Account, Enrolment, Role
from webapp.case.secrets import hashed, new_token
from webapp.core import clock, db
from webapp.people.accounts import forms
from webapp.people.accounts import queries_invitations as invitations
from webapp.people.accounts import queries_pins as pins
from webapp.people.accounts.pages import (
    InvitedPage,
    NewPinPage,
    SignInPage,
    UnlockPage,
    chosen,
    people_here,
)
from webapp.people.accounts.queries_pins import PinFault
from webapp.speech import i18n
from webapp.speech.i18n import Text
from webapp.web.fields import refuse
from webapp.web.guards import me, public, signed_in
from webapp.web.reply import Answer, inside, page, saved, unsaved

room = Blueprint("accounts", __name__)


@room.get("/sign-in")
@public
def sign_in() -> Answer:
    people = people_here()
    person = chosen(people, request.args.get("person"))
    return page(SignInPage(people=people, person=person, form=forms.EnterPin()))


@room.post("/sign-in")
@public
def enter() -> Answer:
    form, people = forms.EnterPin(request.form), people_here()
    person = chosen(people, form.person.data)
    if known := who_knows_the_pin(form, person):
        return start(known.account_id, known)
    return unsaved(SignInPage(people=people, person=person, form=form))


@room.get("/k")
@public
def invited() -> Answer:
    """The token stays in the fragment: no server log and no preview ever sees it."""
    return page(InvitedPage(form=forms.UseInvitation()))


@room.post("/k")
@public
def accept() -> Answer:
    form, phone = forms.UseInvitation(request.form), sessions.phone_secret() or new_token()
    account = who_is_invited(form, phone)
    if account and account.role is not Role.INBURGERAAR:
        answer = start(account.id)
    elif account:
        person = pins.enrol(db.session(), account, phone, clock.real())
        answer = saved(back=f"/pin?person={person.id}")
    else:
        answer = unsaved(InvitedPage(form=form))
    sessions.set_cookie(answer, sessions.PHONE_COOKIE, phone, sessions.PHONE_COOKIE_SECONDS)
    return answer


@room.get("/pin")
@public
def new_pin() -> Answer:
    id, phone = request.args.get("person"), sessions.phone_secret()
    person = pins.enrolling(db.session(), id, phone, clock.real())
    return page(NewPinPage(person=person, form=forms.ChoosePin())) if person else to_sign_in()


@room.post("/pin")
@public
def choose_pin() -> Answer:
    phone, form = sessions.phone_secret(), forms.ChoosePin(request.form)
    person = pins.enrolling(db.session(), form.person.data, phone, clock.real())
    if person is None or phone is None:
        return to_sign_in()
    pin = form.pin.data or ""
    if form.validate() and pins.easy_to_guess(db.session(), person, pin):
        refuse(form.pin, forms.EASY)
    if form.errors:
        return unsaved(NewPinPage(person=person, form=form))
    pins.choose_pin(person, pin, phone, form.phone.sure, pepper())
    pins.revoke_earlier(db.session(), person, clock.real())
    return start(person.account_id, person)


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
    phone = sessions.phone_secret() or ""
    with db.own_unit() as unit:
        counted = pins.count_pin_try(unit, person.id, phone, clock.real())
    if isinstance(counted, PinFault):
        return forms.FAULTS[counted]
    fault = pins.judge_pin(counted, pin, phone, pepper())
    return forms.FAULTS[fault] if fault else None


def who_is_invited(form: forms.UseInvitation, phone: str) -> Account | None:
    """Whose link or code this is, used up; else the form says what is wrong."""
    if not form.validate():
        return None
    if not form.token.data and tries_too_often(phone):
        refuse(form.code, forms.TOO_OFTEN)
        return None
    token, code = form.token.data, form.code.data
    account = invitations.accept(db.session(), token, code, pepper(), clock.real())
    if account is None:
        refuse(form.code, forms.USED)
    return account


def tries_too_often(phone: str) -> bool:
    with db.own_unit() as unit:
        return not invitations.may_try_code(unit, hashed(phone).hex(), clock.real())


def start(account_id: UUID, person: Enrolment | None = None, to: str = "/") -> Response:
    """Open a session, forget the wrong PINs, and go to the first screen or where they were."""
    account = db.session().get_one(Account, account_id)
    if person is not None:
        person = pins.forget_tries(db.session(), person.id)
    token = sessions.begin(db.session(), account, person)
    answer = saved(back=to)
    sessions.set_session_cookie(answer, token, keep=bool(person and person.own_phone))
    sessions.set_cookie(answer, i18n.COOKIE, account.language, sessions.PHONE_COOKIE_SECONDS)
    return answer
