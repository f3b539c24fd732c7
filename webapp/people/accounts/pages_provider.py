"""Coming back from a provider, and whom a provider lets in."""

from flask import abort, current_app, request

from webapp.case.account import Role
from webapp.config import Config, Provider
from webapp.core import db
from webapp.people.accounts.forms_provider import Return
from webapp.people.accounts.queries_identities import TIED
from webapp.speech.i18n import Text
from webapp.web.page import Page
from webapp.web.who_asks import me

STAFF, DIGID = "/sign-in/gemeente", "/sign-in/digid"


class ReturnPage(Page, template="people/accounts/returned.html"):
    here: str
    """The address of the way in that this is."""
    name: str
    form: Return
    refusal: Text | None = None


class ProvedPage(Page, template="people/accounts/proved.html"):
    """In a page of its own: the form that waits stands open in another."""


def config() -> Config:
    found: Config = current_app.extensions["config"]
    return found


def here() -> str:
    """Which of the two ways in is asked for."""
    return DIGID if request.path.startswith(DIGID) else STAFF


def provider() -> Provider:
    found = config().digid if here() == DIGID else config().staff_provider
    return found or abort(404)


def back() -> str:
    """Where the provider sends people back to: for each provider another address."""
    return f"{config().url}{here()}/back"


def return_page(form: Return, refusal: Text | None = None) -> ReturnPage:
    return ReturnPage(here=here(), name=provider().name, form=form, refusal=refusal)


def called(found: Provider | None) -> str | None:
    return found.name if found else None


def mine() -> Provider | None:
    """The provider of who is signed in, where this deployment has one."""
    is_client = me().role is Role.INBURGERAAR
    return config().digid if is_client else config().staff_provider


def is_tied() -> bool:
    return mine() is not None and db.value(TIED, account=me().id) is not None
