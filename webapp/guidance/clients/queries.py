"""What begeleiding is read by: who guides whom, since when, and when they were last seen."""

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import aliased

from webapp.case.account import Account, Role
from webapp.case.dossier import Begeleiding, BegeleidingKind, Dossier
from webapp.case.matching import CANDIDATES
from webapp.case.queries import DOSSIER
from webapp.case.reach import ME, NOT_OVER, ORGANISATION, TODAY, TODAY_GUIDED
from webapp.core.db import Columns, Query
from webapp.guidance.clients.model import HandOver
from webapp.guidance.visits.model import HowMet, Visit
from webapp.guidance.visits.queries_month import stands

client, guide = aliased(Account), aliased(Account)
next_one, next_guide = aliased(Begeleiding), aliased(Account)

MINE = Begeleiding.begeleider_id == ME
OURS = Begeleiding.begeleider_id.in_(
    select(Account.id).where(Account.organisation_id == ORGANISATION)
)

# The months of begeleiding count from the first begeleider on, also when another went on.
any_of_them = aliased(Begeleiding)
FIRST_DAY = (
    select(func.min(any_of_them.starts_on))
    .where(any_of_them.dossier_id == Dossier.id, any_of_them.kind == BegeleidingKind.BEGELEIDER)
    .correlate(Dossier)
    .scalar_subquery()
)

# The last time somebody was met; a maatje reads of nobody's visits but their own.
LAST_SEEN = (
    select(func.max(Visit.day))
    .where(
        Visit.dossier_id == Dossier.id,
        Visit.how != HowMet.PHONE,
        stands(Visit),
        or_(
            Begeleiding.kind == BegeleidingKind.BEGELEIDER,
            Visit.author_id == Begeleiding.begeleider_id,
        ),
    )
    .correlate(Dossier, Begeleiding)
    .scalar_subquery()
)

CLIENT: Columns = (
    Dossier.id,
    Dossier.household_id,
    Dossier.gemeente_id,
    client.name,
    client.language,
    Dossier.speaks,
    Begeleiding.id.label("begeleiding_id"),
    Begeleiding.kind,
    Begeleiding.starts_on,
    Begeleiding.ends_on,
    guide.id.label("guide_id"),
    guide.name.label("guide"),
    FIRST_DAY.label("first_day"),
    LAST_SEEN.label("last_seen"),
    HandOver.id.label("hand_over_id"),
    HandOver.note,
    HandOver.read_at,
)


def caseload(dossiers: Query, whose: ColumnElement[bool]) -> Query:
    """Who is guided today among the dossiers, by me or by ours; by name."""
    return (
        dossiers.join(Begeleiding, Begeleiding.dossier_id == Dossier.id)
        .join(client, client.id == Dossier.inburgeraar_id)
        .join(guide, guide.id == Begeleiding.begeleider_id)
        .outerjoin(HandOver, HandOver.to_id == Begeleiding.id)
        .where(*TODAY_GUIDED, whose)
        .order_by(client.filed_as, Dossier.id, Begeleiding.kind)
        .with_only_columns(*CLIENT)
    )


HERE = select(Dossier).where(Dossier.id == DOSSIER)
MINE_HERE = caseload(HERE, MINE)
OURS_HERE = caseload(HERE, OURS)
GUIDES = (
    select(Account.id, Account.name)
    .where(
        Account.organisation_id == ORGANISATION,
        Account.role == Role.BEGELEIDER,
        Account.closed_at.is_(None),
    )
    .order_by(Account.filed_as, Account.id)
)
# Who may take over: of this organisation, and not with this person already, now or later.
HERE_ALREADY = select(Begeleiding.begeleider_id).where(Begeleiding.dossier_id == DOSSIER, NOT_OVER)
TAKES_OVER = CANDIDATES.where(
    Account.organisation_id == ORGANISATION, Account.id.not_in(HERE_ALREADY)
)
# What can be handed over: what has no end yet. Once somebody did, it has.
OF_OURS = select(Begeleiding.id).where(
    Begeleiding.dossier_id == DOSSIER,
    Begeleiding.starts_on <= TODAY,
    Begeleiding.ends_on.is_(None),
    OURS,
)
# The hand-overs of a dossier whose day is today or has still to come.
PLANNED = (
    select(
        HandOver.id,
        HandOver.from_id,
        HandOver.note,
        next_one.starts_on,
        next_guide.name,
        guide.name.label("former"),
    )
    .join(next_one, next_one.id == HandOver.to_id)
    .join(next_guide, next_guide.id == next_one.begeleider_id)
    .join(Begeleiding, Begeleiding.id == HandOver.from_id)
    .join(guide, guide.id == Begeleiding.begeleider_id)
    .where(HandOver.dossier_id == DOSSIER, next_one.starts_on >= TODAY)
)
# A note may be read by who took over, as long as they guide.
TO_ME = HandOver.to_id.in_(select(Begeleiding.id).where(MINE, *TODAY_GUIDED))
BY_OURS = HandOver.from_id.in_(select(Begeleiding.id).where(OURS))
