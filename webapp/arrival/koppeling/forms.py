"""What a consulent writes down about somebody on their way."""

from collections.abc import Collection
from typing import Any, cast
from uuid import UUID

from wtforms import BooleanField, Form, StringField
from wtforms.validators import AnyOf, DataRequired, InputRequired, Length, NumberRange, Optional

from webapp.arrival.koppeling.model import MOST_LETTERS, MOST_MINUTES, FromCoa, HowTried
from webapp.fields import Read, SmallNumber, a_day, plain
from webapp.speech.i18n import ptext

NO_DAY = ptext("desk", "This is not a day. Write it as 14-09-2026.")
CHOOSE = ptext("desk", "Please choose one.")
NAME = ptext("desk", "Please write a name of at most 80 letters.")
MINUTES = ptext("desk", "Please write minutes from 0 to 600.")
TWICE = ptext("desk", "This name is on the list already.")
EARLIER = ptext("desk", "This day is before the koppeling.")
LATER = ptext("desk", "This day has still to come.")


class Waiting(Form):
    azc = StringField()

    def __init__(self, data: Any, centres: Collection[UUID]) -> None:
        super().__init__(data)
        self.azc.validators = [AnyOf([str(id) for id in centres], CHOOSE)]

    @property
    def azc_id(self) -> UUID:
        """Once it is valid."""
        return UUID(cast(str, self.azc.data))


class Attempt(Form):
    day = Read(a_day, NO_DAY, validators=[InputRequired(NO_DAY)])
    how = StringField(validators=[AnyOf([*HowTried], CHOOSE)])
    reached = StringField(validators=[AnyOf(["yes", "no"], CHOOSE)])


class Told(Form):
    item = StringField(validators=[AnyOf([*FromCoa], CHOOSE)])
    done = StringField(validators=[AnyOf(["yes", "no"], CHOOSE)])


class Centre(Form):
    id = StringField()
    """The one that is changed; empty for a new one."""
    name = StringField(
        filters=[plain], validators=[DataRequired(NAME), Length(max=MOST_LETTERS, message=NAME)]
    )
    minutes = SmallNumber(
        validators=[InputRequired(MINUTES), NumberRange(0, MOST_MINUTES, message=MINUTES)]
    )
    closed = BooleanField(validators=[Optional()])
