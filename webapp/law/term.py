"""The days that follow from the PIP: deadline, term, objection, change of route, talks."""

from datetime import date, timedelta

from webapp.law.calendar import DAY, add_months, runs_on, working_day_until
from webapp.law.periods import Period, Reckoned
from webapp.law.rules import Key, Rulebook


def pip_deadline(
    rules: Rulebook,
    duo_notice: date,
    registered: date,
    third_party_info: date | None = None,
    ten_weeks: date | None = None,
) -> Reckoned:
    """The last day to fix the first PIP: ten weeks, or two weeks after awaited information.

    Counted from DUO's kennisgeving or the registration in the BRP, whichever is later.
    `third_party_info` is the day it was received; `ten_weeks` the day on which they start by
    DUO's own event SS139, when that is later. Besluit inburgering 2021 art. 5.3.
    """
    base = max(duo_notice, registered, ten_weeks or duo_notice)
    day = base + timedelta(days=rules.number(Key.PIP_DEADLINE_DAYS, base))
    because = Key.PIP_DEADLINE_DAYS
    if third_party_info:
        later = third_party_info + timedelta(days=rules.number(Key.THIRD_PARTY_DAYS, base))
        if later > day:
            day, because = later, Key.THIRD_PARTY_DAYS
    return _running_on(day, because)


def term(rules: Rulebook, first_pip: date) -> Period:
    """The inburgeringstermijn, for every route: from the day after the dagtekening of the first
    PIP. A later version never moves it. Wet inburgering 2021 art. 11 lid 1-2.
    """
    return _months_from_term(rules, first_pip, Key.TERM_MONTHS)


def switch_until(rules: Rulebook, first_pip: date) -> Reckoned:
    """The last day to change to another leerroute."""
    window = _months_from_term(rules, first_pip, Key.SWITCH_MONTHS)
    return Reckoned(window.last, window.because)


def objection_until(rules: Rulebook, announced_on: date) -> Reckoned:
    """The last day for bezwaar: six weeks from the day after bekendmaking. Awb 6:7 and 6:8."""
    days = rules.number(Key.OBJECTION_DAYS, announced_on)
    return _running_on(announced_on + timedelta(days=days), Key.OBJECTION_DAYS)


def progress_talks(rules: Rulebook, first_pip: date) -> list[Reckoned]:
    """The days by which each progress talk is held: a local choice, on working days.

    A talk moves to an earlier working day, never a later one: the talk of month 18 is the last
    chance to change the leerroute.
    """
    months = rules.months(Key.PROGRESS_TALK_MONTHS, first_pip)
    return [_talk(first_pip, each) for each in months]


def progress_talk(rules: Rulebook, first_pip: date, number: int) -> Reckoned:
    """One of them, counted from 0."""
    return _talk(first_pip, rules.months(Key.PROGRESS_TALK_MONTHS, first_pip)[number])


def _talk(first_pip: date, months: int) -> Reckoned:
    day = working_day_until(add_months(first_pip + DAY, months) - DAY)
    return Reckoned(day, (Key.PROGRESS_TALK_MONTHS,))


def _months_from_term(rules: Rulebook, first_pip: date, key: Key) -> Period:
    first = first_pip + DAY
    return Period(first, add_months(first, rules.number(key, first_pip)), (key,))


def _running_on(day: date, because: Key) -> Reckoned:
    prolonged = runs_on(day)
    keys = (because,) if prolonged == day else (because, Key.TERMS_RUN_ON)
    return Reckoned(prolonged, keys)
