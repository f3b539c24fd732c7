"""What is asked to move or cancel an appointment, and after it."""

from wtforms import BooleanField, Form

from webapp.calendar.agenda.model import WhyChanged
from webapp.calendar.scheduling.forms import CHOOSE, LENGTHS
from webapp.speech.i18n import ptext
from webapp.web.choices import YES_OR_NO, One, members
from webapp.web.fields import SmallNumber
from webapp.web.when import When, a_length

CHANGED = ptext("desk", "Somebody changed this appointment meanwhile. Please look again.")


def a_reason(id: str) -> One[WhyChanged]:
    why = ptext("desk", "Why? This is what the person reads:")
    return One(why, members(WhyChanged), else_=CHOOSE, id=id)


class Change(Form):
    """The appointment as it was seen, and why it changes."""

    seen = SmallNumber()
    why: One[WhyChanged]


class Move(When, Change):
    minutes = a_length(LENGTHS)
    why = a_reason("move-why")


class Cancel(Change):
    why = a_reason("cancel-why")
    later_too = BooleanField(ptext("desk", "All later ones of this series too"))


class Missed(Form):
    missed = One(ptext("desk", "Did they come?"), YES_OR_NO, else_=CHOOSE)
