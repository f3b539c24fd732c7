"""What sentences leave open, to be filled in."""

from datetime import date, timedelta

from wtforms import Form
from wtforms.widgets import DateInput, TelInput, TimeInput

from webapp.core import clock
from webapp.speech.i18n import Text, ptext, text
from webapp.speech.plain import one_line
from webapp.web.fields import Line, Read, a_day, a_time, in_the_form

NO_DAY = text("Please choose a day in the next two years.")
NO_TIME = text("Please fill in a time, for example 09:30.")
NO_WORDS = text("Please fill this in, with at most 80 letters.")
NO_PHONE = text("Please fill in a telephone number.")
LONGEST_AHEAD = timedelta(days=731)
MOST_LETTERS = 80


def a_coming_day(typed: str) -> date:
    day = a_day(typed)
    if not timedelta(0) <= day - clock.today() <= LONGEST_AHEAD:
        raise ValueError
    return day


def a_phone(typed: str) -> str:
    return in_the_form(r"\+?[0-9][0-9 ()-]{1,18}[0-9]", typed)


def a_line(label: Text) -> Line:
    return Line(label, most=MOST_LETTERS, else_=NO_WORDS, optional=False)


class Fill(Form):
    """By the names that the catalogue gives them."""

    date = Read(ptext("field", "Day"), a_coming_day, else_=NO_DAY, widget=DateInput())
    time = Read(ptext("field", "Time"), a_time, else_=NO_TIME, widget=TimeInput())
    place = a_line(ptext("field", "Place"))
    name = a_line(ptext("field", "Name"))
    phone = Read(
        ptext("field", "Telephone number"),
        a_phone,
        else_=NO_PHONE,
        filters=[one_line],
        widget=TelInput(),
    )
