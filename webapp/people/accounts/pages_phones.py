"""The phones on which an inburgeraar can sign in."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from webapp.case.account import Picture
from webapp.core import db
from webapp.people.accounts.forms_phones import EndMyPhone
from webapp.people.accounts.pages_provider import called, is_tied, mine
from webapp.people.accounts.queries_browsers import MY_PHONES
from webapp.web.page import Page
from webapp.web.who_asks import me


class MyPhone(NamedTuple):
    id: UUID
    picture: Picture
    made_at: datetime
    own_phone: bool
    seen_at: datetime | None


class MyPhonesPage(Page, template="people/accounts/my_phones.html"):
    phones: Sequence[MyPhone]
    this_one: UUID | None
    digid: str | None
    """Where this deployment has it."""
    tied: bool
    form: EndMyPhone


def my_phones() -> list[MyPhone]:
    return db.read(MyPhone, MY_PHONES, account=me().id)


def my_phones_page(form: EndMyPhone | None = None) -> MyPhonesPage:
    return MyPhonesPage(
        phones=my_phones(),
        this_one=me().enrolment_id,
        digid=called(mine()),
        tied=is_tied(),
        form=form or EndMyPhone(None, ()),
    )
