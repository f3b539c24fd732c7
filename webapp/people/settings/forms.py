"""What a beheerder hands in to choose a number of the gemeente's own."""

from datetime import date
from uuid import UUID

from wtforms import Form
from wtforms.validators import ValidationError
from wtforms.widgets import DateInput

from webapp.core import clock
from webapp.law.keys import LOCAL_KEYS, Key, TalkAfterTraining
from webapp.law.rules import LOCAL, Rule, UnreadableRule, check_local
from webapp.speech.i18n import ptext
from webapp.web.choices import One, members
from webapp.web.fields import Line, Read, a_day_in_force

MOST = 3650
"""Ten years in days: our limit, not one of a law."""
UNITS = {rule.key: rule.unit for rule in LOCAL}
CHOICES = [key for key in Key if key in LOCAL_KEYS]
WHOLE = ptext("desk", "Please write a whole number, from 1 to 3650.")
SEVERAL = ptext("desk", "Please write months with commas between them, such as 3, 6, 12.")
FROM_NOW = ptext("desk", "Please choose today or a later day. What was before stays as it is.")
DECIDED = ptext("desk", "Please write who decided this, or where it stands.")
CHOOSE = ptext("desk", "Please choose one.")


class NewNumber(Form):
    """A number of the gemeente's own, from a day on. Those of the law are not offered."""

    rule = One(ptext("desk", "Which number?"), members(CHOICES), else_=CHOOSE)
    value = Line(ptext("desk", "New number"), most=40, else_=WHOLE)
    talk = One(
        ptext("desk", "When is the talk after a training?"),
        members(TalkAfterTraining),
        else_=CHOOSE,
        optional=True,
    )
    first = Read(
        ptext("desk", "From which day?"), a_day_in_force, else_=FROM_NOW, widget=DateInput()
    )
    source = Line(ptext("desk", "Who decided this?"), most=120, else_=DECIDED, optional=False)

    @property
    def written(self) -> str:
        """As the table of rules keeps it: "14", "3,6,12" or a word."""
        if self.rule.value is Key.TALK_AFTER_TRAINING:
            return str(self.talk.value or "")
        return self.value.sure.replace(" ", "")

    def validate_value(self, field: Line) -> None:
        key = self.rule.value
        if key is None or key is Key.TALK_AFTER_TRAINING:
            return
        complaint = SEVERAL if key is Key.PROGRESS_TALK_MONTHS else WHOLE
        try:
            rule = self.kept(UUID(int=0), key, date.max)
            check_local(rule)
        except UnreadableRule:
            raise ValidationError(complaint) from None
        if max(rule.numbers) > MOST or (len(rule.numbers) > 1 and complaint is WHOLE):
            raise ValidationError(complaint)

    def validate_talk(self, field: One[TalkAfterTraining]) -> None:
        if self.rule.value is Key.TALK_AFTER_TRAINING and field.value is None:
            raise ValidationError(CHOOSE)

    def validate_first(self, field: Read[date]) -> None:
        if field.value and field.value < clock.today():
            raise ValidationError(FROM_NOW)

    def kept(self, gemeente_id: UUID, key: Key, first: date) -> Rule:
        return Rule(
            key=key,
            value=self.written,
            unit=UNITS[key],
            valid_from=first,
            source=self.source.sure,
            gemeente_id=gemeente_id,
        )
