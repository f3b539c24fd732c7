"""What the inburgeraar writes: wishes before the talk, own words beside its summary."""

from wtforms import Form
from wtforms.validators import DataRequired, ValidationError

from webapp.arrival.intake.forms import AGAIN, own_words
from webapp.arrival.intake.model import Wish
from webapp.speech.i18n import text
from webapp.web.choices import Some, members

SOME = text("Please choose a picture, or write something.")
WRITE = text("Please write something.")


class TellWishes(Form):
    chosen = Some(text("You may choose several."), members(Wish), else_=AGAIN)
    words = own_words(text("In your own words"), id="wish-words")

    def validate_chosen(self, field: Some[Wish]) -> None:
        if not field.values and not self.words.data:
            raise ValidationError(SOME)


class AddWords(Form):
    words = own_words(
        text("Is something not right? Add your own words."),
        id="own-words",
        validators=[DataRequired(WRITE)],
    )
