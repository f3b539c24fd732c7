"""What was done and told before there was a plan, the newest first. Values have names."""

from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Date, bindparam, select

from webapp.arrival.intake.model import IntakeShared, LbtResult
from webapp.case.account import Account
from webapp.case.facts import ContactAttempt, Correction, Fact, HowTried
from webapp.case.queries import DOSSIER
from webapp.core.db import UtcDateTime
from webapp.law.lbt import LbtOutcome

MOST = 40
"""Of each kind, before one day."""
BEFORE = bindparam("before", type_=Date())
BEFORE_AT = bindparam("before_at", type_=UtcDateTime())


class Tried(NamedTuple):
    """Somebody tried to reach them."""

    day: date
    how: HowTried
    reached: bool
    by: str


TRIED = (
    select(ContactAttempt.day, ContactAttempt.how, ContactAttempt.reached, Account.name)
    .join(Account, Account.id == ContactAttempt.noted_by_id)
    .where(ContactAttempt.dossier_id == DOSSIER, ContactAttempt.day < BEFORE)
    .order_by(ContactAttempt.day.desc(), ContactAttempt.noted_at.desc())
    .limit(MOST)
)


class Tested(NamedTuple):
    """The result of the LBT."""

    day: date
    outcome: LbtOutcome
    by: str


TESTED = (
    select(LbtResult.day, LbtResult.outcome, Account.name)
    .join(Account, Account.id == LbtResult.recorded_by_id)
    .where(LbtResult.dossier_id == DOSSIER, LbtResult.day < BEFORE)
    .order_by(LbtResult.day.desc(), LbtResult.recorded_at.desc())
    .limit(MOST)
)


class Shared(NamedTuple):
    """The summary of the brede intake was given to them."""

    at: datetime
    by: str


SHARED = (
    select(IntakeShared.shared_at, Account.name)
    .join(Account, Account.id == IntakeShared.shared_by_id)
    .where(IntakeShared.dossier_id == DOSSIER, IntakeShared.shared_at < BEFORE_AT)
    .order_by(IntakeShared.shared_at.desc())
    .limit(MOST)
)


class Corrected(NamedTuple):
    """A fact was put right; what it was and became stands in its own room."""

    at: datetime
    fact: Fact
    by: str


CORRECTED = (
    select(Correction.noted_at, Correction.fact, Account.name)
    .join(Account, Account.id == Correction.noted_by_id)
    .where(Correction.dossier_id == DOSSIER, Correction.noted_at < BEFORE_AT)
    .order_by(Correction.noted_at.desc())
    .limit(MOST)
)
