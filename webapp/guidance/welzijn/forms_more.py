"""What who wrote a signaal adds to it later."""

from functools import cache

from webapp.guidance.welzijn import forms_card
from webapp.speech.i18n import text
from webapp.web.fields import SomeWords


class More(SomeWords):
    words = forms_card.words(text("What do you want to add?"))


@cache
def blank() -> More:
    """One for all pages: it is drawn and never handed in."""
    return More()
