"""What a consulent writes down of hours."""

from datetime import date, datetime
from uuid import UUID

from werkzeug.datastructures import MultiDict
from wtforms import Form
from wtforms.validators import ValidationError
from wtforms.widgets import DateInput

from webapp.core import clock
from webapp.plan.ledger.model import MOST_LETTERS, HoursEntry, HoursKind, is_possible, minutes_in
from webapp.speech.i18n import ptext
from webapp.web.choices import One, members
from webapp.web.fields import Line, Read, a_day

CHOOSE = ptext("desk", "Please choose one.")
NO_DAY = ptext("desk", "This is not a day. Write it as 14-09-2026.")
NO_HOURS = ptext("desk", "Write the hours as 12,5 or 12:30. At most 2000.")
NO_SOURCE = ptext("desk", "Write who reported the hours, in at most 80 letters.")
NOT_POSSIBLE = ptext("desk", "This day is not possible.")
TWICE = ptext("desk", "These hours are written down already.")


class Entry(Form):
    kind = One(ptext("desk", "Kind"), members(HoursKind), else_=CHOOSE)
    hours = Read(ptext("desk", "Hours"), minutes_in, else_=NO_HOURS)
    until_on = Read(
        ptext("desk", "Until and including which day?"), a_day, else_=NO_DAY, widget=DateInput()
    )
    source = Line(ptext("desk", "Reported by"), most=MOST_LETTERS, else_=NO_SOURCE, optional=False)

    def __init__(self, posted: MultiDict[str, str] | None = None) -> None:
        super().__init__(posted, data={"kind": HoursKind.LANGUAGE} if posted is None else None)
        self.until_on.flags.max = clock.today()

    def validate_until_on(self, field: Read[date]) -> None:
        if not is_possible(field.sure, clock.today()):
            raise ValidationError(NOT_POSSIBLE)

    def entry(self, dossier_id: UUID, by: UUID, at: datetime) -> HoursEntry:
        return HoursEntry(
            dossier_id=dossier_id,
            kind=self.kind.sure,
            minutes=self.hours.sure,
            until_on=self.until_on.sure,
            source=self.source.data or "",
            written_by_id=by,
            written_at=at,
        )
