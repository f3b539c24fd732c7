"""The pages of a passphrase."""

from collections.abc import Sequence

from flask import current_app
from markupsafe import Markup

from webapp.case.account import Account
from webapp.case.secrets_staff import clock_address, clock_secret
from webapp.core import db
from webapp.people.accounts import queries_new_phrases as made
from webapp.people.accounts.forms_phrases import ChoosePhrase, EnterPhrase
from webapp.people.accounts.pages_cards import square
from webapp.web.page import Page


class NewPhrasePage(Page, template="people/accounts/new_phrase.html"):
    name: str
    """What is typed at the door."""
    secret: str
    """For who cannot point a camera at the square."""
    square: Markup
    form: ChoosePhrase


class PhrasePage(Page, template="people/accounts/phrase.html"):
    form: EnterPhrase


class CodesPage(Page, template="people/accounts/codes.html"):
    name: str
    codes: Sequence[str]


def secret_of(salt: str) -> str:
    return clock_secret(current_app.extensions["config"].secret, salt)


def new_phrase_page(account: Account, salt: str, form: ChoosePhrase | None) -> NewPhrasePage:
    name, secret = made.free_name(db.session(), account), secret_of(salt)
    return NewPhrasePage(
        name=name,
        secret=" ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        square=square(clock_address(secret, name)),
        form=form or ChoosePhrase(),
    )
