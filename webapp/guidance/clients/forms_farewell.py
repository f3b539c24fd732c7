"""Ending a begeleiding."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, Form
from wtforms.validators import ValidationError
from wtforms.widgets import DateInput

from webapp.core import clock
from webapp.guidance.clients.forms import ALREADY, DAY, TOO_LONG
from webapp.guidance.clients.model import MOST_CHARACTERS
from webapp.guidance.clients.model_farewell import Check
from webapp.speech.i18n import ptext
from webapp.web.choices import Offer, One, Some, members
from webapp.web.fields import Paragraph, Read, a_day

TALK = ptext("desk", "Please choose the day of the talk: today or earlier.")
NO_TALK = ptext("desk", "Please fill in the talk, or tick that there was none.")
CHOOSE = ptext("desk", "Please choose from the list.")


class Ending(Form):
    """One begeleiding that ends. A page may show several of these forms."""

    begeleiding = One[UUID](ALREADY, else_=ALREADY)
    last = Read(ptext("desk", "Last day"), a_day, else_=DAY, widget=DateInput())
    talk = Read(
        ptext("desk", "Closing talk on"), a_day, else_=TALK, optional=True, widget=DateInput()
    )
    no_talk = BooleanField(ptext("desk", "No talk was possible."))
    checked = Some(ptext("desk", "What is arranged"), members(Check), else_=CHOOSE)
    word = Paragraph(ptext("desk", "A word to who guided"), most=MOST_CHARACTERS, else_=TOO_LONG)

    def __init__(
        self,
        posted: MultiDict[str, str] | None,
        running: Iterable[UUID],
        of: UUID | None = None,
    ) -> None:
        super().__init__(posted, data={"begeleiding": of and str(of)})
        self.begeleiding.offers = [Offer(id, str(id)) for id in running]
        self.last.flags.min = self.talk.flags.max = clock.today().isoformat()
        for field in (self.last, self.talk, self.no_talk, self.checked, self.word):
            field.id = f"{field.name}-{self.begeleiding.data}"

    def validate_talk(self, field: Read[date]) -> None:
        if field.value and field.value > clock.today():
            raise ValidationError(TALK)

    def validate_no_talk(self, field: BooleanField) -> None:
        if bool(field.data) is bool(self.talk.data):
            raise ValidationError(NO_TALK)
