"""What a case consists of on its first page, and what happens in it."""

from enum import StrEnum


class Step(StrEnum):
    """From koppeling to the end."""

    KOPPELING = "koppeling"
    INTAKE = "intake"
    PLAN = "plan"
    ROUTE = "route"
    END = "end"


class Clock(StrEnum):
    """What comes, beside appointments."""

    FIRST_CONTACT = "first-contact"
    ANSWER = "answer"
    CALL = "call"
    """They did not come, and nobody called."""
    PLAN = "plan"
    OBJECTION = "objection"
    TALK = "talk"
    SWITCH = "switch"
    TERM = "term"
    ONTZORGING = "ontzorging"
    BEGELEIDING = "begeleiding"


class Group(StrEnum):
    """What of all that happened is looked for."""

    CONTACT = "contact"
    PLAN = "plan"
    MONEY = "money"
    HOURS = "hours"
