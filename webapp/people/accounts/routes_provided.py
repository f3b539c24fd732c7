"""Whom a provider lets in, once it is sure who came back: to work, to a PIN, or to go on; and out.

An account is there before somebody comes: it is tied with a link, or by who is signed in.
"""

from flask import request
from werkzeug.wrappers import Response

from webapp.case import cookies, sessions
from webapp.case.account import Account, Role, Way
from webapp.case.secrets import hashed, new_token
from webapp.core import clock, db, events
from webapp.core.events import Event
from webapp.people.accounts import forms_provider as forms
from webapp.people.accounts import queries_claims as claims
from webapp.people.accounts import queries_enrolling as enrolling
from webapp.people.accounts import queries_identities as identities
from webapp.people.accounts.forms_keys import FAULTS
from webapp.people.accounts.pages_provider import DIGID, ProvedPage, here, provider, return_page
from webapp.people.accounts.queries_claims import Known
from webapp.people.accounts.queries_keys import KeyFault
from webapp.people.accounts.queries_metadata import Fault
from webapp.people.accounts.routes import known_again, opened, pepper, room, spoken_in
from webapp.people.accounts.routes_keys import invited
from webapp.speech.i18n import Text
from webapp.web.guards_own import from_outside
from webapp.web.reply import Answer, inside, saved, shown_once, unsaved
from webapp.web.who_asks import me_or_nobody


def refused(form: forms.Return, fault: Fault | Text) -> Answer:
    why = str(fault) if isinstance(fault, Fault) else "closed"
    events.note(Event.SIGN_IN_REFUSED, f"provider-{why}")
    said = forms.FAULTS[fault] if isinstance(fault, Fault) else fault
    if fault is Fault.UNKNOWN and here() == DIGID:
        said = forms.NO_CARD
    return unsaved(return_page(form, said))


def subject(who: Known) -> bytes:
    return identities.subject_hash(pepper(), provider().issuer, who.subject)


def owner(who: Known) -> Account | Fault | Text:
    """Whose account this opens: of staff at the gemeente, of an inburgeraar with DigiD."""
    known = identities.named(db.session(), subject(who))
    account = db.session().get_one(Account, known.account_id) if known else None
    if account is None or (account.role is Role.INBURGERAAR) is not (here() == DIGID):
        return Fault.UNKNOWN
    return FAULTS[KeyFault.CLOSED] if account.has_left(clock.today()) else account


def enter(form: forms.Return, who: Known) -> Answer:
    account = owner(who)
    if not isinstance(account, Account):
        return refused(form, account)
    return choose_pin(account) if here() == DIGID else start_work(account, who)


def start_work(account: Account, who: Known) -> Answer:
    phone = cookies.phone_secret() or new_token()
    token = opened(account, None, Way.PROVIDER, None, phone)
    there = identities.session_hash(pepper(), provider().issuer, who.session)
    identities.note_session(db.session(), token, there)
    answer = saved(back=inside(cookies.sent_to()))
    cookies.set_session_cookie(answer, token, keep=False)
    return cookies.arrived(known_again(spoken_in(answer, account.language), phone))


def choose_pin(account: Account) -> Answer:
    """DigiD is in place of a card: on this phone a new PIN is chosen."""
    phone, now = cookies.phone_secret() or new_token(), clock.real()
    enrolling.invite_here(db.session(), account.id, pepper(), hashed(phone), now)
    person = enrolling.begin_enrolling(db.session(), account, phone, now)
    there = f"/pin?in={account.language}&person={person.id}"
    return spoken_in(known_again(saved(back=there), phone), account.language)


def tie(form: forms.Return, who: Known) -> Answer:
    """To who is signed in and has just shown a key; else to who opened a link here."""
    myself, invitation = me_or_nobody(), invited() if here() != DIGID else None
    now, proved = clock.real(), myself is not None and sessions.has_proved(myself)
    right = myself and (myself.role is Role.INBURGERAAR) is (here() == DIGID)
    if myself and right and proved and not myself.is_locked(now):
        if not identities.tie(db.session(), myself.id, subject(who), now):
            return refused(form, Fault.TAKEN)
        answer = saved(back="/my-phones" if here() == DIGID else "/my-keys")
        events.note(Event.KEYS_CHANGED, "provider", myself.id)
        return answer
    if invitation is None:
        return refused(form, Fault.OLD)
    if not identities.tie(db.session(), invitation.account_id, subject(who), now):
        return refused(form, Fault.TAKEN)
    invitation.used_at = now
    answer = start_work(db.session().get_one(Account, invitation.account_id), who)
    events.note(Event.KEYS_CHANGED, "provider", invitation.account_id)
    return answer


def prove(form: forms.Return, who: Known) -> Answer:
    """The key is shown again: the page that waits goes on by itself."""
    account, myself = owner(who), me_or_nobody()
    if not isinstance(account, Account):
        return refused(form, account)
    if myself is None or myself.id != account.id:
        return refused(form, Fault.TAKEN)
    token = sessions.prove(db.session(), myself)
    answer = shown_once(ProvedPage())
    cookies.set_session_cookie(answer, token, keep=bool(myself.own_phone))
    return answer


@room.post("/sign-in/gemeente/signed-out")
@room.post("/sign-in/digid/signed-out")
@from_outside
def signed_out_there() -> Answer:
    """The provider itself says so, signed: what it opened here is closed."""
    token = request.form.get("logout_token", "")
    who = claims.logged_out(provider(), token, clock.real())
    if who is None:
        events.note(Event.SIGN_IN_REFUSED, "provider-logout")
        return Response(status=400)
    with db.own_unit() as unit:
        identities.end_with(unit, pepper(), provider().issuer, who)
    return Response(status=200)
