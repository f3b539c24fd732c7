"""Who reads and who follows up a signaal, and whom to call about it. Values have names."""

from sqlalchemy import Uuid, and_, bindparam, or_, select
from sqlalchemy.orm import aliased

from webapp.case.absence import Absence
from webapp.case.account import Account, Organisation, Role
from webapp.case.reach import AWAY_TODAY, GEMEENTE, ME, ORGANISATION, ROLE, is_here
from webapp.guidance.welzijn.model import Domain, Signaal, Stage

author, coordinator = aliased(Account), aliased(Account)
COORDINATING = (
    select(coordinator.id)
    .join(author, author.organisation_id == coordinator.organisation_id)
    .where(
        author.id == Signaal.author_id,
        coordinator.role == Role.COORDINATOR,
        coordinator.closed_at.is_(None),
    )
)
# Where nobody coördinates, the gemeente does: a signaal reaches somebody. While all who do are
# away it reads what is open. About the police nothing goes to the gemeente, so that waits for a
# coördinator, and who wrote it is told to call.
ALONE = and_(
    or_(
        ~COORDINATING.exists(),
        and_(Signaal.stage != Stage.CLOSED, ~COORDINATING.where(is_here(coordinator)).exists()),
    ),
    Signaal.domain != Domain.RECHT,
    Signaal.second_domain.is_distinct_from(Domain.RECHT),
)
MINE = Signaal.author_id == ME
# Who follows a signaal up, of the rows they reach: a coördinator, what people of the organisation
# wrote; a consulent, what has no coördinator.
HANDLED = or_(
    and_(
        ROLE == Role.COORDINATOR,
        Signaal.author_id.in_(select(Account.id).where(Account.organisation_id == ORGANISATION)),
    ),
    and_(ROLE == Role.CONSULENT, ALONE),
)
IS_HANDLED = select(Signaal.id).where(Signaal.id == bindparam("row", type_=Uuid()), HANDLED)
# What each role sees: who flagged, one's own; a consulent, what was shared too.
VISIBLE = or_(
    and_(ROLE == Role.BEGELEIDER, MINE),
    HANDLED,
    and_(ROLE == Role.CONSULENT, Signaal.shared_at.is_not(None)),
)
# Who is away reads nothing new, and is not called.
OUR_COORDINATORS = (
    select(Account.name)
    .where(
        Account.organisation_id == ORGANISATION,
        Account.role == Role.COORDINATOR,
        is_here(Account),
    )
    .order_by(Account.filed_as)
)
READ_BY = OUR_COORDINATORS.add_columns(Account.phone)
COORDINATORS = READ_BY.where(Account.phone.is_not(None))
OUR_ORGANISATION = select(Organisation.name, Organisation.phone).where(
    Organisation.id == ORGANISATION
)
# Consulents who are there, each with whom they stand in for: the one of a dossier, or all.
ANSWERING = (
    select(Account.id, Account.name, Absence.account_id.label("instead_of"))
    .outerjoin(Absence, and_(Absence.deputy_id == Account.id, *AWAY_TODAY))
    .where(Account.role == Role.CONSULENT, is_here(Account))
    .order_by(Account.filed_as)
)
CONSULENTEN = ANSWERING.where(Account.gemeente_id == GEMEENTE)
