"""Coming in for the first time, with a link or a code: inburgeraars choose a PIN."""

from flask import request

from webapp.case import sessions
from webapp.case.account import Account, Invitation, Role
from webapp.case.secrets import hashed, new_token
from webapp.core import clock, db, events
from webapp.core.events import Event
from webapp.people.accounts import forms
from webapp.people.accounts import queries_invitations as invitations
from webapp.people.accounts import queries_pins as pins
from webapp.people.accounts.pages import InvitedPage, NewPinPage
from webapp.people.accounts.routes import known_again, pepper, room, start, to_sign_in
from webapp.web.fields import refuse
from webapp.web.guards import public
from webapp.web.reply import Answer, page, saved, unsaved


@room.get("/k")
@public
def invited() -> Answer:
    """The token stays in the fragment: no server log and no preview ever sees it."""
    return page(InvitedPage(form=forms.UseInvitation()))


@room.post("/k")
@public
def accept() -> Answer:
    form, phone = forms.UseInvitation(request.form), sessions.phone_secret() or new_token()
    invitation = who_is_invited(form, phone)
    if invitation is None:
        return known_again(unsaved(InvitedPage(form=form)), phone)
    return known_again(saved(back=first_step(invitation, phone)), phone)


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


def first_step(invitation: Invitation, phone: str) -> str:
    """Where somebody begins who was invited: with a PIN, or staff with a key. Only then is the
    invitation of staff used up.
    """
    account = db.session().get_one(Account, invitation.account_id)
    if account.role is not Role.INBURGERAAR:
        invitation.browser_hash = hashed(phone)
        return "/k/key"
    invitation.used_at = clock.real()
    return f"/pin?person={pins.enrol(db.session(), account, phone, clock.real()).id}"


def who_is_invited(form: forms.UseInvitation, phone: str) -> Invitation | None:
    """The invitation of this link or code; else the form says what is wrong."""
    if not form.validate():
        return None
    if not form.token.data and tries_too_often(phone):
        refuse(form.code, forms.TOO_OFTEN)
        events.note(Event.THROTTLED, "code")
        return None
    token, code = form.token.data, form.code.data
    invitation = invitations.accept(
        db.session(), token, code, pepper(), clock.real(), clock.today()
    )
    if invitation is None:
        refuse(form.code, forms.USED)
        events.note(Event.SIGN_IN_REFUSED, "code" if code else "link")
    return invitation


def tries_too_often(phone: str) -> bool:
    with db.own_unit() as unit:
        return not invitations.may_try_code(unit, hashed(phone).hex(), clock.real())
