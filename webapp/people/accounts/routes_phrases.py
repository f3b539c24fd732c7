"""A passphrase and six digits, for staff whose phone or computer knows no passkeys."""

from flask import redirect, request

from webapp.case import cookies
from webapp.case.account import Account, Invitation, Way
from webapp.case.keys import Passphrase
from webapp.case.secrets import hashed, new_token
from webapp.case.secrets_staff import DIGITS, phrase_fits, step_of
from webapp.core import clock, db, events
from webapp.core.events import Event
from webapp.people.accounts import forms as plain
from webapp.people.accounts import forms_phrases as forms
from webapp.people.accounts import queries_new_phrases as made
from webapp.people.accounts import queries_passphrases as phrases
from webapp.people.accounts.forms_keys import FAULTS
from webapp.people.accounts.pages_phrases import CodesPage, PhrasePage, new_phrase_page, secret_of
from webapp.people.accounts.queries_keys import KeyFault
from webapp.people.accounts.routes import known_again, opened, pepper, room, start
from webapp.people.accounts.routes_keys import invited
from webapp.speech.i18n import Text
from webapp.web.fields import refuse
from webapp.web.guards_own import public
from webapp.web.reply import Answer, inside, page, shown_once, unsaved


@room.get("/k/passphrase")
@public
def first_phrase() -> Answer:
    invitation = invited()
    if invitation is None:
        return redirect("/k", 303)
    return page(new_phrase_page(account_of(invitation), str(invitation.id), None))


@room.post("/k/passphrase")
@public
def choose_phrase() -> Answer:
    """The codes stand in this answer and nowhere else; the first screen is one tap away."""
    invitation = invited()
    if invitation is None:
        return redirect("/k", 303)
    account, salt, now = account_of(invitation), str(invitation.id), clock.real()
    form = forms.ChoosePhrase(request.form)
    form.whose = account.name
    step = step_of(secret_of(salt), form.code.data or "", now)
    if form.validate() and step is None:
        refuse(form.code, forms.NOT_THE_DIGITS)
    if form.errors or step is None:
        return unsaved(new_phrase_page(account, salt, form))
    invitation.used_at = now
    kept = made.choose(db.session(), account, form.phrase.data or "", salt, step, pepper(), now)
    return with_codes(kept, account)


@room.get("/sign-in/passphrase")
@public
def ask_phrase() -> Answer:
    return page(PhrasePage(form=forms.EnterPhrase()))


@room.post("/sign-in/passphrase")
@public
def enter_with_phrase() -> Answer:
    form, phone = forms.EnterPhrase(request.form), cookies.phone_secret() or new_token()
    kept = handed_in(form, phone) if form.validate() else None
    if kept is None:
        return known_again(unsaved(PhrasePage(form=form)), phone)
    kept.browser_hash = hashed(phone)
    to = inside(cookies.sent_to())
    answer = start(kept.account_id, to=to, way=Way.PASSPHRASE, browser=phone)
    return cookies.arrived(known_again(answer, phone))


def handed_in(form: forms.EnterPhrase, phone: str) -> Passphrase | None:
    name = made.as_typed(form.name.data or "")
    kept = judged(name, form.phrase.data or "", form.code.data or "", phone)
    if isinstance(kept, Text):
        refuse(form.name, kept)
        return None
    return kept


def judged(name: str, phrase: str, typed: str, phone: str) -> Passphrase | Text:
    """Whose name, passphrase and code these are; else one sentence, whatever is wrong."""
    with db.own_unit() as unit:
        allowed = phrases.may_try(unit, name, hashed(phone), clock.real())
    if not allowed:
        events.note(Event.THROTTLED, "passphrase")
        return plain.TOO_OFTEN
    kept = right(name, phrase, typed)
    if kept is None:
        events.note(Event.SIGN_IN_REFUSED, "passphrase")
        return forms.WRONG
    closed = db.session().get_one(Account, kept.account_id).has_left(clock.today())
    return FAULTS[KeyFault.CLOSED] if closed else kept


def right(name: str, phrase: str, typed: str) -> Passphrase | None:
    """Slow on purpose, for a name that nobody has too. No lock is held meanwhile, and what is
    tried of a code is counted and kept before it is looked at.
    """
    with db.own_unit() as unit:
        found = unit.scalars(phrases.NAMED, {"name": name}).first()
    fits = phrase_fits(pepper(), phrase, found.phrase_hash if found else None)
    if found is None or not fits:
        return None
    with db.own_unit() as unit:
        allowed = not DIGITS.fullmatch(typed) or phrases.count_code(unit, found.id)
    with db.own_unit() as unit:
        fits = allowed and phrases.code_fits(unit, found, typed, pepper(), clock.real())
    return db.session().get(Passphrase, found.id) if fits else None


def account_of(invitation: Invitation) -> Account:
    return db.session().get_one(Account, invitation.account_id)


def with_codes(kept: Passphrase, account: Account) -> Answer:
    """Signed in, with ten recovery codes to be written down. The event tells of the passphrase, of
    the digits and of the codes: they are only chosen together.
    """
    phone = cookies.phone_secret() or new_token()
    kept.browser_hash = hashed(phone)
    codes = made.new_codes(db.session(), account.id, pepper())
    token = opened(account, None, Way.PASSPHRASE, None, phone)
    answer = shown_once(CodesPage(name=kept.name, codes=codes))
    events.note(Event.KEYS_CHANGED, "passphrase", account.id)
    cookies.set_session_cookie(answer, token, keep=False)
    return known_again(answer, phone)
