"""What is shown to who is going to be away, or stands in for a colleague."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from werkzeug.datastructures import MultiDict

from webapp.case.absence import Absence
from webapp.case.account import Account
from webapp.case.policy import who
from webapp.core import clock, db
from webapp.people.staff import queries_away as queries
from webapp.people.staff.forms_away import Away
from webapp.web.choices import Offer
from webapp.web.guards import Rows
from webapp.web.page import Page
from webapp.web.who_asks import me


class StandingIn(NamedTuple):
    """A colleague for whom I stand in today."""

    name: str
    ends_on: date
    """The first day on which they are back."""

    @property
    def last_day(self) -> date:
        return self.ends_on - timedelta(days=1)


class AwayPage(Page, template="people/staff/away.html"):
    known: Absence | None
    """Mine that is not over."""
    deputy: str
    """Who stands in for me; "" where nobody does."""
    form: Away
    standing_in: Sequence[StandingIn]
    today: date


def away_page(colleagues: Rows[Account], form: Away | None = None) -> AwayPage:
    known = db.scalar(queries.MINE, **who(me()))
    form = form or away_form(colleagues, known)
    deputy = known and known.deputy_id
    return AwayPage(
        known=known,
        deputy=next((each.words for each in form.deputy.offers if each.value == deputy), ""),
        form=form,
        standing_in=db.read(StandingIn, queries.STANDING_IN, **who(me())),
        today=clock.today(),
    )


def away_form(
    colleagues: Rows[Account], known: Absence | None, posted: MultiDict[str, str] | None = None
) -> Away:
    rows = db.rows(queries.by_name(colleagues), **who(me()))
    return Away(posted, [Offer(row.id, str(row.id), row.name) for row in rows], known)
