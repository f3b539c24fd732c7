"""What a consulent writes down of the days that count."""

from datetime import date
from typing import Any, cast

from wtforms import Form, StringField
from wtforms.form import BaseForm
from wtforms.validators import AnyOf, InputRequired

from webapp.arrival.duo.model import DuoCode, Fault
from webapp.case.dossier import DateKind
from webapp.fields import Read, a_day
from webapp.speech.i18n import Text, ptext

NO_DAY = ptext("desk", "This is not a day. Write it as 14-09-2026.")
CHOOSE = ptext("desk", "Please choose one.")
CHANGED = ptext("desk", "Somebody else changed these days. Please look again.")
LATER = ptext("desk", "This day has still to come.")
FAULTS: dict[Fault, Text] = {
    Fault.FUTURE: LATER,
    Fault.BEFORE_BIRTH: ptext("desk", "This day is before the day of birth."),
    Fault.BEFORE_LAW: ptext("desk", "The law began on 1 January 2022. This day is before it."),
    Fault.BEFORE_KOPPELING: ptext("desk", "This day is before the koppeling."),
    Fault.BEFORE_NOTICE: ptext("desk", "This day is before the notice of DUO."),
    Fault.NO_NOTICE: ptext("desk", "Write down the notice of DUO first."),
}


class Days(BaseForm):
    """A field for each day that counts; an empty one takes the day away."""

    def __init__(self, data: Any) -> None:
        fields: dict[str, Any] = {kind.value: Read(a_day, NO_DAY) for kind in DateKind}
        super().__init__(fields)
        self.process(data)

    @property
    def days(self) -> dict[DateKind, date | None]:
        """Once it is valid."""
        return {kind: cast(Read, self[kind.value]).value for kind in DateKind}


class Event(Form):
    code = StringField(validators=[AnyOf([*DuoCode], CHOOSE)])
    day = Read(a_day, NO_DAY, validators=[InputRequired(NO_DAY)])
