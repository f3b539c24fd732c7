"""What people write to each other."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from wtforms import DateField, Form, StringField, TimeField
from wtforms.validators import AnyOf, DataRequired, Length, Regexp, ValidationError

from webapp.contact.messages.model import MOST_CHARACTERS, CallAt
from webapp.contact.messages.sentences import CALL_ME
from webapp.core import clock
from webapp.fields import maybe, one_line, plain
from webapp.speech.catalogue import KINDS, parameters
from webapp.speech.i18n import text

EMPTY = text("Please choose a sentence or write something.")
SEEN = text("This message has been read. It cannot be taken back.")
TOO_LONG = text("Please write at most 2,000 letters.")
NO_GUIDE = text("You have no guide now. Please write to your consulent.")
NO_DAY = text("Please choose a day in the next two years.")
NO_TIME = text("Please fill in a time, for example 09:30.")
NO_WORDS = text("Please fill this in, with at most 80 letters.")
NO_PHONE = text("Please fill in a telephone number.")
LONGEST_AHEAD = timedelta(days=731)
MOST_LETTERS = 80


def coming(_form: Form, field: Any) -> None:
    if not timedelta(0) <= field.data - clock.today() <= LONGEST_AHEAD:
        raise ValidationError(NO_DAY)


def a_line() -> StringField:
    few = Length(max=MOST_LETTERS, message=NO_WORDS)
    return StringField(filters=[one_line], validators=[DataRequired(NO_WORDS), few])


class Write(Form):
    """One of: a sentence with what it leaves open, own words, or "please call me"."""

    sentence = maybe((), EMPTY)
    words = StringField(filters=[plain], validators=[Length(max=MOST_CHARACTERS, message=TOO_LONG)])
    call_at = maybe([*CallAt], EMPTY)
    date = DateField(validators=[DataRequired(NO_DAY), coming])
    time = TimeField(validators=[DataRequired(NO_TIME)])
    place = a_line()
    name = a_line()
    phone = StringField(
        filters=[one_line],
        validators=[DataRequired(NO_PHONE), Regexp(r"\+?[0-9][0-9 ()-]{1,18}[0-9]$", 0, NO_PHONE)],
    )

    def __init__(self, given: Any, sentences: Collection[str]) -> None:
        """`sentences`: ids that may be chosen here."""
        super().__init__(given)
        self.sentence.validators = [AnyOf([None, "", *sentences], EMPTY)]
        chosen = self.sentence.data or ""
        self.asked = parameters(chosen) if chosen in sentences else []
        for name in KINDS.keys() - {*self.asked}:
            del self[name]

    def content(self) -> dict[str, Any]:
        """What is written, as columns of a message; nothing when it is empty or two things."""
        sentence, words, call_at = self.sentence.data, self.words.data, self.call_at.data
        if sum(map(bool, (sentence, words, call_at))) != 1:
            return {}
        said = {name: str(self[name].data) for name in self.asked} or None
        text_id = CALL_ME if call_at else sentence or None
        return {"text_id": text_id, "filled": said, "words": words or None}

    def chosen(self) -> dict[str, Any] | None:
        """The sentence that has something to fill in, as it was handed in, to be corrected."""
        typed = {name: one_line((self[name].raw_data or [""])[0]) for name in self.asked}
        return {"sentence": self.sentence.data, "typed": typed} if typed else None
