"""Taking somebody in, giving them a guide or another consulent, and closing their dossier."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from webapp.case.account import Account, Language, Role
from webapp.case.born import Born
from webapp.case.dossier import (
    Begeleiding,
    BegeleidingKind,
    CloseReason,
    Dossier,
    Household,
    HouseholdKind,
    Script,
)
from webapp.law.duo import Doelgroep

LATEST = timedelta(days=366)
LAST = timedelta(days=5 * 366)
"""No begeleiding is planned so long."""
MOST_LETTERS = 80


class BadDay(Exception):
    """In the past, more than a year ahead, or an end before the beginning."""


class Taken(Exception):
    """Somebody guides in the same way on that day, or will."""


def take_in(
    *,
    gemeente_id: UUID,
    name: str,
    language: Language,
    household: Household,
    consulent_id: UUID | None,
    born: Born,
    doelgroep: Doelgroep,
    script: Script | None = None,
    needs_interpreter: bool | None = None,
    shares_phone: bool | None = None,
) -> tuple[Account, Dossier]:
    """A person who can sign in once they have a code, and their dossier. The household exists."""
    account = Account(name=name, role=Role.INBURGERAAR, language=language, gemeente_id=gemeente_id)
    dossier = Dossier(
        gemeente_id=gemeente_id,
        household_id=household.id,
        inburgeraar_id=account.id,
        consulent_id=consulent_id,
        born_on=born.day,
        born_known=born.known,
        doelgroep=doelgroep,
        script=script,
        needs_interpreter=needs_interpreter,
        shares_phone=shares_phone,
    )
    return account, dossier


def join(household: Household) -> None:
    """A partner comes into the household: from now on they share one budget."""
    household.kind = HouseholdKind.COUPLE


def guide(
    dossier_id: UUID,
    begeleider_id: UUID,
    kind: BegeleidingKind,
    first: date,
    last: date | None,
    others: Iterable[Begeleiding],
    today: date,
) -> Begeleiding:
    """From `first` until and including `last`. `others` are all of this dossier, past and future.

    Nobody has two guides of one kind on one day.
    """
    if not today <= first <= today + LATEST or (last and not first <= last <= today + LAST):
        raise BadDay
    ends_on = last and last + timedelta(days=1)
    for other in others:
        before = other.ends_on is not None and other.ends_on <= first
        after = ends_on is not None and ends_on <= other.starts_on
        if other.kind is kind and not before and not after:
            raise Taken
    return Begeleiding(
        dossier_id=dossier_id,
        begeleider_id=begeleider_id,
        kind=kind,
        starts_on=first,
        ends_on=ends_on,
    )


def close(
    dossier: Dossier,
    account: Account,
    guides: Iterable[Begeleiding],
    reason: CloseReason,
    today: date,
    at: datetime,
) -> None:
    """Off every list, nobody guides any more, and the person can no longer sign in.

    Nothing is erased. Closing what is closed keeps the first day and reason.
    """
    if dossier.closed_on is not None:
        return
    dossier.closed_on, dossier.close_reason = today, reason
    account.closed_at = at
    for begeleiding in guides:
        if begeleiding.ends_on is None or begeleiding.ends_on > today:
            begeleiding.ends_on = max(today, begeleiding.starts_on)


def reopen(dossier: Dossier, account: Account) -> None:
    """It was closed by mistake. Who guided is to be chosen anew; a phone needs no new code."""
    dossier.closed_on = dossier.close_reason = None
    account.closed_at = None


class Step(StrEnum):
    """How far somebody is on the way to a plan."""

    KOPPELING = "koppeling"
    INTAKE = "intake"
    PLAN = "plan"
    """The intake was shared, or a plan is begun: it is not fixed yet."""
    ROUTE = "route"
