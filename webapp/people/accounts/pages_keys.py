"""The pages on which staff make a key of their own, and show it."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from flask import current_app, request

from webapp.case.account import Way
from webapp.case.keys import Passphrase
from webapp.core import clock, db
from webapp.people.accounts.forms_keys import EndKey, MakePasskey, Prove
from webapp.people.accounts.forms_phrases import ProvePhrase
from webapp.people.accounts.pages_provider import called, is_tied, mine
from webapp.people.accounts.queries_keys import Site, site
from webapp.people.accounts.queries_mine import KEYS_AT_HAND, MY_SESSIONS
from webapp.people.accounts.queries_passphrases import OF_ACCOUNT
from webapp.web.page import Page
from webapp.web.reply import inside
from webapp.web.who_asks import me


class FirstKeyPage(Page, template="people/accounts/first_key.html"):
    name: str
    provider: str | None
    form: MakePasskey


def here() -> Site:
    return site(current_app.extensions["config"].url)


class ProvePage(Page, template="people/accounts/prove.html"):
    to: str
    then: str
    """"post" when a form waits that has to be handed in again."""
    carried: Sequence[tuple[str, str]]
    """What was typed in that form."""
    form: Prove
    phrase: ProvePhrase
    has_phrase: bool
    provider: str | None
    """What the gemeente calls the accounts that this person has one of."""


class MyKey(NamedTuple):
    id: UUID
    made_at: datetime
    used_at: datetime
    on_phone: bool


class MySession(NamedTuple):
    id: UUID
    started_at: datetime
    seen_at: datetime
    way: Way | None
    own_phone: bool


class MyKeysPage(Page, template="people/accounts/my_keys.html"):
    keys: Sequence[MyKey]
    sessions: Sequence[MySession]
    this_one: UUID
    has_phrase: bool
    provider: str | None
    tied: bool
    form: EndKey


class NewKeyPage(Page, template="people/accounts/new_key.html"):
    form: MakePasskey


def my_keys() -> list[MyKey]:
    return db.read(MyKey, KEYS_AT_HAND, account=me().id)


def my_sessions() -> list[MySession]:
    return db.read(MySession, MY_SESSIONS, account=me().id, now=clock.real())


def my_keys_page(form: EndKey | None = None) -> MyKeysPage:
    return MyKeysPage(
        keys=my_keys(),
        sessions=my_sessions(),
        this_one=me().sign_in_id,
        has_phrase=my_phrase() is not None,
        provider=called(mine()),
        tied=is_tied(),
        form=form or EndKey(None, ()),
    )


def my_phrase() -> Passphrase | None:
    found: Passphrase | None = db.scalar(OF_ACCOUNT, account=me().id)
    return found


def prove_page(form: Prove | None = None, phrase: ProvePhrase | None = None) -> ProvePage:
    """Where somebody was going, and what they had typed, stand in what they asked for."""
    then = "post" if request.args.get("then") == "post" else ""
    carried = [(k, v) for k, v in request.form.items(multi=True) if not k.startswith("proof")]
    to = inside(request.args.get("to"), "POST" if then else "GET")
    return ProvePage(
        to=to,
        then=then,
        carried=carried,
        form=form or Prove(),
        phrase=phrase or ProvePhrase(),
        has_phrase=my_phrase() is not None,
        provider=called(mine()) if is_tied() else None,
    )
