"""What is asked about the rows of a list, and what was answered."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from werkzeug.datastructures import MultiDict
from wtforms.fields.core import UnboundField
from wtforms.form import BaseForm

from webapp.plan.ledger.model import Spans
from webapp.speech.i18n import Text, ptext
from webapp.web.choices import Offer, One

MEANS = "means"
MOST_LETTERS = 40
"""Of an answer: the longest is an id."""
CHOOSE = ptext("desk", "Please choose one.")
WHAT_HOURS = ptext("desk", "What do the hours of this list say?")
SINCE = ptext("desk", "What was made since the last time: add them")
UNTIL = ptext("desk", "All hours until that day: replace them")
OF_HOURS = (
    Offer(str(Spans.PERIOD), Spans.PERIOD, SINCE),
    Offer(str(Spans.TO_DATE), Spans.TO_DATE, UNTIL),
)


class Option(NamedTuple):
    """One answer, and what it leads to."""

    key: str
    words: str
    becomes: int | None = None
    """Minutes in all."""
    path: str = ""
    """Of the person it is about."""


class Ask(NamedTuple):
    """A row that cannot be kept before somebody answers."""

    row: int
    about: str
    """The name in the file."""
    why: Text
    name: str
    """Of the question."""
    options: Sequence[Option]
    stands: int | None = None
    """Minutes."""


def offers_of(ask: Ask) -> list[Offer[str]]:
    return [Offer(option.key, option.key, option.words) for option in ask.options]


def chosen_of(why: Text, offers: Sequence[Offer[str]]) -> "UnboundField[One[str]]":
    return UnboundField(One, why, offers, else_=CHOOSE, optional=True)


class Questions(BaseForm):
    """All that is asked about a list; what is left open is asked again."""

    def __init__(self, asks: Sequence[Ask], means: bool) -> None:
        fields = {ask.name: chosen_of(ask.why, offers_of(ask)) for ask in asks}
        if means:
            fields[MEANS] = chosen_of(WHAT_HOURS, OF_HOURS)
        super().__init__(fields)
        self.process()


def answered(posted: MultiDict[str, str]) -> dict[str, str]:
    """What was chosen. It means something only where it is one of the options of a row."""
    known = re.compile(rf"{MEANS}|r\d{{1,6}}-(who|how)")
    return {
        name: chosen[:MOST_LETTERS]
        for name, chosen in posted.items()
        if known.fullmatch(name) and chosen
    }
