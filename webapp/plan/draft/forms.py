"""What begins a draft of the plan, and what several forms about it ask."""

from datetime import date

from wtforms import Form
from wtforms.widgets import DateInput

from webapp.law.duo import Leerroute
from webapp.plan.draft import model
from webapp.plan.pip.model import MainGoal
from webapp.speech.i18n import Text, ptext, text
from webapp.web.choices import Offer, One, members
from webapp.web.fields import Paragraph, Read, a_day_in_force

CHOOSE = ptext("desk", "Please choose one.")
DAY = ptext("desk", "Please write a day like 2026-09-14, between 2022 and 2100.")
LONG = ptext("desk", "This is too long.")
GONE = ptext("desk", "A colleague has fixed this plan, or removed this line. Nothing was changed.")
CHANGED = ptext("desk", "A colleague changed this meanwhile. Please read it again.")
REASONS = [Offer(id, id, member=why) for id, why in model.REASONS.items()]


def a_reason() -> One[str]:
    return One(ptext("desk", "Why does the plan change?"), REASONS, else_=CHOOSE)


def some_words(label: Text) -> Paragraph:
    return Paragraph(label, most=model.MOST_WORDS, else_=LONG, dutch=True, id="own")


def done_by() -> Read[date]:
    label = ptext("desk", "Done by")
    return Read(label, a_day_in_force, else_=DAY, optional=True, widget=DateInput(), id="due")


class First(Form):
    """The first version begins with a route and a goal."""

    leerroute = One(text("Your route"), members(Leerroute), else_=CHOOSE)
    main_goal = One(text("Your main goal"), members(MainGoal), else_=CHOOSE)


class Next(Form):
    """A later one begins with the reason for it."""

    reason = a_reason()
