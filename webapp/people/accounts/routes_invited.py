"""Coming in for the first time, with a link or a code: inburgeraars choose a PIN.

A card speaks its person's language from the first page on. It is used up by the PIN, not before:
what blocks the way (cookies, plain http) is explained first, and the same code works afterwards.
"""

from flask import g, request

from webapp.case import cookies
from webapp.case.account import Account, Invitation, Language, Role
from webapp.case.secrets import hashed, new_token
from webapp.core import clock, db, events
from webapp.core.events import Event
from webapp.people.accounts import forms
from webapp.people.accounts import queries_enrolling as enrolling
from webapp.people.accounts import queries_invitations as invitations
from webapp.people.accounts import queries_pins as pins
from webapp.people.accounts.pages import InvitedPage, NewPinPage
from webapp.people.accounts.pages_door import no_cookies, plain_http
from webapp.people.accounts.routes import known_again, pepper, room, spoken_in, start, to_sign_in
from webapp.speech.i18n import language
from webapp.web.fields import refuse
from webapp.web.guards_own import public
from webapp.web.reply import Answer, page, saved, unsaved


@room.get("/k")
@public
def invited() -> Answer:
    """The token stays in the fragment: no server log and no preview ever sees it."""
    spoken = speak_as_the_card()
    answer = page(plain_http() or InvitedPage(form=forms.UseInvitation()))
    return spoken_in(answer, spoken) if spoken else answer


@room.post("/k")
@public
def accept() -> Answer:
    if unsafe := plain_http():
        return unsaved(unsafe)
    form, phone = forms.UseInvitation(request.form), cookies.phone_secret() or new_token()
    invitation = who_is_invited(form, phone)
    if invitation is None:
        return known_again(unsaved(InvitedPage(form=form)), phone)
    account = db.session().get_one(Account, invitation.account_id)
    there = first_step(invitation, account, phone)
    return spoken_in(known_again(saved(back=there), phone), account.language)


@room.get("/pin")
@public
def new_pin() -> Answer:
    id, phone = request.args.get("person"), cookies.phone_secret()
    if phone is None:
        speak_as_the_card()
        return page(no_cookies())
    person = enrolling.enrolling(db.session(), id, phone, clock.real())
    return page(NewPinPage(person=person, form=forms.ChoosePin())) if person else to_sign_in()


@room.post("/pin")
@public
def choose_pin() -> Answer:
    phone, form = cookies.phone_secret(), forms.ChoosePin(request.form)
    if phone is None:
        return unsaved(no_cookies())
    person = enrolling.enrolling(db.session(), form.person.data, phone, clock.real())
    if person is None:
        return to_sign_in()
    pin = form.pin.data or ""
    if form.validate() and enrolling.easy_to_guess(db.session(), person, pin):
        refuse(form.pin, forms.EASY)
    if form.errors:
        return unsaved(NewPinPage(person=person, form=form))
    pins.choose_pin(person, pin, phone, form.phone.sure, pepper())
    enrolling.revoke_earlier(db.session(), person, clock.real())
    invitations.end_invitations(db.session(), person.account_id, clock.real())
    return start(person.account_id, person)


def first_step(invitation: Invitation, account: Account, phone: str) -> str:
    """Where somebody begins who was invited, in the browser that opened it last: with a PIN, or
    staff with a key. Only that uses the invitation up.
    """
    invitation.browser_hash = hashed(phone)
    if account.role is not Role.INBURGERAAR:
        return "/k/key"
    db.session().flush()
    person = enrolling.begin_enrolling(db.session(), account, phone, clock.real())
    return f"/pin?in={account.language}&person={person.id}"


def speak_as_the_card() -> Language | None:
    """The language that the link of a card names; this page speaks it too."""
    asked = request.args.get("in")
    spoken = Language(asked) if asked in set(Language) and not g.me else None
    g.language = spoken or language()
    return spoken


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
        browser, network = hashed(phone).hex(), events.network()
        return not invitations.may_try_code(unit, browser, network, clock.real())
