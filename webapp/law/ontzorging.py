"""Ontzorging: the six months in which the gemeente pays the fixed costs (Participatiewet 56a)."""

from datetime import date, timedelta

from webapp.law.calendar import add_months
from webapp.law.periods import Period, Reckoned
from webapp.law.rules import Key, Rulebook


def in_scope(
    *, inburgeringsplichtig: bool, temporary_asylum_permit: bool, receives_bijstand: bool
) -> bool:
    """Whether art. 56a makes it a duty. If not, ontzorging is by another article or voluntary.

    A nareiziger has an asylum permit too; family with a regular permit has not.
    """
    return inburgeringsplichtig and temporary_asylum_permit and receives_bijstand


def period(rules: Rulebook, right_to_bijstand: date) -> Period:
    """Six months from the day the right to bijstand begins, not from moving in, BRP or PIP.

    On `end` the ground of art. 56a is gone: going on needs art. 57 or a voluntary arrangement.
    """
    months = rules.number(Key.ONTZORGING_MONTHS, right_to_bijstand)
    end = add_months(right_to_bijstand, months)
    return Period(right_to_bijstand, end, (Key.ONTZORGING_MONTHS,))


def is_over_undecided(period: Period, today: date, decided: bool) -> bool:
    """Whether the duty to pay for a household is gone while nobody said what comes after it.

    From then on nothing may be promised: a bill that nobody pays becomes a debt.
    """
    return today >= period.end and not decided


def decision_reminders(rules: Rulebook, right_to_bijstand: date) -> tuple[Reckoned, ...]:
    """The days on which the consulent is reminded to decide before the six months end."""
    end = period(rules, right_to_bijstand).end
    return tuple(
        Reckoned(
            end - timedelta(days=rules.number(key, right_to_bijstand)),
            (Key.ONTZORGING_MONTHS, key),
        )
        for key in (Key.ONTZORGING_FIRST_REMINDER_DAYS, Key.ONTZORGING_LAST_REMINDER_DAYS)
    )


def month_of(period: Period, today: date) -> int | None:
    """Which of the six months it is today, 1 to 6; None before the first and after the last."""
    return period.month_of(today)
