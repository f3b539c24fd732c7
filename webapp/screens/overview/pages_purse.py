"""The money of the last month that was published, in four lines."""

from dataclasses import dataclass
from datetime import date

from webapp.case.in_hand import Case
from webapp.case.policy import Act, may
from webapp.core.together import Rows
from webapp.law import ontzorging
from webapp.law.rules import Rulebook
from webapp.money.budget.model_statement import Statement
from webapp.money.budget.pages import Decision, ended_on, statements_of
from webapp.web.who_asks import me


@dataclass(frozen=True, slots=True, kw_only=True)
class Purse:
    statement: Statement | None
    """None while no month is published."""
    month: int | None
    """Which of the months of ontzorging it is; None when it is over."""
    months: int
    last: date
    """Of ontzorging; inclusive."""
    ended_on: date | None
    missing: date | None
    """This month, when a later statement than the last one is due."""


def purse_of(
    rules: Rulebook,
    case: Case,
    latest: date | None,
    bijstand: date | None,
    decided: Rows,
    today: date,
) -> Purse | None:
    """None without bijstand, and for who may not read money."""
    if not bijstand or not may(me(), Act.READ_BUDGET):
        return None
    period = ontzorging.period(rules, bijstand)
    this_month = today.replace(day=1)
    decision = Decision(*decided[0]) if decided else Decision()
    return Purse(
        statement=statements_of(case, latest, bijstand)[0] if latest else None,
        month=ontzorging.month_of(period, today),
        months=period.month_of(period.last) or 1,
        last=period.last,
        ended_on=ended_on(decision, today),
        missing=this_month if latest and latest < this_month and today < period.end else None,
    )
