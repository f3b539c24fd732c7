"""What the first screen counts, in one statement. Values have names."""

from sqlalchemy import select

from webapp.budget.queries import LATEST_MONTH
from webapp.messages.queries import UNSEEN
from webapp.pvt.queries import MINUTES_ATTENDED

COUNTERS = select(
    MINUTES_ATTENDED.scalar_subquery().label("minutes"),
    LATEST_MONTH.scalar_subquery().label("month"),
    UNSEEN.scalar_subquery().label("unseen"),
)
