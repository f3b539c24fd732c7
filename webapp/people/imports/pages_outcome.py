"""What becomes of each row of a list: it can be kept, it asks something, or it is set aside."""

from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from webapp.people.imports.forms_questions import Ask
from webapp.web.sheets import Fault

LEAVE = "leave"
"""The answer that leaves a row out."""
Line = TypeVar("Line")


class LeftOut(NamedTuple):
    """Somebody said so."""

    row: int


class WithoutMeaning(NamedTuple):
    """Nobody said yet of which days the hours of this list are."""

    row: int


NotReady = Ask | Fault | LeftOut | WithoutMeaning


@dataclass
class Outcome(Generic[Line]):
    ready: list[Line] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    aside: list[Fault] = field(default_factory=list)
    without_meaning: int = 0
    """So many rows wait for what the hours of the list say."""

    @property
    def waits(self) -> bool:
        """Whether a row is left that is to be looked at."""
        return bool(self.asks or self.aside or self.without_meaning)

    def add(self, became: Line | NotReady) -> None:
        match became:
            case Fault():
                self.aside.append(became)
            case Ask():
                self.asks.append(became)
            case WithoutMeaning():
                self.without_meaning += 1
            case LeftOut():
                pass
            case _:
                self.ready.append(became)
