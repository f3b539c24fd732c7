"""What lies ahead of somebody whose dossier closes: each room tells its own, and ends it."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple, Protocol

from flask import current_app

from webapp.case.in_hand import Case


class Ahead(NamedTuple):
    """Something that would go on without them."""

    what: StrEnum
    first: date
    """When it comes, or comes next."""
    place: str
    goes_on: bool = False
    """It comes again after that."""


class Leaving(Protocol):
    """leaving.py of a room."""

    def ahead(self, case: Case) -> list[Ahead]: ...

    def end(self, case: Case) -> None:
        """In the unit of work in which the dossier closes."""


def rooms() -> Sequence[Leaving]:
    found: Sequence[Leaving] = current_app.extensions["leaving"]
    return found


def ahead_of(case: Case) -> list[Ahead]:
    """The next first."""
    return sorted((row for room in rooms() for row in room.ahead(case)), key=lambda row: row.first)


def end_all(case: Case) -> None:
    for room in rooms():
        room.end(case)
