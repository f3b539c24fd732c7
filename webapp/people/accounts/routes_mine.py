"""One's own keys and devices, and showing one's key again."""

from flask import redirect, request
from werkzeug.wrappers import Response

from webapp.case import cookies, sessions
from webapp.case.account import Account
from webapp.case.keys import Purpose
from webapp.core import clock, db, events
from webapp.core.events import Event
from webapp.people.accounts import forms_keys as forms
from webapp.people.accounts import queries_answers as answers
from webapp.people.accounts import queries_browsers as browsers
from webapp.people.accounts import queries_mine as mine
from webapp.people.accounts.forms_phrases import WRONG, ProvePhrase
from webapp.people.accounts.pages_keys import (
    NewKeyPage,
    here,
    my_keys,
    my_keys_page,
    my_phrase,
    my_sessions,
    prove_page,
)
from webapp.people.accounts.pages_phrases import CodesPage
from webapp.people.accounts.queries_keys import KeyFault
from webapp.people.accounts.queries_new_phrases import new_codes
from webapp.people.accounts.routes import pepper, room
from webapp.people.accounts.routes_keys import challenge, taken_from, used
from webapp.people.accounts.routes_phrases import judged
from webapp.speech.i18n import Text
from webapp.web.fields import refuse
from webapp.web.guards_own import of_staff, proved, signed_in
from webapp.web.reply import Answer, page, saved, shown_once, state, unsaved
from webapp.web.who_asks import me


@room.get("/signed-in")
@signed_in
def still_signed_in() -> Answer:
    """Asked before a form goes off: by the name that the phone knows, who is signed in by now."""
    return state(sessions.offline_id_of(me().id))


@room.get("/prove")
@of_staff
def ask_again() -> Answer:
    asked = prove_page()
    return redirect(asked.to, 303) if sessions.has_proved(me()) else page(asked)


@room.post("/prove/ask")
@of_staff
def ask_proof() -> Answer:
    return challenge(Purpose.PROVE, myself())


@room.post("/prove")
@of_staff
def prove() -> Answer:
    """A form that had to wait for the key comes here first, with what was typed in it."""
    form = forms.Prove(request.form)
    if request.form.get("proof_phrase"):
        return prove_by_phrase()
    if not form.proof.data:  # shown in another page, at the gemeente's provider
        return onward() if sessions.has_proved(me()) else unsaved(prove_page(form))
    taken = taken_from(form.proof.data, Purpose.PROVE)
    key = used(taken) if taken else KeyFault.WRONG
    if isinstance(key, KeyFault):
        events.note(Event.SIGN_IN_REFUSED, f"proof-{key}")
        refuse(form.proof, forms.FAULTS[key])
        return unsaved(prove_page(form))
    return go_on()


@room.get("/my-keys")
@of_staff
def show_keys() -> Answer:
    return page(my_keys_page())


@room.get("/my-keys/new")
@proved
def new_key() -> Answer:
    return page(NewKeyPage(form=forms.MakePasskey()))


@room.post("/my-keys/ask")
@proved
def ask_new_key() -> Answer:
    return challenge(Purpose.MAKE, myself())


@room.post("/my-keys")
@proved
def make_key() -> Answer:
    form = forms.MakePasskey(request.form)
    taken = taken_from(form.credential.data, Purpose.MAKE) if form.validate() else None
    known, now = taken if taken and taken.account_id == me().id else None, clock.real()
    own = form.phone.value is True
    if not (known and answers.made(db.session(), known, here(), now, on_phone=own)):
        if not form.errors:
            refuse(form.credential, forms.NOT_MADE)
        return unsaved(NewKeyPage(form=form))
    return changed("passkey-made")


@room.post("/my-keys/end")
@proved
def end_key() -> Answer:
    keys = [key.id for key in my_keys()]
    form = forms.EndKey(request.form, keys)
    if form.validate() and len(keys) == 1 and my_phrase() is None:
        refuse(form.which, forms.LAST)
    if form.errors:
        return unsaved(my_keys_page(form), stale=True)
    mine.end_key(db.session(), form.which.sure, me().sign_in_id, clock.real())
    return changed("passkey-ended")


@room.post("/my-keys/sessions/end")
@of_staff
def end_session() -> Answer:
    form = forms.EndKey(request.form, [each.id for each in my_sessions()])
    if not form.validate():
        return unsaved(my_keys_page(form), stale=True)
    ended = mine.end_session(db.session(), form.which.sure, clock.real())
    db.session().flush()
    browsers.forget(db.session(), me().id, ended)
    return saved(back="/my-keys")


@room.post("/my-keys/codes")
@proved
def make_codes() -> Answer:
    """They stand in this answer and nowhere else."""
    kept = my_phrase()
    if kept is None:
        return saved(back="/my-keys")
    codes = new_codes(db.session(), me().id, pepper())
    answer = shown_once(CodesPage(name=kept.name, codes=codes))
    events.note(Event.KEYS_CHANGED, "recovery-codes")
    return answer


def changed(why: str) -> Answer:
    """What opens one's own account is another than before."""
    answer = saved(back="/my-keys")
    events.note(Event.KEYS_CHANGED, why)
    return answer


def prove_by_phrase() -> Answer:
    form, kept = ProvePhrase(request.form), my_phrase()
    name, phone = kept.name if kept else "", cookies.phone_secret() or ""
    right = judged(name, form.proof_phrase.data or "", form.proof_code.data or "", phone)
    if isinstance(right, Text) or right.account_id != me().id:
        refuse(form.proof_phrase, right if isinstance(right, Text) else WRONG)
        return unsaved(prove_page(phrase=form))
    return go_on()


def myself() -> Account:
    return db.session().get_one(Account, me().id)


def go_on() -> Response:
    """The key was shown."""
    token = sessions.prove(db.session(), me())
    answer = onward()
    cookies.set_session_cookie(answer, token, keep=bool(me().own_phone))
    return answer


def onward() -> Response:
    """To where somebody was going, or once more with the form that waited."""
    asked = prove_page()
    answer = saved(back=asked.to)
    answer.status_code = 307 if asked.then else 303
    return answer
