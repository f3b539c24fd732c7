"""What is written in the brede intake, and what the inburgeraar wishes."""

from typing import Any

from wtforms import Form, SelectMultipleField, StringField
from wtforms.validators import AnyOf, DataRequired, Length, ValidationError

from webapp.arrival.intake import model
from webapp.arrival.intake.model import NEEDS, NO, NOT_SAID, YES, LifeArea, Need, Wish, fields_of
from webapp.fields import plain
from webapp.speech.i18n import text

AGAIN = text("Please go back and try again.")
LONG = text("Please write at most 500 letters.")
SOME = text("Please choose a picture, or write something.")
WRITE = text("Please write something.")


def one_of(*choices: str) -> StringField:
    """A choice that may be left open."""
    allowed = AnyOf([NOT_SAID, *choices], AGAIN)
    return StringField(filters=[lambda said: said or NOT_SAID], validators=[allowed])


def own_words(*validators: Any) -> StringField:
    return StringField(
        filters=[plain], validators=[*validators, Length(0, model.MOST_LETTERS, LONG)]
    )


class FillArea(Form):
    """One leefgebied. What it does not ask for is not read."""

    area = StringField(validators=[AnyOf([*LifeArea], AGAIN)])
    answer = own_words()
    internal = one_of(YES, NO)
    wish = own_words()
    extra_time = one_of(YES, NO)
    in_the_way = one_of(YES, NO)
    needs = SelectMultipleField(choices=[*Need], validate_choice=False)

    def validate_needs(self, field: SelectMultipleField) -> None:
        if not set(field.data or ()) <= set(Need):
            raise ValidationError(AGAIN)

    def strings(self, area: LifeArea) -> dict[str, str]:
        """Field by field, as a form shows them."""
        needs = " ".join(need for need in Need if need in (self.needs.data or ()))
        typed = {name: self[name].data or NOT_SAID for name in fields_of(area) if name != NEEDS}
        return typed | ({NEEDS: needs} if NEEDS in fields_of(area) else {})


class TellWishes(Form):
    chosen = SelectMultipleField(choices=[*Wish], validate_choice=False)
    words = own_words()

    def validate_chosen(self, field: SelectMultipleField) -> None:
        if not set(field.data or ()) <= set(Wish):
            raise ValidationError(AGAIN)
        if not field.data and not self.words.data:
            raise ValidationError(SOME)


class AddWords(Form):
    words = own_words(DataRequired(WRITE))
