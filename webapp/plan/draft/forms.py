"""What a consulent types in a draft of the plan."""

from typing import Any

from wtforms import Form, SelectMultipleField, StringField
from wtforms.validators import AnyOf, InputRequired, Length, Optional, ValidationError

from webapp.fields import Read, a_day_in_force, a_small_number, maybe, plain
from webapp.law.duo import Alfabetisering, Leerroute, Niveau
from webapp.plan.draft import model
from webapp.plan.draft.sentences import CATALOGUE, CHOOSE, DAY, HOURS, LONG, NO_SUCH, WORDS
from webapp.plan.pip.model import MainGoal, Party

YES = ["1"]


class Begin(Form):
    """The first version needs a leerroute and a goal, a later one the reason for it."""

    leerroute = maybe([*Leerroute], CHOOSE)
    main_goal = maybe([*MainGoal], CHOOSE)
    reason = maybe([*model.REASONS], CHOOSE)


class PlanFields(Form):
    leerroute = StringField(validators=[AnyOf([*Leerroute], CHOOSE)])
    niveau = maybe([*Niveau], CHOOSE)
    alfabetisering = StringField(validators=[AnyOf([*Alfabetisering], CHOOSE)])
    main_goal = StringField(validators=[AnyOf([*MainGoal], CHOOSE)])
    school = StringField(filters=[plain], validators=[Length(0, 100, LONG)])
    school_is_tst = maybe(["yes", "no"], CHOOSE)
    dated_on = Read(a_day_in_force, DAY, validators=[InputRequired(DAY)])
    estimated_hours = Read(a_small_number, HOURS)
    may_finish_education = maybe(YES, CHOOSE)
    departs_from_lbt = maybe(YES, CHOOSE)
    motivation = StringField(filters=[plain], validators=[Length(0, model.MOST_MOTIVATION, LONG)])
    effort_shown = maybe(YES, CHOOSE)
    reason = maybe([*model.REASONS], CHOOSE)

    def validate_estimated_hours(self, field: Read) -> None:
        if field.value is not None and not 1 <= field.value <= model.MOST_HOURS:
            raise ValidationError(HOURS)

    def handed_in(self) -> dict[str, str]:
        """Every field as it is kept, once valid; "0100" hours are the same as "100"."""
        values = {name: (self[name].data or "").strip() for name in model.READ}
        return values | {"estimated_hours": str(self.estimated_hours.value or "")}


class LineFields(Form):
    own_words = StringField(filters=[plain], validators=[Length(0, model.MOST_WORDS, LONG)])
    due_on = Read(a_day_in_force, DAY)
    helper_id = StringField(validators=[Optional()])

    def handed_in(self) -> dict[str, str]:
        return {
            name: (self[name].data or "").strip() for name in ("own_words", "due_on", "helper_id")
        }


class AddLines(Form):
    party = StringField(validators=[AnyOf([*Party], CHOOSE)])
    texts = SelectMultipleField(validate_choice=False)
    own_words = StringField(filters=[plain], validators=[Length(0, model.MOST_WORDS, LONG)])
    due_on = Read(a_day_in_force, DAY)

    def validate_texts(self, field: SelectMultipleField) -> None:
        allowed = next((CATALOGUE[each] for each in Party if each == self.party.data), ())
        if not set(field.data or ()) <= set(allowed):
            raise ValidationError(NO_SUCH)

    def validate_own_words(self, field: StringField) -> None:
        if not field.data and not self.texts.data:
            raise ValidationError(WORDS)

    def contents(self) -> list[dict[str, Any]]:
        """What each new line says: at most one of these is in own words."""
        chosen = [{"text_id": text} for text in dict.fromkeys(self.texts.data or ())]
        return chosen + [{"own_words": words} for words in [self.own_words.data] if words]
