"""What a beheerder hands in of the way to a place."""

from wtforms import Form
from wtforms.validators import ValidationError

from webapp.people.settings.forms_gemeente import WHERE
from webapp.people.settings.forms_schools import NAME
from webapp.speech.i18n import ptext
from webapp.web.fields import Line, Number

MOST_MINUTES = 240
MINUTES = ptext("desk", "Please write minutes, from 1 to 240.")
HOW = ptext("desk", "Please write the minutes on foot, by bus or both.")
SHORT = ptext("desk", "Please write at most 40 letters.")


class NewWay(Form):
    """From a village to a place. The same once more takes the place of what was written there."""

    place = Line(ptext("desk", "Name of the place"), most=80, else_=NAME, optional=False)
    address = Line(ptext("desk", "Address there"), most=120, else_=WHERE, optional=False)
    village = Line(ptext("desk", "From which village?"), most=80, else_=NAME, optional=False)
    on_foot = Number(
        ptext("desk", "Minutes on foot"), least=1, most=MOST_MINUTES, else_=MINUTES, optional=True
    )
    by_bus = Number(
        ptext("desk", "Minutes by bus"), least=1, most=MOST_MINUTES, else_=MINUTES, optional=True
    )
    bus = Line(ptext("desk", "Number of the bus"), most=40, else_=SHORT)
    stop = Line(ptext("desk", "Stop where one gets off"), most=40, else_=SHORT)

    def validate_by_bus(self, field: Number) -> None:
        if self.on_foot.value is None and field.value is None and not self.on_foot.errors:
            raise ValidationError(HOW)
