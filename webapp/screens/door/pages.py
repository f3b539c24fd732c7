"""What somebody reads who forgot the PIN: whom to call, when to walk in, and what happens then."""

from collections.abc import Sequence
from datetime import time
from typing import NamedTuple

from webapp.calendar.agenda.queries import WalkInHours
from webapp.case import cookies
from webapp.case.secrets import hashed
from webapp.core import clock, db
from webapp.screens.door.queries import DESKS_OF_PHONE, EVERY_DESK, OPENING_HOURS, WALK_INS_OF_PHONE
from webapp.web.page import Page


class Desk(NamedTuple):
    """Where a new card is made. No names: whoever holds the phone reads this."""

    gemeente: str
    address: str
    phone: str
    direct: str | None = None
    """Of the consulent."""


class OpenAt(NamedTuple):
    """When a gemeente can be called and come by to, every week."""

    gemeente: str
    weekday: int
    starts: time
    ends: time


class ForgotPage(Page, template="screens/door/forgot.html"):
    desks: Sequence[Desk]
    hours: Sequence[OpenAt]
    walk_ins: Sequence[WalkInHours]


def forgot_page() -> ForgotPage:
    """Of the people of this phone; on a new one every gemeente that is here."""
    phone = hashed(cookies.phone_secret() or "")
    desks = db.read(Desk, DESKS_OF_PHONE, phone_hash=phone)
    walk_ins = db.read(WalkInHours, WALK_INS_OF_PHONE, phone_hash=phone, today=clock.today())
    desks = desks or db.read(Desk, EVERY_DESK)
    names = sorted({desk.gemeente for desk in desks})
    hours = db.read(OpenAt, OPENING_HOURS, names=names)
    return ForgotPage(desks=desks, hours=hours, walk_ins=walk_ins)
