"""Passkeys of staff: making the first one, and coming in with one."""

from flask import redirect, request

from webapp.case import cookies
from webapp.case.account import Account, Invitation, Way
from webapp.case.keys import Passkey, Purpose
from webapp.case.secrets import hashed, new_token
from webapp.core import clock, db, events
from webapp.core.events import Event
from webapp.people.accounts import forms_keys as forms
from webapp.people.accounts import queries_answers as answers
from webapp.people.accounts import queries_invitations as invitations
from webapp.people.accounts import queries_keys as keys
from webapp.people.accounts import queries_pins as pins
from webapp.people.accounts.pages import sign_in_page
from webapp.people.accounts.pages_keys import FirstKeyPage, here
from webapp.people.accounts.pages_provider import called, config
from webapp.people.accounts.queries_answers import Taken
from webapp.people.accounts.queries_keys import KeyFault
from webapp.people.accounts.routes import known_again, room, start
from webapp.web.fields import refuse
from webapp.web.guards_own import public
from webapp.web.reply import Answer, for_script, inside, page, unsaved


@room.get("/k/key")
@public
def first_key() -> Answer:
    invitation = invited()
    return page(first_key_page(invitation)) if invitation else redirect("/k", 303)


@room.post("/k/key/ask")
@public
def ask_first_key() -> Answer:
    invitation = invited()
    if invitation is None:
        return redirect("/k", 303)
    return challenge(Purpose.MAKE, db.session().get_one(Account, invitation.account_id))


@room.post("/k/key")
@public
def make_first_key() -> Answer:
    form = forms.MakePasskey(request.form)
    taken = taken_from(form.credential.data, Purpose.MAKE) if form.validate() else None
    invitation = invited()
    if invitation is None:
        return redirect("/k", 303)
    own, now = form.phone.value is True, clock.real()
    mine = taken if taken and taken.account_id == invitation.account_id else None
    key = answers.made(db.session(), mine, here(), now, on_phone=own) if mine else None
    if key is None:
        if not form.errors:
            refuse(form.credential, forms.NOT_MADE)
        return unsaved(first_key_page(invitation, form))
    invitation.used_at = now
    answer = come_in(key, own=own)
    events.note(Event.KEYS_CHANGED, "passkey-made", key.account_id)
    return answer


@room.post("/sign-in/ask")
@public
def ask_key() -> Answer:
    return challenge(Purpose.ENTER)


@room.post("/sign-in/passkey")
@public
def enter_with_key() -> Answer:
    form = forms.UsePasskey(request.form)
    taken = taken_from(form.credential.data, Purpose.ENTER)
    key = used(taken) if taken else KeyFault.WRONG
    if isinstance(key, KeyFault):
        refuse(form.credential, forms.FAULTS[key])
        events.note(Event.SIGN_IN_REFUSED, f"passkey-{key}")
        return unsaved(sign_in_page(passkey=form))
    return come_in(key, own=form.own.data)


def first_key_page(invitation: Invitation, form: forms.MakePasskey | None = None) -> FirstKeyPage:
    account = db.session().get_one(Account, invitation.account_id)
    form = form or forms.MakePasskey()
    return FirstKeyPage(name=account.name, provider=called(config().staff_provider), form=form)


def invited() -> Invitation | None:
    """The invitation that was opened in this browser, still to be used."""
    phone = cookies.phone_secret()
    if phone is None:
        return None
    return invitations.invited_here(db.session(), hashed(phone), clock.real(), clock.today())


def challenge(purpose: Purpose, account: Account | None = None) -> Answer:
    """What a passkey has to sign now, in this browser."""
    phone, now = cookies.phone_secret() or new_token(), clock.real()
    asked = keys.ask(db.session(), here(), hashed(phone), purpose, now, account)
    return known_again(for_script(asked), phone)


def taken_from(typed: str | None, purpose: Purpose) -> Taken | None:
    """What the browser answered to its challenge, which is used up by it whatever follows."""
    phone = cookies.phone_secret()
    if not typed or phone is None:
        return None
    with db.own_unit() as unit:
        return answers.take(unit, typed, hashed(phone), purpose, clock.real())


def used(taken: Taken) -> Passkey | KeyFault:
    return answers.used(db.session(), taken, here(), clock.real(), clock.today())


def come_in(key: Passkey, *, own: bool) -> Answer:
    """Open a session with this passkey: a longer one on a phone that only this person uses. Then
    to the page they asked for.
    """
    account, now = db.session().get_one(Account, key.account_id), clock.real()
    phone = cookies.phone_secret() or new_token()
    person = pins.own_phone(db.session(), account, phone, now, says_so=own)
    to = inside(cookies.sent_to())
    answer = start(account.id, person, to, way=Way.PASSKEY, passkey_id=key.id, browser=phone)
    return cookies.arrived(known_again(answer, phone))
