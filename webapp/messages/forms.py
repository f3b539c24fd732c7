"""What people write to each other."""

from wtforms import Form, StringField
from wtforms.validators import AnyOf, Length, Optional

from webapp.fields import plain
from webapp.i18n import text
from webapp.messages.model import MOST_CHARACTERS, CallAt
from webapp.messages.sentences import CALL_ME, OF_INBURGERAARS, OF_STAFF

EMPTY = text("Please choose a sentence or write something.")
SEEN = text("This message has been read. It cannot be taken back.")
TOO_LONG = text("Please write at most 2,000 letters.")


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
