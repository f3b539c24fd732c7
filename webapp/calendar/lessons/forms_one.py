"""What can be done with hours of every week that stand already."""

from datetime import date, timedelta
from uuid import UUID

from werkzeug.datastructures import MultiDict
from wtforms import Form
from wtforms.validators import ValidationError

from webapp.calendar.lessons.forms import LAST_DAY, ORDER, a_day_of
from webapp.speech.i18n import ptext
from webapp.web.fields import Read

NO_LESSON = ptext("desk", "There is no lesson on these days.")


class Stop(Form):
    """The last day of one that goes on."""

    last = a_day_of(LAST_DAY)

    def __init__(
        self, posted: MultiDict[str, str] | None, lesson_id: UUID, last_on: date | None = None
    ) -> None:
        super().__init__(posted, data={"last": last_on and last_on.isoformat()})
        self.last.id = f"last-{lesson_id}"


class Off(Form):
    """Days on which one does not take place; without a last day it is one day."""

    first = a_day_of(ptext("desk", "Not on this day"))
    last = a_day_of(LAST_DAY, optional=True)

    def __init__(self, posted: MultiDict[str, str] | None, lesson_id: UUID) -> None:
        super().__init__(posted)
        self.first.id, self.last.id = f"off-{lesson_id}", f"off-last-{lesson_id}"

    def validate_last(self, field: Read[date]) -> None:
        if field.value and self.first.value and field.value < self.first.value:
            raise ValidationError(ORDER)

    def until(self) -> date:
        """Exclusive."""
        return (self.last.value or self.first.sure) + timedelta(days=1)
