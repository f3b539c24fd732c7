"""What of signalen is known to who does not read them: that they wait, and for whom."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, Uuid, bindparam, or_, select

from webapp.case.account import Account
from webapp.case.dossier import Dossier
from webapp.case.reach import ORGANISATION
from webapp.core.db import Query
from webapp.guidance.welzijn.model import Domain, Signaal, Stage
from webapp.guidance.welzijn.queries_readers import ANSWERING
from webapp.law.welzijn import Level

MOST = 200
"""Who has more that wait has other cares than a longer page."""
OURS = Signaal.author_id.in_(select(Account.id).where(Account.organisation_id == ORGANISATION))
ABOUT_POLICE = or_(
    Signaal.domain == Domain.RECHT, Signaal.second_domain.is_not_distinct_from(Domain.RECHT)
)
SHAREABLE = [level for level in Level if level >= Level.ZORG]


# Consulents of these gemeenten who are there.
ANSWERING_IN = ANSWERING.add_columns(Account.gemeente_id).where(
    Account.gemeente_id.in_(bindparam("gemeenten", type_=Uuid(), expanding=True))
)


def waiting(signalen: Query) -> Query:
    """Those that people of this organisation wrote, to which nobody reacted yet."""
    return signalen.where(OURS, Signaal.stage == Stage.RECEIVED)


def known(signalen: Query) -> Query:
    """Nothing of whom they are about or what they say; that it is about the police decides who
    reads it, and is not shown.
    """
    return (
        waiting(signalen)
        .with_only_columns(
            Signaal.level,
            Signaal.written_at,
            Signaal.shared_at,
            ABOUT_POLICE.label("police"),
            Dossier.gemeente_id,
            Dossier.consulent_id,
        )
        .order_by(Signaal.written_at, Signaal.id)
        .limit(MOST)
    )


def going_on(gemeente_id: UUID, before: datetime) -> Select[Signaal]:
    """Those of one gemeente, written before a moment, that the consulent may be shown."""
    return (
        select(Signaal)
        .join(Dossier, Dossier.id == Signaal.dossier_id)
        .where(
            Dossier.gemeente_id == gemeente_id,
            Signaal.stage == Stage.RECEIVED,
            Signaal.shared_at.is_(None),
            Signaal.level.in_(SHAREABLE),
            Signaal.written_at < before,
            ~ABOUT_POLICE,
        )
    )
