"""Who fits whom: a language they share first, then the village, then who has most room."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from webapp.case.dossier import BegeleidingKind
from webapp.case.spoken import Spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody who may guide, as they fit one person."""

    id: UUID
    name: str
    organisation: str
    kind: BegeleidingKind | None
    """What they came for; None while nobody asked."""
    languages: Sequence[Spoken]
    village: str | None
    guides: int
    """So many households."""
    capacity: int | None

    @property
    def full(self) -> bool:
        return self.capacity is not None and self.guides >= self.capacity

    @property
    def load(self) -> float:
        """Of who said nothing of it one household more counts as much as of who said four."""
        return self.guides / (self.capacity or 4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is known of whom somebody is sought for."""

    languages: Collection[Spoken]
    village: str | None
    kind: BegeleidingKind | None = None

    def shares(self, candidate: Candidate) -> list[Spoken]:
        return [each for each in candidate.languages if each in self.languages]

    def is_near(self, candidate: Candidate) -> bool:
        mine, theirs = self.village or "", candidate.village or ""
        return bool(mine) and mine.casefold() == theirs.casefold()


def in_order(candidates: Iterable[Candidate], wish: Wish) -> list[Candidate]:
    """Nobody is left out: who knows the people decides."""

    def fits(it: Candidate) -> tuple[bool, bool, bool, bool, float, str]:
        other = wish.kind is not None and it.kind not in (None, wish.kind)
        far = not wish.is_near(it)
        return other, not wish.shares(it), far, it.full, it.load, it.name

    return sorted(candidates, key=fits)
