"""Accounts of staff: who guides and how many, stopping, and the review of who may come in."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from webapp.case.account import Account, Role
from webapp.case.dossier import Begeleiding, Dossier, InGemeente
from webapp.core.db import Base

LONGEST = timedelta(days=5 * 366)
"""No account is given further ahead."""


class View(StrEnum):
    """The lists that accounts are looked at by."""

    OPEN = "open"
    INVITED = "invited"
    ENDING = "ending"
    SILENT = "silent"
    STOPPED = "stopped"


class LastOne(Exception):
    """Without this beheerder nobody could let anybody in any more."""


class AccountsReview(InGemeente, Base):
    """That somebody looked at every account of a gemeente and found it right."""

    __tablename__ = "accounts_review"

    by_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    on: Mapped[date] = mapped_column("checked_on")
    count: Mapped[int] = mapped_column("accounts")
    """How many could come in on that day."""


def stop(person: Account, beheerders: Iterable[Account], at: datetime) -> None:
    """They cannot come in any more, from now on. Refuses the last beheerder of a gemeente.

    `beheerders`: those of the gemeente, who can come in.
    """
    others = [each for each in beheerders if each.id != person.id]
    if person.role is Role.BEHEERDER and not others:
        raise LastOne
    person.closed_at = person.closed_at or at


def hand_dossiers_on(dossiers: Iterable[Dossier], to: UUID) -> None:
    for dossier in dossiers:
        dossier.consulent_id = to


def hand_guiding_on(guided: Iterable[Begeleiding], to: UUID, today: date) -> list[Begeleiding]:
    """From today on a colleague guides; what began before ends today (exclusive) and is followed
    by the rows that are returned, what was still to begin is theirs.
    """
    following = []
    for each in guided:
        if each.starts_on >= today:
            each.begeleider_id = to
            continue
        following.append(
            Begeleiding(
                dossier_id=each.dossier_id,
                begeleider_id=to,
                kind=each.kind,
                starts_on=today,
                ends_on=each.ends_on,
            )
        )
        each.ends_on = today
    return following
