"""What SMS a gemeente sent, by month, and what it cost."""

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from flask import current_app

from webapp.case.policy import who
from webapp.contact.sms import queries
from webapp.contact.sms.model import Sms
from webapp.core import db
from webapp.web.guards import Rows
from webapp.web.page import Page
from webapp.web.who_asks import me


class Month(NamedTuple):
    first: date
    sent: int
    parts: int
    arrived: int
    failed: int
    cents: int
    """By the price of today."""


class SmsPage(Page, template="contact/sms/show.html"):
    is_on: bool
    months: Sequence[Month]


def sms_page(ours: Rows[Sms]) -> SmsPage:
    gateway = current_app.extensions["config"].notify
    price = gateway.part_cents if gateway else Decimal(0)
    found = db.rows(queries.by_month(ours), **who(me()))
    months = [month(price, *map(int, row)) for row in found]
    return SmsPage(is_on=gateway is not None, months=months)


def month(
    price: Decimal, year: int, number: int, sent: int, parts: int, arrived: int, failed: int
) -> Month:
    cents = int((price * parts).quantize(Decimal(1), ROUND_HALF_UP))
    return Month(date(year, number, 1), sent, parts, arrived, failed, cents)
