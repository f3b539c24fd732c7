"""The card of a signaal, as it is filled in."""

from datetime import date, timedelta
from typing import Any

from wtforms import Form, SelectMultipleField, StringField, ValidationError
from wtforms.validators import AnyOf, Length

from webapp.core import clock
from webapp.fields import Read, a_day, plain
from webapp.guidance.visits.model import HowMet
from webapp.guidance.welzijn.model import (
    MOST_CHARACTERS,
    MOST_DAYS_AGO,
    TEXTS,
    Called,
    Discussed,
    Domain,
    Source,
)
from webapp.law.welzijn import Level
from webapp.speech.i18n import text

CHOOSE = text("Please choose.")
ONE_OR_TWO = text("Please choose one or two subjects.")
NOT_THEN = text("Please choose a day: today, or at most 60 days ago.")
TOO_LONG = text("Please write at most 300 letters.")
WHAT_SEEN = text("Please write what you saw or heard.")
CALL_FIRST = text("Please call first. Then choose here whom you called.")
POLICE = text("Contact with the police: choose urgent. Write nothing about it.")
CANNOT_OPEN = text("We cannot read this note. Please write it again, or call your coordinator.")


def words() -> StringField:
    return StringField(filters=[plain], validators=[Length(max=MOST_CHARACTERS, message=TOO_LONG)])


def one_of(members: Any) -> StringField:
    return StringField(validators=[AnyOf([*members], CHOOSE)])


class Card(Form):
    """What the signaleringskaart asks."""

    domains = SelectMultipleField(choices=[*Domain], validate_choice=False)
    level = one_of(Level)
    seen_on = Read(a_day, NOT_THEN)
    how = one_of(HowMet)
    source = one_of(Source)
    discussed = one_of(Discussed)
    called = SelectMultipleField(choices=[*Called], validate_choice=False)
    facts = words()
    person_says = words()
    done_now = words()
    asks = words()

    def validate_domains(self, field: Any) -> None:
        chosen = set(field.data or ())
        if not 1 <= len(chosen) <= 2 or not chosen <= {*Domain}:
            raise ValidationError(ONE_OR_TWO)
        if Domain.RECHT in chosen and (
            (self.level.data or "") < Level.DRINGEND or any(self[name].data for name in TEXTS)
        ):
            raise ValidationError(POLICE)

    def validate_seen_on(self, field: Any) -> None:
        today = clock.today()
        if not today - timedelta(days=MOST_DAYS_AGO) <= (field.value or date.min) <= today:
            raise ValidationError(NOT_THEN)

    def validate_facts(self, field: Any) -> None:
        if not field.data and Domain.RECHT not in (self.domains.data or ()):
            raise ValidationError(WHAT_SEEN)

    def validate_called(self, field: Any) -> None:
        chosen = set(field.data or ())
        if not chosen <= {*Called} or (self.level.data == Level.ACUUT and not chosen):
            raise ValidationError(CALL_FIRST)

    def plain_values(self) -> dict[str, Any]:
        """What the card keeps as it was filled in; an empty answer is none."""
        values = {name: self[name].data or None for name in TEXTS}
        return values | {
            "level": Level(self.level.data or ""),
            "seen_on": self.seen_on.value,
            "how": HowMet(self.how.data or ""),
            "source": Source(self.source.data or ""),
            "discussed": Discussed(self.discussed.data or ""),
            "called": list(dict.fromkeys(self.called.data or ())),
        }
