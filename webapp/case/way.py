"""How people come to the places of a gemeente, as it wrote that down: nobody else is asked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import starmap
from typing import NamedTuple, Self

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.case.dossier import InGemeente
from webapp.core.db import Base
from webapp.core.together import Rows

POSTCODE = re.compile(r"\b\d{4} ?[A-Z]{2}\b")


class Way(InGemeente, Base):
    """From one village to one place, in minutes; None where nobody goes so."""

    __tablename__ = "way"
    __table_args__ = (UniqueConstraint("gemeente_id", "place", "village"),)

    place: Mapped[str]
    address: Mapped[str]
    village: Mapped[str]
    on_foot: Mapped[int | None] = mapped_column(default=None)
    by_bus: Mapped[int | None] = mapped_column(default=None)
    bus: Mapped[str | None] = mapped_column(default=None)
    """Its number, such as 174."""
    stop: Mapped[str | None] = mapped_column(default=None)
    """Where to get off."""


class Known(NamedTuple):
    """A way as it is shown; `lives_in`: the village of who reads it, where it is known."""

    place: str
    address: str
    village: str
    on_foot: int | None
    by_bus: int | None
    bus: str | None
    stop: str | None
    lives_in: str | None

    @property
    def from_home(self) -> bool:
        return self.lives_in is not None and plain(self.lives_in) == plain(self.village)

    def leads_to(self, place: str, address: str | None) -> bool:
        """A name can stand for several buildings; an address, with or without postcode, cannot."""
        if address:
            return plain(address) == plain(self.address)
        return plain(place) == plain(self.place)


@dataclass(frozen=True)
class Ways:
    """All ways of a gemeente."""

    known: Sequence[Known]

    @classmethod
    def of(cls, rows: Rows) -> Self:
        return cls([*starmap(Known, rows)])

    def to(self, place: str, address: str | None) -> Sequence[Known]:
        """From one's own village; from every village, while nobody knows which that is."""
        there = [each for each in self.known if each.leads_to(place, address)]
        return [each for each in there if each.from_home] or there


def plain(written: str) -> str:
    """Only letters and digits, and no postcode."""
    return "".join(c for c in POSTCODE.sub("", written).casefold() if c.isalnum())
