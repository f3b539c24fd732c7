"""The answer to an appointment, and to a lesson, which is nobody's appointment."""

from wtforms import BooleanField, Form

from webapp.calendar.agenda.model import Answer
from webapp.speech.i18n import Text, text
from webapp.web.choices import One, members
from webapp.web.fields import Read, a_day, a_small_number, a_time

CHOOSE = text("Please choose an answer.")
STALE = text("This appointment has changed. Please look again and answer.")


class GiveAnswer(Form):
    answer = One(CHOOSE, members(Answer), else_=CHOOSE)
    seen = Read(STALE, a_small_number, else_=STALE)
    """The sequence of the appointment on the page that was answered."""

    first_screen = BooleanField()
    """It was answered there, and is drawn as it stands there."""

    @property
    def complaint(self) -> Text:
        return STALE if self.seen.errors else CHOOSE


class Missing(Form):
    """To which lesson somebody cannot come; `comes`: to that one after all."""

    day = Read(STALE, a_day, else_=STALE)
    starts = Read(STALE, a_time, else_=STALE)
    comes = BooleanField()
    of_school = BooleanField()

    @property
    def filled(self) -> dict[str, str]:
        """As a message keeps it."""
        return {"date": str(self.day.sure), "time": str(self.starts.sure)}
