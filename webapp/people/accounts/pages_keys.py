"""The pages on which staff make a key of their own, and show it."""

from flask import current_app

from webapp.people.accounts.forms_keys import MakePasskey
from webapp.people.accounts.queries_keys import Site, site
from webapp.web.page import Page


class FirstKeyPage(Page, template="people/accounts/first_key.html"):
    name: str
    form: MakePasskey


def here() -> Site:
    return site(current_app.extensions["config"].url)
