"""What people write to each other."""

import re
import unicodedata

from wtforms import Form, StringField
from wtforms.validators import AnyOf, Length, Optional

from webapp.i18n import text
from webapp.messages.model import MOST_CHARACTERS, CallAt
from webapp.messages.sentences import CALL_ME, OF_INBURGERAARS, OF_STAFF

EMPTY = text("Please choose a sentence or write something.")
SEEN = text("This message has been read. It cannot be taken back.")
TOO_LONG = text("Please write at most 2,000 letters.")
# Marks that turn other people's text around, and what is no text at all. Those that shape words
# of Arabic stay (ZWNJ, ZWJ), like the plain direction marks.
UNWANTED = re.compile(
    "[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u202a-\\u202e\\u2066-\\u2069\\ufeff\\ufff9-\\ufffb"
    "\\U000e0000-\\U000e007f]"
)


def plain(words: str | None) -> str:
    """Own words without what could deceive the eye; lines stay lines."""
    return UNWANTED.sub("", unicodedata.normalize("NFC", words or "")).replace("\r\n", "\n").strip()


class Write(Form):
    """One of: a sentence of the catalogue, own words, or "please call me"."""

    sentence: StringField
    words = StringField(filters=[plain], validators=[Length(max=MOST_CHARACTERS, message=TOO_LONG)])
    call_at = StringField(validators=[Optional(), AnyOf([*CallAt], EMPTY)])

    def content(self) -> dict[str, str | None]:
        """What is written: `text_id` or `words`; neither when it is empty."""
        sentence = CALL_ME if self.call_at.data else self.sentence.data
        return {"text_id": sentence or None, "words": self.words.data or None}


class WriteAsInburgeraar(Write):
    sentence = StringField(validators=[Optional(), AnyOf(OF_INBURGERAARS, EMPTY)])


class WriteAsStaff(Write):
    sentence = StringField(validators=[Optional(), AnyOf(OF_STAFF, EMPTY)])
