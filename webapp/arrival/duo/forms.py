"""What a consulent writes down of the days that count."""

from collections.abc import Mapping
from datetime import date
from typing import Unpack

from werkzeug.datastructures import MultiDict
from wtforms.fields.core import UnboundField
from wtforms.form import BaseForm
from wtforms.widgets import DateInput

from webapp.arrival.duo.model import Fault
from webapp.case.dossier import DateKind
from webapp.core import clock
from webapp.speech.i18n import Text, ptext
from webapp.web.bound import Bound
from webapp.web.fields import Read, a_day

NO_DAY = ptext("desk", "This is not a day. Write it as 14-09-2026.")
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


class DayOf(Read[date]):
    """The day of one thing that counts; left empty it is taken away."""

    widget = DateInput()

    def __init__(self, member: DateKind, **bound: Unpack[Bound]) -> None:
        named: Bound = {"id": f"day-{member}", **bound}
        super().__init__(Text(member), a_day, else_=NO_DAY, optional=True, **named)
        self.member = member
        self.flags.max = clock.today().isoformat()


class Days(BaseForm):
    """A field for each day that counts."""

    def __init__(
        self, posted: MultiDict[str, str] | None, stand: Mapping[DateKind, date] | None = None
    ) -> None:
        super().__init__({kind.value: UnboundField(DayOf, kind) for kind in DateKind})
        kept = {kind.value: day.isoformat() for kind, day in (stand or {}).items()}
        self.process(posted, data=kept)

    @property
    def fields(self) -> list[DayOf]:
        return [each for each in self if isinstance(each, DayOf)]

    @property
    def days(self) -> dict[DateKind, date | None]:
        """Once it is valid."""
        return {each.member: each.value for each in self.fields}
