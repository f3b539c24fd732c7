"""What a caseload is found by. Values have names."""

from sqlalchemy import String, Uuid, bindparam, func, or_, select
from sqlalchemy.orm import aliased

from webapp.case.account import Account, Gemeente
from webapp.case.contract import Contract, lasts_after
from webapp.case.dossier import Begeleiding, Dossier, Household
from webapp.case.facts import Address
from webapp.case.queries import CONSULENTEN, DOSSIER
from webapp.case.reach import GEMEENTE, TODAY
from webapp.core.db import Query

MOST_FOUND = 30
MOST_PARTS = 4
person, consulent = aliased(Account), aliased(Account)

# Held while somebody is taken in, so that pressing twice does not make two.
TAKING_IN = select(Gemeente).where(Gemeente.id == GEMEENTE).with_for_update(key_share=True)
PERSON = select(Account).where(Account.id == bindparam("account", type_=Uuid()))
HOUSEHOLD = select(Household).where(Household.id == bindparam("household", type_=Uuid()))
GUIDES_OF = select(Begeleiding).where(Begeleiding.dossier_id == DOSSIER)
SAME_PERSON = (
    select(Dossier.id)
    .join(person, person.id == Dossier.inburgeraar_id)
    .where(
        Dossier.gemeente_id == GEMEENTE,
        Dossier.born_on == bindparam("born_on", type_=Dossier.born_on.type),
        person.name_key == bindparam("name_key"),
    )
)
NAMESAKES = SAME_PERSON.where(Dossier.id != DOSSIER)
DETAILS = (
    select(Household.kind, Household.children, Dossier.close_reason, Address.hidden)
    .join_from(Dossier, Household, Household.id == Dossier.household_id)
    .outerjoin(Address, Address.dossier_id == Dossier.id)
    .where(Dossier.id == DOSSIER)
)
GUIDED_BY = (
    select(Begeleiding.kind, Begeleiding.starts_on, Begeleiding.ends_on, Account.name)
    .join(Account, Account.id == Begeleiding.begeleider_id)
    .where(Begeleiding.dossier_id == DOSSIER)
    .order_by(Begeleiding.starts_on.desc(), Account.filed_as)
)
# Who may be the consulent, and of how many households they are.
LOAD = (
    select(func.count(Dossier.household_id.distinct()))
    .where(Dossier.consulent_id == Account.id, Dossier.closed_on.is_(None))
    .correlate(Account)
    .scalar_subquery()
)
CONSULENTEN_WITH_LOAD = CONSULENTEN.add_columns(LOAD.label("households"))
CONTRACTED = Contract.starts_on <= TODAY, lasts_after(TODAY)


def named(dossiers: Query) -> Query:
    """Those among the dossiers whose names sound like all parts that were typed.

    `part0` … `part3` are patterns, `or0` … `or3` what each may be besides; who needs fewer gives
    "%". No index helps a pattern that begins anywhere, but a gemeente has thousands of names, not
    millions.
    """
    parts, others = (
        [bindparam(f"{name}{number}", type_=String()) for number in range(MOST_PARTS)]
        for name in ("part", "or")
    )
    return (
        dossiers.join(person, person.id == Dossier.inburgeraar_id)
        .outerjoin(consulent, consulent.id == Dossier.consulent_id)
        .where(
            *(
                or_(person.name_key.like(one), person.name_key.like(two))
                for one, two in zip(parts, others, strict=True)
            )
        )
        .with_only_columns(
            Dossier.id,
            Dossier.born_on,
            Dossier.born_known,
            Dossier.closed_on,
            person.name,
            consulent.name.label("consulent"),
        )
        .order_by(Dossier.closed_on.is_not(None), person.filed_as, Dossier.id)
        .limit(MOST_FOUND + 1)
    )
