"""Who needs a guide, and who may be one. Values have names."""

from sqlalchemy import Uuid, and_, bindparam, select
from sqlalchemy.orm import aliased

from webapp.case.account import Account, Organisation
from webapp.case.contract import Contract
from webapp.case.dossier import Begeleiding, Dossier
from webapp.case.facts import Address
from webapp.case.matching import CANDIDATES, KNOWN
from webapp.case.queries import DOSSIER
from webapp.case.reach import GEMEENTE, ORGANISATION, TODAY
from webapp.case.wanted import GuideWanted
from webapp.core.db import Query
from webapp.core.together import Together
from webapp.people.caseload.queries import CONTRACTED, GUIDED_BY

MOST = 60
client, guide = aliased(Account), aliased(Account)
OURS = CANDIDATES.where(Account.organisation_id == ORGANISATION)
# Of an organisation that the gemeente has a contract with today.
CONTRACTED_HERE = CANDIDATES.where(
    Organisation.id.in_(
        select(Contract.organisation_id).where(Contract.gemeente_id == GEMEENTE, *CONTRACTED)
    )
)
# An organisation that is looking for somebody.
LOOKING = (
    select(Organisation.name, GuideWanted.kind, GuideWanted.asked_on)
    .join(GuideWanted, GuideWanted.organisation_id == Organisation.id)
    .where(GuideWanted.dossier_id == DOSSIER, GuideWanted.begeleiding_id.is_(None))
)
# All of one case, in one statement.
HERE = Together(GUIDED_BY, LOOKING, KNOWN)
OPEN = select(GuideWanted).where(
    GuideWanted.dossier_id == DOSSIER, GuideWanted.begeleiding_id.is_(None)
)
OPEN_OURS = OPEN.where(GuideWanted.organisation_id == ORGANISATION)

# What this organisation found, to be said once it did.
GIVEN = (
    select(guide.name, client.name.label("whose"), Begeleiding.starts_on)
    .join(GuideWanted, GuideWanted.begeleiding_id == Begeleiding.id)
    .join(guide, guide.id == Begeleiding.begeleider_id)
    .join(Dossier, Dossier.id == Begeleiding.dossier_id)
    .join(client, client.id == Dossier.inburgeraar_id)
    .where(
        Begeleiding.id == bindparam("given", type_=Uuid()),
        GuideWanted.organisation_id == ORGANISATION,
        Begeleiding.starts_on >= TODAY,
    )
)


def asked(dossiers: Query) -> Query:
    """For whom this organisation is looking, who waits longest first."""
    ours = GuideWanted.organisation_id == ORGANISATION, GuideWanted.begeleiding_id.is_(None)
    return (
        dossiers.join(GuideWanted, and_(GuideWanted.dossier_id == Dossier.id, *ours))
        .join(client, client.id == Dossier.inburgeraar_id)
        .outerjoin(Address, Address.dossier_id == Dossier.id)
        .with_only_columns(
            Dossier.id,
            client.name,
            client.language,
            Dossier.speaks,
            Dossier.speaks_too,
            Address.place,
            GuideWanted.kind,
            GuideWanted.asked_on,
        )
        .order_by(GuideWanted.asked_on, client.filed_as, Dossier.id)
        .limit(MOST)
    )
