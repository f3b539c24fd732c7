"""From how far a consulent travels to somebody who still waits in an AZC."""

from datetime import date

from webapp.law.keys import Key
from webapp.law.rules import Rulebook


def is_near(rules: Rulebook, on: date, minutes: int) -> bool:
    """Whether a talk at an AZC so many minutes away (one way) is worth the way; no law says it."""
    return minutes < near_minutes(rules, on)


def near_minutes(rules: Rulebook, on: date) -> int:
    return rules.number(Key.INTAKE_NEARER_MINUTES, on)
