"""Whom to call and when to walk in, for who stands at the door. Values have names."""

from sqlalchemy import LargeBinary, bindparam, select
from sqlalchemy.orm import aliased

from webapp.calendar.agenda.queries import walk_ins
from webapp.case.account import Account, Enrolment, Gemeente
from webapp.case.dossier import Begeleiding, Dossier
from webapp.people.settings.model import OpeningHours

MOST = 30
consulent = aliased(Account)
ours = (
    select(Dossier.id)
    .join(Enrolment, Enrolment.account_id == Dossier.inburgeraar_id)
    .where(Enrolment.phone_hash == bindparam("phone_hash", type_=LargeBinary()))
)
"""Of who signs in on this phone, or did."""
DESKS_OF_PHONE = (
    select(Gemeente.name, Gemeente.address, Gemeente.phone, consulent.phone.label("direct"))
    .join(Dossier, Dossier.gemeente_id == Gemeente.id)
    .outerjoin(consulent, consulent.id == Dossier.consulent_id)
    .where(Dossier.id.in_(ours))
    .distinct()
    .order_by(Gemeente.name, consulent.phone)
    .limit(MOST)
)
WALK_INS_OF_PHONE = walk_ins(Begeleiding.dossier_id.in_(ours)).limit(MOST)
OPENING_HOURS = (
    select(Gemeente.name, OpeningHours.weekday, OpeningHours.starts, OpeningHours.ends)
    .join(Gemeente, Gemeente.id == OpeningHours.gemeente_id)
    .where(Gemeente.name.in_(bindparam("names", expanding=True)))
    .order_by(Gemeente.name, OpeningHours.weekday, OpeningHours.starts)
)
EVERY_DESK = (
    select(Gemeente.name, Gemeente.address, Gemeente.phone).order_by(Gemeente.name).limit(MOST)
)
