"""Who fits whom: a language they share first, then the village, then who has most room."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import aliased

from webapp.case.account import Account, Language, Organisation, Role
from webapp.case.dossier import Begeleiding, BegeleidingKind, Dossier
from webapp.case.facts import Address
from webapp.case.in_hand import Case
from webapp.case.queries import DOSSIER
from webapp.case.reach import NOT_OVER
from webapp.case.spoken import Spoken
from webapp.case.volunteer import Volunteer
from webapp.core import db
from webapp.core.db import Columns

theirs = aliased(Dossier)
LOAD = (
    select(func.count(theirs.household_id.distinct()))
    .join(Begeleiding, Begeleiding.dossier_id == theirs.id)
    .where(Begeleiding.begeleider_id == Account.id, NOT_OVER)
    .correlate(Account)
    .scalar_subquery()
)
CANDIDATE: Columns = (
    Account.id,
    Account.name,
    Organisation.name.label("organisation"),
    Volunteer.kind,
    Volunteer.spoken,
    Volunteer.village,
    LOAD.label("guides"),
    Volunteer.capacity,
)
CANDIDATES = (
    select(*CANDIDATE)
    .join(Organisation, Organisation.id == Account.organisation_id)
    .outerjoin(Volunteer, Volunteer.account_id == Account.id)
    .where(
        Account.role == Role.BEGELEIDER,
        Account.closed_at.is_(None),
        Account.organisation_id.is_not(None),  # what its index is about
    )
)
KNOWN = (
    select(Dossier.speaks_too, Address.place)
    .outerjoin(Address, Address.dossier_id == Dossier.id)
    .where(Dossier.id == DOSSIER)
)


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

    def is_apart(self, candidate: Candidate) -> bool:
        """Who has no room, or came for something else: whoever decides sees why."""
        return self.is_other(candidate) or candidate.full

    def is_other(self, candidate: Candidate) -> bool:
        return self.kind is not None and candidate.kind not in (None, self.kind)

    def is_near(self, candidate: Candidate) -> bool:
        mine, theirs = self.village or "", candidate.village or ""
        return bool(mine) and mine.casefold() == theirs.casefold()


def in_order(candidates: Iterable[Candidate], wish: Wish) -> list[Candidate]:
    """Nobody is left out: who knows the people decides."""

    def fits(it: Candidate) -> tuple[bool, bool, bool, bool, float, str]:
        far = not wish.is_near(it)
        return wish.is_other(it), not wish.shares(it), far, it.full, it.load, it.name

    return sorted(candidates, key=fits)


def spoken_by(language: Language, *spoken: Spoken | None) -> list[Spoken]:
    """The language of the screen while nobody asked."""
    return [each for each in spoken if each] or [Spoken(language.value)]


class Sought(NamedTuple):
    """What a dossier says of who would fit."""

    speaks_too: Spoken | None
    place: str | None


def wish_of(case: Case, kind: BegeleidingKind | None = None, known: Sought | None = None) -> Wish:
    """`known`: what KNOWN found, for a page that asked it already."""
    too, place = known or db.row(KNOWN, dossier=case.id)
    languages = spoken_by(case.language, case.speaks, too)
    return Wish(languages=languages, village=place, kind=kind)


def fitting(
    query: Select[tuple[object, ...]], values: Mapping[str, object], wish: Wish
) -> list[Candidate]:
    """Everybody the query finds, who fits best first."""
    rows = db.rows(query, **values)
    found = [
        Candidate(
            id=row.id,
            name=row.name,
            organisation=row.organisation,
            kind=row.kind,
            languages=[Spoken(each) for each in row.spoken or ()],
            village=row.village,
            guides=row.guides,
            capacity=row.capacity,
        )
        for row in rows
    ]
    return in_order(found, wish)
