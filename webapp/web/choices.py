"""Fields in which one chooses from what is offered.

`data` is what was picked, always text. `value` and `values` are what it means.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar, Unpack

from wtforms import Field
from wtforms.form import BaseForm
from wtforms.validators import StopValidation

from webapp.speech.formats import weekday_number, written
from webapp.speech.i18n import Text, language, ptext
from webapp.web.bound import Bound

T = TypeVar("T")
Member = TypeVar("Member", bound=StrEnum)


class Offer(NamedTuple, Generic[T]):
    """One thing to choose. A member of an enum speaks for itself, all else has `words`."""

    value: T
    key: str
    words: str = ""
    member: StrEnum | None = None
    """Its picture; beside `words` it is what somebody is."""
    picture: str = ""
    """Of what is no member, by its name in icons.svg."""


YES_OR_NO = [Offer(True, "yes", ptext("desk", "Yes")), Offer(False, "no", ptext("desk", "No"))]


def members(of: Iterable[Member]) -> list[Offer[Member]]:
    return [Offer(each, str(each), member=each) for each in of]


class DayName(str):
    """A number of a day of the week, 0 is Monday; in a page it is named in the page's language."""

    def __html__(self) -> str:
        return weekday_number(language(), int(self))


class DayWords(str):
    """A day as 2026-09-14; in a page it is written out in the page's language."""

    def __html__(self) -> str:
        return written(language(), date.fromisoformat(self))


WEEKDAYS = [Offer(number, str(number), DayName(number)) for number in range(7)]


def numbers(of: Iterable[int]) -> list[Offer[int]]:
    return [Offer(each, str(each), str(each)) for each in of]


class Choice(Field, Generic[T]):
    """What is offered, in order. A form may offer more once it knows whom it is about."""

    several = False

    def __init__(
        self,
        label: Text,
        offers: Iterable[Offer[T]] = (),
        *,
        else_: Text,
        optional: bool = False,
        **bound: Unpack[Bound],
    ) -> None:
        super().__init__(label, **bound)
        self.offers = [*offers]
        self.complaint, self.optional = else_, optional
        self.flags.required = not optional

    @property
    def chosen(self) -> Sequence[str]:
        """The keys that were picked."""
        return (self.data or ()) if self.several else (self.data,)


class One(Choice[T]):
    """One of what is offered; when `optional`, maybe none."""

    @property
    def value(self) -> T | None:
        return next((offer.value for offer in self.offers if offer.key == self.data), None)

    @property
    def sure(self) -> T:
        return next(offer.value for offer in self.offers if offer.key == self.data)

    def pre_validate(self, form: BaseForm) -> None:
        known = any(offer.key == self.data for offer in self.offers)
        if not known and not (self.optional and not self.data):
            raise StopValidation(self.complaint)


class Some(Choice[T]):
    """Any of what is offered, also none."""

    several = True

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = valuelist

    @property
    def values(self) -> list[T]:
        return [offer.value for offer in self.offers if offer.key in self.chosen]

    def pre_validate(self, form: BaseForm) -> None:
        if not {*(self.data or ())} <= {offer.key for offer in self.offers}:
            raise StopValidation(self.complaint)
