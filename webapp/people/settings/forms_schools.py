"""What a beheerder hands in of the schools and the languages of a gemeente."""

from wtforms import Form
from wtforms.validators import ValidationError

from webapp.case.spoken import Spoken
from webapp.people.settings.forms import CHOOSE
from webapp.speech.i18n import ptext
from webapp.web.choices import Some, members
from webapp.web.fields import Line
from webapp.web.telephones import a_telephone

NAME = ptext("desk", "Please write a name of at most 80 letters.")
ADDRESS = ptext("desk", "Please write at most 120 letters.")
TWICE = ptext("desk", "This name is on the list already.")


class NewSchool(Form):
    """No longer than what a lesson and a plan take."""

    name = Line(ptext("desk", "Name of the school"), most=80, else_=NAME, optional=False)
    address = Line(ptext("desk", "Street, number and place"), most=120, else_=ADDRESS)
    phone = a_telephone(ptext("desk", "Telephone"), optional=True)


class Languages(Form):
    spoken = Some(ptext("desk", "Which are spoken here?"), members(Spoken), else_=CHOOSE)

    def validate_spoken(self, field: Some[Spoken]) -> None:
        if not field.values:
            raise ValidationError(CHOOSE)
