"""Handing somebody over."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, Form
from wtforms.validators import InputRequired
from wtforms.widgets import DateInput

from webapp.case.matching import Candidate
from webapp.guidance.clients.model import MOST_CHARACTERS
from webapp.speech.formats import person
from webapp.speech.i18n import ptext, text
from webapp.web.choices import Offer, One
from webapp.web.fields import Paragraph, Read, a_day

WHO = text("Please choose who takes over.")
DAY = text("Please choose a day from today on, at most a year ahead.")
ALREADY = text("Somebody else was first. Please look again.")
STARTED = text("The new guide has begun. You can hand over again.")
SURE = ptext("desk", "Please tick that this is right.")
TOO_LONG = text("Please write at most 500 letters.")


class Handing(Form):
    """One begeleiding that goes on as another. A page may show several of these forms."""

    begeleiding = One[UUID](ALREADY, else_=ALREADY)
    to = One[UUID](text("Who takes over?"), else_=WHO)
    day = Read(text("From which day?"), a_day, else_=DAY, widget=DateInput())
    note = Paragraph(text("Note for who takes over"), most=MOST_CHARACTERS, else_=TOO_LONG)
    word = Paragraph(
        ptext("desk", "A word to who hands over"), most=MOST_CHARACTERS, else_=TOO_LONG
    )
    sure = BooleanField(
        ptext("desk", "Yes: from that day the new guide reads it, and the former one nothing."),
        validators=[InputRequired(SURE)],
    )

    def __init__(
        self,
        posted: MultiDict[str, str] | None,
        running: Iterable[UUID],
        candidates: Iterable[Candidate],
        today: date,
        of: UUID | None = None,
    ) -> None:
        super().__init__(posted, data={"begeleiding": of and str(of)})
        self.begeleiding.offers = [Offer(id, str(id)) for id in running]
        self.to.offers = [
            Offer(guide.id, str(guide.id), person(guide.name)) for guide in candidates
        ]
        self.day.flags.min = today.isoformat()
        for field in (self.to, self.day, self.note, self.word, self.sure):
            field.id = f"{field.name}-{self.begeleiding.data}"
