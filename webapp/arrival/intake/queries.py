"""What the brede intake is read by. Values have names."""

from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, func, select

from webapp.arrival.intake.model import (
    IntakeAnswer,
    IntakeShared,
    IntakeWishes,
    IntakeWords,
    LbtResult,
    LifeArea,
)
from webapp.case.account import Account, Language
from webapp.case.queries import DOSSIER
from webapp.core.together import Together
from webapp.law.lbt import LbtExemption, LbtOutcome

EARLIER = 2
"""So many earlier versions of each leefgebied are shown."""
OWN_WORDS = 20


class Version(NamedTuple):
    """What was written about one leefgebied at one time, and by whom."""

    id: UUID
    area: LifeArea
    number: int
    written_by_id: UUID
    name: str
    written_at: datetime
    answer: str
    internal: bool
    wish: str
    extra_time: bool | None
    in_the_way: bool | None
    needs: list[str]


class Lbt(NamedTuple):
    """A result of the LBT, and who wrote it down."""

    outcome: LbtOutcome
    day: date
    score_hundredths: int | None
    needed_hundredths: int | None
    exemption: LbtExemption | None
    recorded_at: datetime
    name: str

    @property
    def score(self) -> str | None:
        return as_score(self.score_hundredths)

    @property
    def needed(self) -> str | None:
        return as_score(self.needed_hundredths)


def as_score(hundredths: int | None) -> str | None:
    """As DUO writes them: 6350 is "63,50"."""
    return None if hundredths is None else f"{hundredths // 100},{hundredths % 100:02}"


class Wishes(NamedTuple):
    chosen: list[str]
    words: str
    language: Language
    written_at: datetime


newest = func.row_number().over(partition_by=IntakeAnswer.area, order_by=IntakeAnswer.number.desc())
written = (
    select(IntakeAnswer, Account.name, newest.label("age"))
    .join(Account, Account.id == IntakeAnswer.written_by_id)
    .where(IntakeAnswer.dossier_id == DOSSIER)
    .subquery()
)
versions = select(*(written.c[column] for column in Version._fields))
ANSWERS = versions.where(written.c.age <= EARLIER + 1).order_by(written.c.age)
"""The latest of each leefgebied first, and what stood there before."""
OF_ONE_AREA = ANSWERS.where(written.c.area == bindparam("area", type_=IntakeAnswer.area.type))
LATEST_ANSWERS = versions.where(written.c.age == 1)
LATEST_WISHES = LATEST_ANSWERS.with_only_columns(written.c.area, written.c.wish)

LBT = (
    select(LbtResult, Account.name)
    .join(Account, Account.id == LbtResult.recorded_by_id)
    .where(LbtResult.dossier_id == DOSSIER)
    .order_by(LbtResult.recorded_at.desc(), LbtResult.id)
    .limit(1)
)
"""The result that counts, for the plan too: law.lbt.follows says whether a leerroute follows it."""
LBT_SHOWN = LBT.with_only_columns(*(LBT.selected_columns[column] for column in Lbt._fields))
SHARED = (
    select(IntakeShared.shared_at, Account.name)
    .join(Account, Account.id == IntakeShared.shared_by_id)
    .where(IntakeShared.dossier_id == DOSSIER)
)
WISHES = (
    select(IntakeWishes)
    .where(IntakeWishes.dossier_id == DOSSIER)
    .order_by(IntakeWishes.written_at.desc(), IntakeWishes.id)
    .limit(1)
)
WISHES_SHOWN = WISHES.with_only_columns(*(WISHES.selected_columns[c] for c in Wishes._fields))
WORDS = (
    select(IntakeWords.words, IntakeWords.language, IntakeWords.written_at)
    .where(IntakeWords.dossier_id == DOSSIER)
    .order_by(IntakeWords.written_at.desc(), IntakeWords.id)
    .limit(OWN_WORDS)
)
SO_FAR = Together(SHARED, WORDS)
"""Who was given the summary, and what they added to it."""
