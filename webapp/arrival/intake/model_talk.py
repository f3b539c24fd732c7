"""Where a talk of the brede intake may be, and who may come too."""

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from webapp.arrival.intake.model import Where
from webapp.case.dossier import BegeleidingKind


class Centre(NamedTuple):
    """An AZC, and how long it is to travel there."""

    id: UUID
    name: str
    minutes: int

    @property
    def words(self) -> str:
        return f"{self.name} ({self.minutes} min)"


class Guide(NamedTuple):
    """Who guides the person, and may come too."""

    id: UUID
    name: str
    kind: BegeleidingKind


class Situation(NamedTuple):
    """Where somebody is going to live. Who is not registered there still waits in an AZC."""

    gemeente: str
    address: str | None
    registered: bool
    azc_id: UUID | None


class Suggestion(NamedTuple):
    """Where to talk, and what follows from where somebody waits."""

    where: Where
    waits_in: Centre | None
    nearer_than: int
    """So many minutes; what is nearer is near."""


class Options(NamedTuple):
    """What there is to choose from, and what is chosen unless somebody says otherwise."""

    situation: Situation
    suggestion: Suggestion
    centres: Sequence[Centre]
    guides: Sequence[Guide]
    interpreter: bool


def suggestion(in_azc: bool, near: bool) -> Where:
    """Where to talk: with who waits in an AZC there when it is near, else by video first.

    Who is in no AZC comes to the gemeentehuis.
    """
    if not in_azc:
        return Where.GEMEENTEHUIS
    return Where.AZC if near else Where.VIDEO
