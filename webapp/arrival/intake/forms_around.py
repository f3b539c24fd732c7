"""What is noted about the talks: the right to talk alone, and the time that they need."""

from datetime import date

from wtforms.validators import ValidationError
from wtforms.widgets import DateInput

from webapp.arrival.intake.forms import AGAIN, FORMS, FillArea, own_words, yes_or_no
from webapp.arrival.intake.forms_lbt import DAY, FIRST_DAY
from webapp.arrival.intake.model import Around, Part
from webapp.case.spoken import Spoken
from webapp.core import clock
from webapp.speech.i18n import ptext, text
from webapp.web.choices import One, members
from webapp.web.fields import Read, a_day

LACKING = {
    Around.ALONE: ptext("desk", "Please note first how the right to talk alone was said."),
    Around.TIME: ptext("desk", "Please note first whether the intake needs more time."),
}
A_DAY = text("Please choose a day.")


class FillAlone(FillArea):
    told_on = Read(
        ptext("desk", "On which day was it said?"),
        a_day,
        else_=DAY,
        optional=True,
        widget=DateInput(),
    )
    told_in = One(ptext("desk", "In which language?"), members(Spoken), else_=AGAIN, optional=True)
    alone = yes_or_no(ptext("desk", "Does the person want to talk alone?"))

    def validate_told_on(self, field: Read[date]) -> None:
        if field.value and not FIRST_DAY <= field.value <= clock.today():
            raise ValidationError(DAY)


class FillTime(FillArea):
    more_time = yes_or_no(ptext("desk", "Does the intake need more time?"))
    why = own_words(ptext("desk", "Why?"))
    until = Read(
        ptext("desk", "Until when?"), a_day, else_=A_DAY, optional=True, widget=DateInput()
    )


ALL_FORMS: dict[Part, type[FillArea]] = {
    **FORMS,
    Around.ALONE: FillAlone,
    Around.TIME: FillTime,
}
