"""Who reads and who follows up a signaal, and whom to call about it. Values have names."""

from sqlalchemy import Uuid, and_, bindparam, or_, select
from sqlalchemy.orm import aliased

from webapp.case.account import Account, Organisation, Role
from webapp.case.policy import GEMEENTE, ME, ORGANISATION, ROLE
from webapp.guidance.welzijn.model import Domain, Signaal

author, coordinator = aliased(Account), aliased(Account)
COORDINATED = (
    select(coordinator.id)
    .join(author, author.organisation_id == coordinator.organisation_id)
    .where(
        author.id == Signaal.author_id,
        coordinator.role == Role.COORDINATOR,
        coordinator.closed_at.is_(None),
    )
    .exists()
)
# Where nobody coördinates, the gemeente does: a signaal reaches somebody. About the police nothing
# goes to the gemeente, so that waits for a coördinator, and who wrote it is told to call.
ALONE = and_(
    ~COORDINATED,
    Signaal.domain != Domain.RECHT,
    Signaal.second_domain.is_distinct_from(Domain.RECHT),
)
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
    and_(ROLE == Role.BEGELEIDER, Signaal.author_id == ME),
    HANDLED,
    and_(ROLE == Role.CONSULENT, Signaal.shared_at.is_not(None)),
)
OUR_COORDINATORS = select(Account.name, Account.phone).where(
    Account.organisation_id == ORGANISATION,
    Account.role == Role.COORDINATOR,
    Account.closed_at.is_(None),
)
COORDINATORS = OUR_COORDINATORS.where(Account.phone.is_not(None)).order_by(Account.name)
OUR_ORGANISATION = select(Organisation.name, Organisation.phone).where(
    Organisation.id == ORGANISATION
)
# Consulents who still work there: the one of a dossier, or all.
CONSULENTEN = select(Account.id, Account.name).where(
    Account.role == Role.CONSULENT,
    Account.gemeente_id == GEMEENTE,
    Account.closed_at.is_(None),
)
