"""What people asked and flagged, and for whom somebody stands in. Values have names."""

from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, select

from webapp.case.absence import Absence
from webapp.case.account import Account
from webapp.case.queries import DOSSIER
from webapp.case.reach import AWAY_TODAY, GEMEENTE, ME, TODAY
from webapp.contact.messages.model import Message
from webapp.contact.messages.queries_waiting import unanswered
from webapp.core.db import Query
from webapp.guidance.welzijn.model import Stage
from webapp.law.welzijn import Level
from webapp.screens.board.model import Matter
from webapp.screens.board.model_put_off import PutOff, WhyLater
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


class Later(NamedTuple):
    """That something is put off."""

    id: UUID
    dossier_id: UUID
    matter: Matter
    about: str
    until: date
    why: WhyLater
    name: str
    """Of who put it off."""


class Absent(NamedTuple):
    id: UUID
    name: str


def messages(dossiers: Query) -> Query:
    columns = Message.id, Message.dossier_id, Message.sent_at, Account.name
    return unanswered(dossiers).with_only_columns(*columns).limit(MOST)


def signalen(shared: Query) -> Query:
    names = Flagged._fields
    return shared.with_only_columns(*(shared.selected_columns[name] for name in names))


# Also what stands there again today.
PUT_OFF = (
    select(*(getattr(PutOff, name) for name in Later._fields[:-1]), Account.name)
    .join(Account, Account.id == PutOff.by_id)
    .where(PutOff.gemeente_id == GEMEENTE, PutOff.until >= TODAY)
    .order_by(PutOff.until, PutOff.id)
)
KNOWN = select(PutOff).where(
    PutOff.dossier_id == DOSSIER,
    PutOff.matter == bindparam("matter"),
    PutOff.about == bindparam("about"),
)
STOOD_IN_FOR = (
    select(Account.id, Account.name)
    .join(Absence, Absence.account_id == Account.id)
    .where(Absence.deputy_id == ME, *AWAY_TODAY)
    .order_by(Account.filed_as, Account.id)
)
AWAY = STOOD_IN_FOR.with_only_columns(Account.id)
