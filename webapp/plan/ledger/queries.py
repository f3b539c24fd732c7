"""What hours are read by. Values have names."""

from datetime import date
from uuid import UUID

from sqlalchemy import Date, Integer, Select, Uuid, bindparam, func, select
from sqlalchemy.orm import aliased

from webapp.case.account import Account
from webapp.case.dossier import Dossier
from webapp.case.queries import DOSSIER
from webapp.core.together import Together
from webapp.courses.pvt.queries import MINUTES_ATTENDED
from webapp.plan.ledger.model import HoursEntry

PAGE = 30
MOST_SOURCES = 30
writer, withdrawer = aliased(Account), aliased(Account)

# What was taken back counts nowhere.
COUNTS = HoursEntry.withdrawn_at.is_(None)
MINUTES = func.sum(HoursEntry.minutes).label("minutes")
MINUTES_BY_KIND = (
    select(HoursEntry.kind, MINUTES)
    .where(HoursEntry.dossier_id == DOSSIER, COUNTS)
    .group_by(HoursEntry.kind)
)
MINUTES_BY_SOURCE = (
    select(
        HoursEntry.kind,
        HoursEntry.source,
        MINUTES,
        func.max(HoursEntry.until_on).label("until_on"),
    )
    .where(HoursEntry.dossier_id == DOSSIER, COUNTS)
    .group_by(HoursEntry.kind, HoursEntry.source)
    .order_by(HoursEntry.kind, HoursEntry.source)
    .limit(MOST_SOURCES)
)
FOLLOWED = Together(MINUTES_BY_KIND, MINUTES_ATTENDED, MINUTES_BY_SOURCE)
LEDGER = (
    select(
        HoursEntry.id,
        HoursEntry.kind,
        HoursEntry.minutes,
        HoursEntry.until_on,
        HoursEntry.source,
        HoursEntry.spans,
        HoursEntry.since_on,
        HoursEntry.written_at,
        HoursEntry.withdrawn_at,
        writer.name.label("writer"),
        withdrawer.name.label("withdrawer"),
    )
    .outerjoin(writer, writer.id == HoursEntry.written_by_id)
    .outerjoin(withdrawer, withdrawer.id == HoursEntry.withdrawn_by_id)
    .where(HoursEntry.dossier_id == DOSSIER)
    .order_by(HoursEntry.until_on.desc(), HoursEntry.written_at.desc(), HoursEntry.id)
    .limit(PAGE + 1)
    .offset(bindparam("skip", type_=Integer()))
)
# What counts already, to refuse the same hours a second time.
ENTRIES = select(
    HoursEntry.id,
    HoursEntry.dossier_id,
    HoursEntry.kind,
    HoursEntry.until_on,
    HoursEntry.minutes,
    HoursEntry.source,
    HoursEntry.since_on,
).where(HoursEntry.dossier_id.in_(bindparam("dossiers", type_=Uuid(), expanding=True)), COUNTS)


def born_on(dossiers: Select[tuple[Dossier]], *, held: bool) -> Select[UUID, date, str, str]:
    """Those among the dossiers whose people were born on these `days`; `held` until the end, so
    that nobody writes down the same hours beside us.
    """
    days = bindparam("days", type_=Date(), expanding=True)
    found = (
        dossiers.join(Account, Account.id == Dossier.inburgeraar_id)
        .with_only_columns(Dossier.id, Dossier.born_on, Account.name, Account.name_key)
        .where(Dossier.born_on.in_(days))
        .order_by(Dossier.id)
    )
    return found.with_for_update(of=Dossier, key_share=True) if held else found
