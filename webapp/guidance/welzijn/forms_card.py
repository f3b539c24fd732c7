"""The card of a signaal, as it is filled in."""

from datetime import date, timedelta
from functools import lru_cache, partial

from werkzeug.datastructures import MultiDict
from wtforms import Field, Form
from wtforms.validators import ValidationError
from wtforms.widgets import DateInput

from webapp.core import clock
from webapp.guidance.visits.model import HowMet
from webapp.guidance.welzijn import model
from webapp.guidance.welzijn.model import Called, Discussed, Domain, Source
from webapp.law.welzijn import Level
from webapp.speech.i18n import text
from webapp.web.choices import One, Some, members
from webapp.web.fields import Read, UrgentParagraph, a_day

CHOOSE = text("Please choose.")
ONE_OR_TWO = text("Please choose one or two subjects.")
NOT_THEN = text("Please choose a day: today, or at most 60 days ago.")
TOO_LONG = text("Please write at most 300 letters.")
CALL_FIRST = text("Please call first. Then choose here whom you called.")
POLICE = text("Contact with the police: choose urgent. Write nothing about it.")
words = partial(UrgentParagraph, most=model.MOST_CHARACTERS, else_=TOO_LONG)
maybe = partial(One, else_=CHOOSE, optional=True)


def a_recent_day(typed: str) -> date:
    day, today = a_day(typed), clock.today()
    if not today - timedelta(days=model.MOST_DAYS_AGO) <= day <= today:
        raise ValueError
    return day


class Card(Form):
    """What the signaleringskaart asks."""

    level = One(text("How serious is it?"), members(Level), else_=CHOOSE)
    called = Some(text("Whom did you call?"), members(Called), else_=CALL_FIRST)
    domains = Some(text("What is it about? Choose one or two."), members(Domain), else_=ONE_OR_TWO)
    facts = words(text("What did you see or hear?"))
    discussed = maybe(text("Did you talk about it with the person?"), members(Discussed))
    person_says = words(text("What does the person say?"))
    done_now = words(text("What did you do?"))
    asks = words(text("What do you ask of us?"))
    seen_on = Read(text("Which day was it?"), a_recent_day, else_=NOT_THEN, widget=DateInput())
    how = maybe(text("Where was it?"), members(HowMet))
    source = maybe(text("How do you know?"), members(Source))

    def __init__(self, today: date, posted: MultiDict[str, str] | None = None) -> None:
        begun = {"seen_on": today.isoformat()} if posted is None else None
        super().__init__(posted, data=begun)
        self.seen_on.flags.max = today.isoformat()

    def validate_called(self, field: Some[Called]) -> None:
        if self.level.value is Level.ACUUT and not field.values:
            raise ValidationError(CALL_FIRST)

    def validate_domains(self, field: Some[Domain]) -> None:
        if not 1 <= len(field.values) <= 2:
            raise ValidationError(ONE_OR_TWO)
        calm = (self.level.value or Level.GOED) < Level.DRINGEND
        if Domain.RECHT in field.values and (calm or any(self[name].data for name in model.TEXTS)):
            raise ValidationError(POLICE)

    def validate_discussed(self, field: One[Discussed]) -> None:
        if not field.value and (self.level.value or Level.GOED) < Level.DRINGEND:
            raise ValidationError(CHOOSE)  # what is urgent does not wait for it

    def validate_facts(self, field: Field) -> None:
        if not field.data and Domain.RECHT not in self.domains.values:
            raise ValidationError(text("Please write what you saw or heard."))


@lru_cache(maxsize=2)
def empty(today: date) -> Card:
    """One for all pages of a day: it is drawn and never handed in."""
    return Card(today)
