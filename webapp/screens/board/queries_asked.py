"""What people asked and flagged, and for whom somebody stands in. Values have names."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select

from webapp.case.absence import Absence
from webapp.case.account import Account
from webapp.case.reach import AWAY_TODAY, ME
from webapp.contact.messages.model import Message
from webapp.contact.messages.queries_waiting import unanswered
from webapp.core.db import Query
from webapp.guidance.welzijn.model import Stage
from webapp.law.welzijn import Level
from webapp.screens.board.queries import MOST


class Asked(NamedTuple):
    """A message that waits for an answer; never what it says."""

    id: UUID
    dossier_id: UUID
    sent_at: datetime
    name: str


class Flagged(NamedTuple):
    """A signaal; never what it is about."""

    id: UUID
    dossier_id: UUID
    level: Level
    stage: Stage
    written_at: datetime
    name: str


class Absent(NamedTuple):
    id: UUID
    name: str


def messages(dossiers: Query) -> Query:
    columns = Message.id, Message.dossier_id, Message.sent_at, Account.name
    return unanswered(dossiers).with_only_columns(*columns).limit(MOST)


def signalen(shared: Query) -> Query:
    names = Flagged._fields
    return shared.with_only_columns(*(shared.selected_columns[name] for name in names))


STOOD_IN_FOR = (
    select(Account.id, Account.name)
    .join(Absence, Absence.account_id == Account.id)
    .where(Absence.deputy_id == ME, *AWAY_TODAY)
    .order_by(Account.filed_as, Account.id)
)
