"""What can ask for a consulent's hand. Nothing here is kept: every day is reckoned anew."""

from enum import StrEnum


class Matter(StrEnum):
    PLAN = "plan"
    """The first PIP has to be fixed."""
    ONTZORGING = "ontzorging"
    """How it goes on after the six months has to be decided."""
    TALK = "talk"
    OBJECTION = "objection"
    SWITCH = "switch"
    """The last day to change the leerroute comes near."""
    TERM = "term"
    """The term ends, and with it the time to ask DUO for more."""
    EXAM = "exam"
    """Somebody has no free attempt left at a part of the exam that they did not pass, and there
    was no progress talk since. What is known of exams are attempts with a result of DUO: no day
    of an exam that is to come. No law sets a day for this talk, so it is asked for today.
    """
    MESSAGE = "message"
    NO_ANSWER = "no-answer"
    """An appointment is near, and nobody knows whether they come."""
    CANNOT = "cannot"
    """They cannot come, or ask to be called: until it is moved or called off, or a week over."""
    MISSED = "missed"
    """Somebody did not come, and nobody called to ask how they are."""
    BEGELEIDING = "begeleiding"
    SIGNAAL = "signaal"
    NOT_REACHED = "not-reached"


class Topic(StrEnum):
    """Of what somebody works through all at once."""

    PLANS = "plans"
    TALKS = "talks"
    APPOINTMENTS = "appointments"
    MESSAGES = "messages"
    MONEY = "money"
    GUIDANCE = "guidance"
    SIGNALEN = "signalen"
    CALLS = "calls"


TOPICS = {
    Topic.PLANS: (Matter.PLAN, Matter.OBJECTION, Matter.SWITCH, Matter.TERM),
    Topic.TALKS: (Matter.TALK, Matter.EXAM),
    Topic.APPOINTMENTS: (Matter.NO_ANSWER, Matter.CANNOT, Matter.MISSED),
    Topic.MESSAGES: (Matter.MESSAGE,),
    Topic.MONEY: (Matter.ONTZORGING,),
    Topic.GUIDANCE: (Matter.BEGELEIDING,),
    Topic.SIGNALEN: (Matter.SIGNAAL,),
    Topic.CALLS: (Matter.NOT_REACHED,),
}


class When(StrEnum):
    """How near a day is."""

    LATE = "late"
    TODAY = "today"
    WEEK = "week"
    """Until and including Sunday."""
    LATER = "later"


class Deed(StrEnum):
    """What is done about it: the word of the way to the form."""

    ANSWER = "answer"
    CALL = "call"
    CALL_LIST = "call-list"
    FINISH = "finish"
    MOVE = "move"
    NOTE_CONTACT = "note-contact"
    OPEN_MONEY = "open-money"
    OPEN_PLAN = "open-plan"
    OPEN_PROGRESS = "open-progress"
    OPEN_SIGNAAL = "open-signaal"
    PLAN_TALK = "plan-talk"
    REPORT = "report"
