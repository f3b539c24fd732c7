"""What people write to each other."""

from collections.abc import Iterable
from functools import cache

from werkzeug.datastructures import MultiDict
from wtforms import Field, Form
from wtforms.validators import ValidationError

from webapp.contact.messages.forms_fill import Fill
from webapp.contact.messages.forms_sentences import CALL_ME
from webapp.contact.messages.model import MOST_CHARACTERS, CallAt, Talk
from webapp.speech.catalogue import KINDS, TEXTS, parameters
from webapp.speech.i18n import text
from webapp.web.choices import Offer, One, members
from webapp.web.fields import Paragraph, Read

EMPTY = text("Please choose a sentence or write something.")
SEEN = text("This message has been read. It cannot be taken back.")
TOO_LONG = text("Please write at most 2,000 letters.")
NOBODY_THERE = {
    Talk.BEGELEIDER: text("You have no guide now. Please write to your consulent."),
    Talk.MAATJE: text("You have no buddy now. Please write to your consulent."),
}


class Write(Fill):
    """One of: a sentence with what it leaves open, own words, or "please call me"."""

    sentence = One[str](text("Choose a sentence"), else_=EMPTY, optional=True)
    call_at = One(TEXTS[CALL_ME], members(CallAt), else_=EMPTY, optional=True)
    words = Paragraph(text("Write a message"), most=MOST_CHARACTERS, else_=TOO_LONG)

    def __init__(
        self, posted: MultiDict[str, str] | None = None, sentences: Iterable[str] = ()
    ) -> None:
        """`sentences`: ids that may be chosen. To be drawn it has what any of them leaves open; of
        what was posted only what the chosen one does.
        """
        super().__init__(posted)
        self.words.flags.required = True  # where they are drawn nothing else is asked
        self.sentence.offers = [Offer(id, id) for id in sentences]
        self.asked = parameters(self.sentence.value) if self.sentence.value else []
        if posted is not None:
            for name in KINDS.keys() - {*self.asked}:
                del self[name]

    def validate_words(self, field: Field) -> None:
        said = [each for each in (self.sentence, self.call_at, field) if each.data]
        if len(said) != 1 or said[0].errors:
            raise ValidationError(EMPTY)

    @property
    def text_id(self) -> str | None:
        return CALL_ME if self.call_at.value else self.sentence.value

    @property
    def filled(self) -> dict[str, str] | None:
        """What the sentence left open, as a message keeps it."""
        given = {name: self[name] for name in self.asked}
        read = {n: f.value if isinstance(f, Read) else f.data for n, f in given.items()}
        return {name: str(value) for name, value in read.items()} or None


class Opened(Form):
    """Which talk was opened."""

    talk = One(text("Messages"), members(Talk), else_=EMPTY)


@cache
def blank() -> Write:
    """One for all pages: it is drawn and never handed in."""
    return Write()
