"""What is written in the brede intake about one leefgebied."""

from collections.abc import Mapping
from typing import Unpack

from werkzeug.datastructures import MultiDict
from wtforms import Field, Form

from webapp.arrival.intake.model import MOST_LETTERS, NEEDS, NOT_SAID, LifeArea, Need, Part
from webapp.speech.i18n import Text, ptext, text
from webapp.web.bound import Bound
from webapp.web.choices import YES_OR_NO, Offer, One, Some, members
from webapp.web.fields import Paragraph, Read

AGAIN = text("Please go back and try again.")
LONG = text("Please write at most 500 letters.")
WISH = ptext("desk", "What does the person want?")
READERS = (
    Offer(True, "yes", ptext("desk", "Only colleagues")),
    Offer(False, "no", ptext("desk", "The participant too")),
)


def own_words(label: Text, **bound: Unpack[Bound]) -> Paragraph:
    return Paragraph(label, most=MOST_LETTERS, else_=LONG, **bound)


def yes_or_no(label: Text) -> One[bool]:
    """May be left open."""
    return One(label, YES_OR_NO, else_=AGAIN, optional=True)


class FillArea(Form):
    """One part of the intake. What it does not ask for is not read."""

    def __init__(
        self,
        area: Part,
        posted: MultiDict[str, str] | None = None,
        typed: Mapping[str, str] | None = None,
    ) -> None:
        """`typed`: field by field, as `strings` gives them."""
        begun: dict[str, object] = {**(typed or {})}
        if typed and NEEDS in typed:
            begun[NEEDS] = typed[NEEDS].split()
        super().__init__(posted, data=begun)
        for field in self:
            field.id = f"{field.name}-{area}"

    def strings(self) -> dict[str, str]:
        """Field by field, to be compared with what a colleague wrote."""
        return {field.name: as_string(field) for field in self}


def as_string(field: Field) -> str:
    if isinstance(field, Read):
        return str(field.value or NOT_SAID)
    return " ".join(field.values) if isinstance(field, Some) else field.data or NOT_SAID


class FillUsual(FillArea):
    answer = own_words(ptext("desk", "How is it?"))
    internal = One(ptext("desk", "Who reads this answer?"), READERS, else_=AGAIN, optional=True)
    wish = own_words(WISH)
    extra_time = yes_or_no(ptext("desk", "Is extra time needed?"))


class FillHealth(FillArea):
    in_the_way = yes_or_no(ptext("desk", "Does something stand in the way of taking part?"))
    needs = Some(ptext("desk", "What is needed?"), members(Need), else_=AGAIN)


class FillOwnWish(FillArea):
    wish = own_words(WISH)


FORMS: dict[Part, type[FillArea]] = dict.fromkeys(LifeArea, FillUsual)
FORMS |= {LifeArea.HEALTH: FillHealth, LifeArea.OWN_WISH: FillOwnWish}
