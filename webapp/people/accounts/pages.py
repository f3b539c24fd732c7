"""The pages on which people come in."""

from collections.abc import Sequence

from flask import g, request

from webapp.case import cookies
from webapp.case.account import Enrolment
from webapp.case.secrets import hashed
from webapp.core import clock, db, events
from webapp.core.events import Event
from webapp.people.accounts import forms, queries
from webapp.people.accounts.forms_keys import FAULTS, UsePasskey
from webapp.people.accounts.forms_language import ChooseLanguage
from webapp.people.accounts.pages_provider import called, config
from webapp.people.accounts.queries_keys import KeyFault
from webapp.people.accounts.queries_pins import PinFault
from webapp.speech.i18n import Text
from webapp.web.page import Page


class SignInPage(Page, template="people/accounts/sign_in.html"):
    """Who is here, by their pictures; or the PIN of one of them."""

    people: Sequence[Enrolment]
    person: Enrolment | None
    form: forms.EnterPin
    passkey: UsePasskey
    staff_first: bool
    """Whether somebody of the staff signs in: only then the script of passkeys is loaded."""
    provider: str | None
    """What the gemeente calls its own accounts, where it has them."""
    digid: str | None
    why: Text | None
    """Why somebody is here who was signed in, or wanted something."""


class InvitedPage(Page, template="people/accounts/invited.html"):
    form: forms.UseInvitation


class NewPinPage(Page, template="people/accounts/new_pin.html"):
    person: Enrolment
    form: forms.ChoosePin


class UnlockPage(Page, template="people/accounts/unlock.html"):
    to: str
    """Where the person was going."""
    form: forms.EnterPin


class LanguagePage(Page, template="people/accounts/language.html"):
    form: ChooseLanguage


def sign_in_page(
    *,
    person: str | None = None,
    form: forms.EnterPin | None = None,
    passkey: UsePasskey | None = None,
) -> SignInPage:
    """`person`: the enrolment whose picture was tapped."""
    people, passkey = people_here(), passkey or UsePasskey()
    return SignInPage(
        people=people,
        person=chosen(people, person),
        form=form or forms.EnterPin(),
        passkey=passkey,
        staff_first=is_for_staff(),
        provider=called(config().staff_provider),
        digid=called(config().digid),
        why=why_here(),
    )


def is_for_staff() -> bool:
    """Whether they tried, said so, were on the way to a page, or signed in here before."""
    tried = request.path == "/sign-in/passkey"
    return tried or "staff" in request.args or cookies.sent_to() is not None or is_phone_of_staff()


def why_here() -> Text | None:
    """What became of the session that this browser had."""
    if token := request.cookies.get(cookies.SESSION_COOKIE):
        was = db.row(queries.FORMER_SESSION, token_hash=hashed(token))
        if was is None:
            return forms.ENDED
        if was.closed_at or (was.ends_on and was.ends_on <= clock.today()):
            return FAULTS[KeyFault.CLOSED]
        return None if g.me else forms.AWAY
    return forms.SENT if cookies.sent_to() else None


def is_phone_of_staff() -> bool:
    phone = cookies.phone_secret()
    return bool(phone and db.scalars(queries.OWN_PHONE_OF_STAFF, phone_hash=hashed(phone)))


def people_here() -> Sequence[Enrolment]:
    """Who can sign in on this phone."""
    phone = cookies.phone_secret()
    return db.scalars(queries.PEOPLE_ON_PHONE, phone_hash=hashed(phone)) if phone else []


def chosen(people: Sequence[Enrolment], id: str | None) -> Enrolment | None:
    """The one person on this phone, or the one whose picture was tapped."""
    if len(people) == 1:
        return people[0]
    return next((person for person in people if str(person.id) == id), None)


def said(fault: PinFault | None, person: Enrolment) -> Text | None:
    """What is wrong, to the person and in the log."""
    if fault is None:
        return None
    event = Event.THROTTLED if fault is PinFault.WAIT else Event.SIGN_IN_REFUSED
    events.note(event, f"pin-{fault}", person.account_id)
    return forms.FAULTS[fault]
