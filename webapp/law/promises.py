"""What a gemeente promises by its own choice. No law sets these days: planning, not terms."""

from datetime import date, timedelta

from webapp.law.calendar import (
    add_months,
    add_working_days,
    next_monday_after,
    working_day_from,
)
from webapp.law.periods import Period, Reckoned
from webapp.law.rules import Key, Rulebook, TalkAfterTraining


def talk_after_training(rules: Rulebook, trained_on: date) -> Reckoned:
    """The day proposed for the individual talk after a group training, always a working day.

    The council letter says "de maandag aansluitend", the Monday that follows: not "monthly".
    """
    match TalkAfterTraining(rules.text(Key.TALK_AFTER_TRAINING, trained_on)):
        case TalkAfterTraining.NEXT_MONDAY:
            return Reckoned(next_monday_after(trained_on), (Key.TALK_AFTER_TRAINING,))
        case TalkAfterTraining.WITHIN_DAYS:
            days = rules.number(Key.TALK_WITHIN_DAYS, trained_on)
            day = working_day_from(trained_on + timedelta(days=days))
            return Reckoned(day, (Key.TALK_AFTER_TRAINING, Key.TALK_WITHIN_DAYS))
        case TalkAfterTraining.MONTHLY:
            day = working_day_from(add_months(trained_on, 1))
            return Reckoned(day, (Key.TALK_AFTER_TRAINING,))


def begeleiding(rules: Rulebook, first: date) -> Period:
    """How long the maatschappelijke begeleiding is meant to last."""
    end = add_months(first, rules.number(Key.BEGELEIDING_MONTHS, first))
    return Period(first, end, (Key.BEGELEIDING_MONTHS,))


def begeleiding_month(first: date, today: date) -> int:
    """Which month of it this is, counted from 1; it goes on counting after the last one."""
    month = 1
    while add_months(first, month) <= today:
        month += 1
    return month


def finishing(rules: Rulebook, first: date, today: date) -> bool:
    """Whether it is time to plan how the begeleiding ends."""
    from_month = rules.number(Key.BEGELEIDING_FINISH_MONTH, first)
    return today >= add_months(first, from_month - 1)


def not_seen(rules: Rulebook, last_seen: date, today: date) -> bool:
    """Whether somebody was not visited for too long."""
    return (today - last_seen).days > rules.number(Key.NOT_SEEN_DAYS, today)


def answer_by(rules: Rulebook, received_on: date) -> Reckoned:
    """The last day on which a message is answered as promised."""
    days = rules.number(Key.ANSWER_WORKING_DAYS, received_on)
    return Reckoned(add_working_days(received_on, days), (Key.ANSWER_WORKING_DAYS,))


def silent(rules: Rulebook, koppeling: date, today: date) -> bool:
    """Whether it is time to call the AZC: nobody has been reached since the koppeling."""
    return (today - koppeling).days > rules.number(Key.FIRST_CONTACT_DAYS, today)
