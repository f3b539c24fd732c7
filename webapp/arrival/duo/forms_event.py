"""What a consulent writes down of a letter or notice of DUO."""

from datetime import date
from functools import cache

from markupsafe import Markup, escape
from werkzeug.datastructures import MultiDict
from wtforms import Form
from wtforms.validators import ValidationError
from wtforms.widgets import DateInput

from webapp.arrival.duo.forms import LATER, NO_DAY
from webapp.arrival.duo.model import DuoCode
from webapp.arrival.duo.words import WORDS
from webapp.case.account import Language
from webapp.core import clock
from webapp.speech.i18n import language, ptext, say
from webapp.web.choices import Offer, One
from webapp.web.fields import Read, a_day

CHOOSE = ptext("desk", "Please choose one.")
CALLED = {str(member): said for member, said, _picture in WORDS}


@cache
def called(spoken: Language, code: str) -> Markup:
    return escape(f"{say(spoken, CALLED[code])} ({code})")


class Code(str):
    """A code of DUO; in a page what it is called stands before it."""

    def __html__(self) -> str:
        return called(language(), str(self))


class Event(Form):
    code = One(
        ptext("desk", "What does DUO say?"),
        [Offer(code, code.value, Code(code.value)) for code in DuoCode],
        else_=CHOOSE,
    )
    day = Read(
        ptext("desk", "Which day does DUO name?"),
        a_day,
        else_=NO_DAY,
        widget=DateInput(),
        id="event-day",
    )

    def __init__(self, posted: MultiDict[str, str] | None = None) -> None:
        super().__init__(posted)
        self.day.flags.max = clock.today().isoformat()

    def validate_day(self, field: Read[date]) -> None:
        if field.value and field.value > clock.today():
            raise ValidationError(LATER)
