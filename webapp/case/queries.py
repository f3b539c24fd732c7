"""What dossiers are read by. Values have names."""

from sqlalchemy import Integer, Uuid, and_, bindparam, null, select, union_all
from sqlalchemy.orm import aliased

from webapp.case.account import Account, Gemeente, Role
from webapp.case.dossier import Begeleiding, DateKind, Dossier, DossierDate
from webapp.case.facts import Address, PhoneNumber, Whose
from webapp.case.reach import TODAY_GUIDED
from webapp.case.school import School
from webapp.case.way import Known, Way
from webapp.core.db import Query

DOSSIER = bindparam("dossier", type_=Uuid())
GEMEENTE = bindparam("gemeente", type_=Uuid())
PAGE = 30
MOST_WAYS = 400

DATES = select(DossierDate.kind, DossierDate.day).where(DossierDate.dossier_id == DOSSIER)
TELEPHONE = (PhoneNumber.number, PhoneNumber.whose, PhoneNumber.best_time, PhoneNumber.id)
OWN_FIRST = (PhoneNumber.whose != Whose.OWN, PhoneNumber.whose, PhoneNumber.number)
# On what somebody can be called: the own number first.
PHONES = select(*TELEPHONE).where(PhoneNumber.dossier_id == DOSSIER).order_by(*OWN_FIRST)
PHONES_AMONG = (
    select(PhoneNumber.dossier_id, *TELEPHONE)
    .where(PhoneNumber.dossier_id.in_(bindparam("ids", type_=Uuid(), expanding=True)))
    .order_by(*OWN_FIRST)
)
# Where somebody lives; of a hidden address nothing but that it is.
HOME = select(Address.street, Address.postcode, Address.place, Address.hidden).where(
    Address.dossier_id == DOSSIER
)
# Whether others use the phone of this person too, as the consulent wrote it down.
SHARES = select(Dossier.id).where(Dossier.shares_phone.is_(True))
SHARES_PHONE = SHARES.where(Dossier.inburgeraar_id == Account.id).exists()
SHARED_BY = SHARES.where(Dossier.inburgeraar_id == bindparam("account", type_=Uuid()))
# Where somebody is going to live: the gemeente they are gekoppeld to, until they are registered.
mine = aliased(DossierDate)
GOING_TO = (
    select(Gemeente.name)
    .join(Dossier, Dossier.gemeente_id == Gemeente.id)
    .join(mine, and_(mine.dossier_id == Dossier.id, mine.kind == DateKind.KOPPELING))
    .where(
        Dossier.id == DOSSIER,
        ~select(DossierDate.id)
        .where(DossierDate.dossier_id == Dossier.id, DossierDate.kind == DateKind.REGISTERED)
        .exists(),
    )
)
# Who guides today, to be invited.
GUIDES = (
    select(Account.id, Account.name, Begeleiding.kind)
    .join(Begeleiding, Begeleiding.begeleider_id == Account.id)
    .where(Begeleiding.dossier_id == DOSSIER, *TODAY_GUIDED)
    .order_by(Begeleiding.kind, Account.filed_as)
)
# Who may be the consulent of somebody in this gemeente.
CONSULENTEN = (
    select(Account.id, Account.name)
    .where(
        Account.role == Role.CONSULENT,
        Account.gemeente_id == GEMEENTE,
        Account.closed_at.is_(None),
    )
    .order_by(Account.filed_as, Account.id)
)
guides = (
    select(Account.name, Account.role, Account.phone, Begeleiding.kind, Account.id)
    .join(Begeleiding, Begeleiding.begeleider_id == Account.id)
    .where(Begeleiding.dossier_id == DOSSIER, *TODAY_GUIDED)
)
answers = (
    select(Account.name, Account.role, Account.phone, null(), Account.id)
    .join(Dossier, Dossier.consulent_id == Account.id)
    .where(Dossier.id == DOSSIER)
)
around = union_all(guides, answers).subquery()
# The consulent, then who guides today.
CONTACTS = select(around).order_by(around.c.kind.is_not(None), around.c.kind, around.c.name)


# What people of this gemeente speak, and the schools it works with.
OFTEN_SPOKEN = select(Gemeente.spoken).where(Gemeente.id == GEMEENTE)
SCHOOLS = (
    select(School.name, School.address, School.phone)
    .where(School.gemeente_id == GEMEENTE)
    .order_by(School.name)
)
# The schools of somebody's gemeente that can be called.
SCHOOLS_TO_CALL = (
    select(School.name, School.phone, School.id)
    .join(Dossier, Dossier.gemeente_id == School.gemeente_id)
    .where(Dossier.id == DOSSIER, School.phone.is_not(None))
    .order_by(School.name)
)
# The ways to the places of somebody's gemeente, and in which village they live.
WAYS = (
    select(
        *(getattr(Way, name) for name in Known._fields[:-1]),
        Address.place.label(Known._fields[-1]),
    )
    .join(Dossier, Dossier.gemeente_id == Way.gemeente_id)
    .outerjoin(Address, Address.dossier_id == Dossier.id)
    .where(Dossier.id == DOSSIER)
    .order_by(Way.village, Way.place)
    .limit(MOST_WAYS)
)


def by_name(dossiers: Query) -> Query:
    """The dossiers with the names of their people, thirty a page."""
    return (
        dossiers.join(Account, Account.id == Dossier.inburgeraar_id)
        .add_columns(Account.name)
        .order_by(Account.filed_as)
        .limit(PAGE + 1)
        .offset(bindparam("skip", type_=Integer()))
    )


def ids_among(dossiers: Query) -> Query:
    """Which of the dossiers with these `ids` are reached."""
    ids = bindparam("ids", type_=Uuid(), expanding=True)
    return dossiers.with_only_columns(Dossier.id).where(Dossier.id.in_(ids))
