"""What lists are held against and read by. Values have names."""

from sqlalchemy import Integer, Select, Uuid, and_, bindparam, func, select
from sqlalchemy.orm import aliased

from webapp.case.account import Account
from webapp.case.dossier import Dossier
from webapp.case.reach import GEMEENTE
from webapp.people.imports.model import Effect, HandedList, ListRow
from webapp.plan.ledger.model import HoursEntry

PAGE = 100
LATEST = 20
LIST = bindparam("list", type_=Uuid())
giver, taker = aliased(Account), aliased(Account)

# Whose dossier was taken back with a list is not here.
TAKEN_BACK = and_(
    Dossier.closed_on.is_not(None),
    select(ListRow.id)
    .where(
        ListRow.dossier_id == Dossier.id,
        ListRow.effect == Effect.MADE,
        ListRow.entry_id.is_(None),
        ListRow.undone_at.is_not(None),
    )
    .correlate(Dossier)
    .exists(),
)
PEOPLE = (
    select(Account.name_key, Dossier.born_on, Account.name)
    .join(Dossier, Dossier.inburgeraar_id == Account.id)
    .where(Dossier.gemeente_id == GEMEENTE, ~TAKEN_BACK)
)
KEPT = (
    select(func.count(ListRow.row.distinct()))
    .where(ListRow.list_id == HandedList.id, ListRow.effect == Effect.MADE)
    .correlate(HandedList)
    .scalar_subquery()
)
ABOUT = (
    select(giver.name.label("giver"), taker.name.label("taker"), KEPT.label("kept"))
    .select_from(HandedList)
    .join(giver, giver.id == HandedList.handed_by_id)
    .outerjoin(taker, taker.id == HandedList.withdrawn_by_id)
    .where(HandedList.id == LIST)
)
DONE = select(ListRow.row).where(ListRow.list_id == LIST).distinct()
KEPT_ROWS = (
    select(
        ListRow.row,
        ListRow.effect,
        ListRow.undone_at,
        ListRow.dossier_id,
        Account.name,
        HoursEntry.kind,
        HoursEntry.minutes,
        HoursEntry.until_on,
        HoursEntry.source,
    )
    .join(Dossier, Dossier.id == ListRow.dossier_id)
    .join(Account, Account.id == Dossier.inburgeraar_id)
    .outerjoin(HoursEntry, HoursEntry.id == ListRow.entry_id)
    .where(ListRow.list_id == LIST)
    .order_by(ListRow.row, ListRow.effect, ListRow.id)
    .limit(PAGE + 1)
    .offset(bindparam("skip", type_=Integer()))
)
THE_ENTRIES = (
    select(HoursEntry)
    .where(HoursEntry.id.in_(bindparam("ids", type_=Uuid(), expanding=True)))
    .with_for_update()
)


def latest(lists: Select[tuple[HandedList]]) -> Select[tuple[object, ...]]:
    """Of one kind, with who handed them in and how much of each was kept."""
    return (
        lists.join(giver, giver.id == HandedList.handed_by_id)
        .with_only_columns(
            HandedList.id,
            HandedList.handed_at,
            giver.name.label("giver"),
            KEPT.label("kept"),
            HandedList.packed.is_not(None).label("waits"),
            HandedList.withdrawn_at,
        )
        .where(HandedList.kind == bindparam("kind", type_=HandedList.kind.type))
        .order_by(HandedList.handed_at.desc())
        .limit(LATEST)
    )
