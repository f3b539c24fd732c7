"""What an inburgeraar adds to a visit that is shared with them."""

from functools import cache

from werkzeug.datastructures import MultiDict
from wtforms import Field, Form
from wtforms.validators import ValidationError

from webapp.guidance.visits import model
from webapp.guidance.visits.forms import WORDS
from webapp.speech.i18n import text
from webapp.web.fields import Paragraph

SOME = text("Please write something.")
WHAT = text("What do you want to say about this visit?")


class AddWords(Form):
    words = Paragraph(WHAT, most=model.MOST_WORDS, else_=WORDS)

    def __init__(self, posted: MultiDict[str, str] | None = None) -> None:
        super().__init__(posted)
        self.words.flags.required = True  # an empty one has a sentence of its own

    def validate_words(self, field: Field) -> None:
        if not field.data:
            raise ValidationError(SOME)


@cache
def blank() -> AddWords:
    """One for all pages: it is drawn and never handed in."""
    return AddWords()
