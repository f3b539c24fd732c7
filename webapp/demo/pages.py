"""What the choice of somebody from the cast shows."""

from collections.abc import Sequence

from webapp.case.account import Account
from webapp.web.page import Page


class CastPage(Page, template="demo/cast.html"):
    cast: Sequence[Account]
