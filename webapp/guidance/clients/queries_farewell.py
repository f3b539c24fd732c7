"""What the end of a begeleiding is read by. Values have names."""

from sqlalchemy import ColumnElement, Select, bindparam, case, or_, select
from sqlalchemy.orm import aliased

from webapp.case.account import Account, Role
from webapp.case.dossier import Begeleiding, Dossier
from webapp.case.queries import DOSSIER
from webapp.case.reach import NOT_OVER, ROLE, TODAY
from webapp.core.db import Query, UtcDateTime
from webapp.guidance.clients.model import HandOver
from webapp.guidance.clients.model_farewell import Farewell
from webapp.guidance.clients.queries import MINE, OURS

# Of a coördinator those of the organisation, of a consulent all.
IN_HAND: ColumnElement[bool] = or_(ROLE == Role.CONSULENT, OURS)
guide, client, after, next_guide = (
    aliased(Account),
    aliased(Account),
    aliased(Begeleiding),
    aliased(Account),
)
# Who guides now or will, and how it ends where somebody said so.
HERE = (
    select(
        Begeleiding.id,
        Begeleiding.kind,
        Begeleiding.starts_on,
        Begeleiding.ends_on,
        guide.name,
        Farewell.id.label("farewell_id"),
        Farewell.talk_on,
        Farewell.checked,
        HandOver.id.label("hand_over_id"),
    )
    .join(guide, guide.id == Begeleiding.begeleider_id)
    .outerjoin(Farewell, Farewell.begeleiding_id == Begeleiding.id)
    .outerjoin(HandOver, HandOver.from_id == Begeleiding.id)
    .where(Begeleiding.dossier_id == DOSSIER, NOT_OVER, IN_HAND)
    .order_by(Begeleiding.kind, Begeleiding.starts_on)
)
# What can be ended: what nobody has given an end through a farewell yet.
TO_END = (
    select(Begeleiding.id)
    .outerjoin(Farewell, Farewell.begeleiding_id == Begeleiding.id)
    .where(Begeleiding.dossier_id == DOSSIER, NOT_OVER, IN_HAND, Farewell.id.is_(None))
)
OF_MINE = Farewell.begeleiding_id.in_(select(Begeleiding.id).where(MINE))
# What another page takes back with the hand-over is not taken back here.
TO_TAKE_BACK = Farewell.begeleiding_id.in_(
    select(Begeleiding.id).where(NOT_OVER, IN_HAND)
) & Farewell.begeleiding_id.not_in(select(HandOver.from_id))
# What I have not read yet: of whom, until when, and who goes on.
TO_HEAR: Query = (
    select(
        Farewell.id,
        Farewell.word,
        case((Begeleiding.ends_on > TODAY, client.name)).label("name"),
        Begeleiding.ends_on,
        next_guide.name.label("next"),
    )
    .join(Begeleiding, Begeleiding.id == Farewell.begeleiding_id)
    .join(Dossier, Dossier.id == Begeleiding.dossier_id)
    .join(client, client.id == Dossier.inburgeraar_id)
    .outerjoin(HandOver, HandOver.from_id == Begeleiding.id)
    .outerjoin(after, after.id == HandOver.to_id)
    .outerjoin(next_guide, next_guide.id == after.begeleider_id)
    .where(
        MINE,
        Farewell.heard_at.is_(None),
        Farewell.made_at > bindparam("since", type_=UtcDateTime()),
    )
    .order_by(Begeleiding.ends_on, client.filed_as)
)


def of(begeleiding_id: object) -> Select[Farewell]:
    return select(Farewell).where(Farewell.begeleiding_id == begeleiding_id)
