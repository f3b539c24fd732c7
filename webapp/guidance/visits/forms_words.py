"""What an inburgeraar adds to a visit that is shared with them."""

from functools import cache

from webapp.guidance.visits import model
from webapp.guidance.visits.forms import WORDS
from webapp.speech.i18n import text
from webapp.web.fields import Paragraph, SomeWords

WHAT = text("What do you want to say about this visit?")


class AddWords(SomeWords):
    words = Paragraph(WHAT, most=model.MOST_WORDS, else_=WORDS)


@cache
def blank() -> AddWords:
    """One for all pages: it is drawn and never handed in."""
    return AddWords()
