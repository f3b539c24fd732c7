"""What who wrote a signaal adds to it later."""

from functools import cache

from werkzeug.datastructures import MultiDict
from wtforms import Field, Form
from wtforms.validators import ValidationError

from webapp.guidance.welzijn import forms_card
from webapp.speech.i18n import text

SOME = text("Please write something.")


class More(Form):
    words = forms_card.words(text("What do you want to add?"))

    def __init__(self, posted: MultiDict[str, str] | None = None) -> None:
        super().__init__(posted)
        self.words.flags.required = True  # an empty one has a sentence of its own

    def validate_words(self, field: Field) -> None:
        if not field.data:
            raise ValidationError(SOME)


@cache
def blank() -> More:
    """One for all pages: it is drawn and never handed in."""
    return More()
