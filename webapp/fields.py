"""Form fields of rooms whose forms do not draw themselves yet."""

from collections.abc import Callable, Iterable
from typing import Any

from wtforms import StringField
from wtforms.validators import AnyOf, Length, StopValidation

from webapp.speech.plain import one_line, plain
from webapp.web.fields import (
    MOST_NAME,
    NAME,
    SmallNumber,
    a_day,
    a_day_in_force,
    a_small_number,
    a_time,
    in_the_form,
)

__all__ = [
    "MOST_NAME",
    "NAME",
    "SmallNumber",
    "a_day",
    "a_day_in_force",
    "a_small_number",
    "a_time",
    "in_the_form",
    "one_line",
    "plain",
]


def a_name() -> StringField:
    """Somebody's name, or nothing."""
    return StringField(filters=[one_line], validators=[Length(0, MOST_NAME, NAME)])


def maybe(members: Iterable[str], complaint: str) -> StringField:
    """One of these, or nothing. `Optional()` would let spaces through, as what they are."""
    allowed = AnyOf([None, "", *members], complaint)
    return StringField(filters=[lambda typed: typed and typed.strip()], validators=[allowed])


class Read(StringField):
    """Typed text that is read as a day, a time or a number: `value`, None when left empty.

    `data` stays what was typed, so that a refused form can show it.
    """

    def __init__(self, how: Callable[[str], Any], complaint: str, **options: Any) -> None:
        super().__init__(**options)
        self.how, self.complaint = how, complaint
        self.value: Any = None

    def pre_validate(self, form: Any) -> None:
        typed = (self.data or "").strip()
        try:
            self.value = self.how(typed) if typed else None
        except ValueError:
            raise StopValidation(self.complaint) from None
