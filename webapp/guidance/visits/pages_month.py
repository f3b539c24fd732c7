"""What a coördinator sees of a month: hours and travel of each who guides, to be paid or told."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from webapp.case.policy import who
from webapp.core import clock, db
from webapp.guidance.visits.model import Visit
from webapp.guidance.visits.queries_month import by_guide
from webapp.law.calendar import add_months
from webapp.web.guards import Rows
from webapp.web.page import Page
from webapp.web.who_asks import me

MOST_BACK = 24
"""Months: older visits are not kept."""


class Month(NamedTuple):
    """What somebody did in a month, or all together."""

    name: str
    visits: int
    calls: int
    minutes: int
    travel_minutes: int
    travel_km: int


class MonthPage(Page, template="guidance/visits/month.html"):
    month: date
    """Its first day."""
    guides: Sequence[Month]
    total: Month
    earlier: date | None
    later: date | None


def month_page(visits: Rows[Visit], asked: str) -> MonthPage:
    """`asked`: "2026-08"; what is no month, lies ahead or is too old is this month."""
    this = clock.today().replace(day=1)
    months = [add_months(this, -back) for back in range(MOST_BACK + 1)]
    month = next((each for each in months if f"{each:%Y-%m}" == asked), this)
    after = add_months(month, 1)
    guides = db.read(Month, by_guide(visits), **who(me()), first=month, after=after)
    return MonthPage(
        month=month,
        guides=guides,
        total=Month(
            name="",
            visits=sum(each.visits for each in guides),
            calls=sum(each.calls for each in guides),
            minutes=sum(each.minutes for each in guides),
            travel_minutes=sum(each.travel_minutes for each in guides),
            travel_km=sum(each.travel_km for each in guides),
        ),
        earlier=add_months(month, -1) if month != months[-1] else None,
        later=after if month != this else None,
    )
