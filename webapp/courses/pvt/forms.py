"""Coming along on an excursion."""

from wtforms import BooleanField, Form, StringField
from wtforms.validators import UUID, InputRequired, NumberRange

from webapp.courses.pvt.model import MOST_PEOPLE, Fault
from webapp.fields import SmallNumber
from webapp.speech.i18n import text

HOW_MANY = text("Please choose how many people come. From 1 to 8.")
CHOOSE_EXCURSION = text("Please choose an excursion.")
FAULTS: dict[Fault, dict[str, list[str]]] = {
    Fault.OVER: {"excursion": [text("This excursion is not open any more.")]},
    Fault.TOO_MANY: {"people": [text("There are not so many places.")]},
    Fault.WITH_GROUP: {
        "excursion": [text("This belongs to your lessons. You come with your group.")]
    },
}


class NewSignUp(Form):
    excursion = StringField(validators=[InputRequired(CHOOSE_EXCURSION), UUID(CHOOSE_EXCURSION)])
    people = SmallNumber(
        validators=[InputRequired(HOW_MANY), NumberRange(1, MOST_PEOPLE, HOW_MANY)]
    )
    childcare = BooleanField()
    transport = BooleanField()
