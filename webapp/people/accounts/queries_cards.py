"""What the phones of a person are read by, and who lets them in. Values have names."""

from sqlalchemy import Uuid, bindparam, select
from sqlalchemy.orm import aliased

from webapp.case.account import Account, Enrolment, Gemeente
from webapp.case.dossier import Dossier
from webapp.case.queries import DOSSIER

consulent = aliased(Account)

PHONES = (
    select(Enrolment.id, Enrolment.picture, Enrolment.made_at, Enrolment.own_phone)
    .where(
        Enrolment.account_id == bindparam("account", type_=Uuid()),
        Enrolment.revoked_at.is_(None),
        Enrolment.pin_hash.is_not(None),
    )
    .order_by(Enrolment.made_at)
)
WHO_INVITES = (
    select(Gemeente.name.label("gemeente"), Gemeente.phone, consulent.name.label("consulent"))
    .add_columns(consulent.phone.label("direct"))
    .join_from(Dossier, Gemeente, Gemeente.id == Dossier.gemeente_id)
    .outerjoin(consulent, consulent.id == Dossier.consulent_id)
    .where(Dossier.id == DOSSIER)
)
