"""The phones and browsers somebody signs in on: a new one is told to the others. Values have names.

Who steals a code or a key signs in somewhere new; who was robbed finds out on the own phone.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import LargeBinary, Uuid, bindparam, delete, func, select, update
from sqlalchemy.orm import Session

from webapp.case.account import Enrolment, KnownBrowser, SignIn

ACCOUNT = bindparam("account", type_=Uuid())
BROWSER = bindparam("browser", type_=LargeBinary())
OWN = KnownBrowser.own_at.is_not(None)
THIS_ONE = select(KnownBrowser).where(
    KnownBrowser.account_id == ACCOUNT, KnownBrowser.browser_hash == BROWSER
)
FIRST = select(KnownBrowser.id).where(KnownBrowser.account_id == ACCOUNT)
NEWER = select(func.max(KnownBrowser.since)).where(
    KnownBrowser.account_id == ACCOUNT,
    ~OWN,
    KnownBrowser.since > bindparam("since", type_=KnownBrowser.since.type),
)
MY_PHONES = (
    select(
        Enrolment.id,
        Enrolment.picture,
        Enrolment.made_at,
        Enrolment.own_phone,
        func.max(SignIn.seen_at).label("seen_at"),
    )
    .outerjoin(SignIn, SignIn.enrolment_id == Enrolment.id)
    .where(
        Enrolment.account_id == ACCOUNT,
        Enrolment.revoked_at.is_(None),
        Enrolment.pin_hash.is_not(None),
    )
    .group_by(Enrolment.id)
    .order_by(Enrolment.made_at)
)


def arrive(session: Session, account_id: UUID, browser: bytes, now: datetime) -> datetime | None:
    """Somebody signs in here. A browser that is new to them is told in all their other sessions; a
    known one is told of a newer one: since when that is there.
    """
    values = {"account": account_id, "browser": browser}
    here = session.scalars(THIS_ONE, values).first()
    if here is not None:
        newer: datetime | None = session.scalar(NEWER, values | {"since": here.since})
        return newer
    has_others = session.scalars(FIRST, values).first() is not None
    made = KnownBrowser(
        account_id=account_id,
        browser_hash=browser,
        since=now,
        own_at=None if has_others else now,
    )
    session.add(made)
    if has_others:
        elsewhere = update(SignIn).where(SignIn.account_id == account_id)
        session.execute(elsewhere.values(newcomer_at=now))
    return None


def is_mine(session: Session, account_id: UUID, until: datetime, now: datetime) -> None:
    """This person says of all that appeared `until` then, inclusive, that it is theirs."""
    theirs = KnownBrowser.account_id == account_id, KnownBrowser.since <= until
    session.execute(update(KnownBrowser).where(*theirs, ~OWN).values(own_at=now))
    told = SignIn.account_id == account_id, SignIn.newcomer_at <= until
    session.execute(update(SignIn).where(*told).values(newcomer_at=None))


def forget(session: Session, account_id: UUID, browser: bytes | None) -> None:
    """This person ended what was opened there: it is new again when it comes back, and what was
    told of it is told no more.
    """
    mine = KnownBrowser.account_id == account_id
    session.execute(delete(KnownBrowser).where(mine, KnownBrowser.browser_hash == browser))
    left = session.scalar(select(func.max(KnownBrowser.since)).where(mine, ~OWN))
    told = SignIn.account_id == account_id, SignIn.newcomer_at.is_not(None)
    session.execute(update(SignIn).where(*told).values(newcomer_at=left))
