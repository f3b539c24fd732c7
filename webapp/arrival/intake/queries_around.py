"""What is noted about the talks of the brede intake is read by."""

from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, func, select

from webapp.arrival.intake.model import Around
from webapp.arrival.intake.model_around import IntakeAround
from webapp.case.account import Account
from webapp.case.queries import DOSSIER
from webapp.case.spoken import Spoken


class Noted(NamedTuple):
    """What was noted about one matter at one time, and by whom."""

    id: UUID
    area: Around
    number: int
    written_by_id: UUID
    name: str
    written_at: datetime
    told_on: date | None
    told_in: Spoken | None
    alone: bool | None
    more_time: bool | None
    why: str
    until: date | None


newest = func.row_number().over(partition_by=IntakeAround.area, order_by=IntakeAround.number.desc())
noted = (
    select(IntakeAround, Account.name, newest.label("age"))
    .join(Account, Account.id == IntakeAround.written_by_id)
    .where(IntakeAround.dossier_id == DOSSIER)
    .subquery()
)
NOTED = select(*(noted.c[column] for column in Noted._fields)).where(noted.c.age == 1)
"""The latest of each."""
NOTED_OF_ONE = NOTED.where(noted.c.area == bindparam("area", type_=IntakeAround.area.type))
