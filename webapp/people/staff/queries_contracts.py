"""What contracts are read by. Values have names."""

from sqlalchemy import Uuid, bindparam, func, select

from webapp.case.account import Gemeente, Organisation
from webapp.case.contract import Contract, lasts_after
from webapp.case.reach import GEMEENTE, ORGANISATION, TODAY
from webapp.core.db import Query

CONTRACTED = (
    select(Organisation.id, Organisation.name)
    .join(Contract, Contract.organisation_id == Organisation.id)
    .where(Contract.gemeente_id == GEMEENTE, lasts_after(TODAY))
    .order_by(Organisation.name, Organisation.id)
    .distinct()
)
KNOWN_ORGANISATIONS = select(Organisation.id, Organisation.name).order_by(
    Organisation.name, Organisation.id
)
SAME_ORGANISATION = select(Organisation).where(func.lower(Organisation.name) == bindparam("name"))
OFTEN_SPOKEN_THERE = select(Gemeente.spoken).where(
    Gemeente.id.in_(
        select(Contract.gemeente_id).where(
            Contract.organisation_id == ORGANISATION, lasts_after(TODAY)
        )
    )
)


def contracts(rows: Query) -> Query:
    return (
        rows.join(Organisation, Organisation.id == Contract.organisation_id)
        .with_only_columns(
            Contract.id,
            Organisation.name,
            Organisation.phone,
            Contract.starts_on,
            Contract.ends_on,
            Contract.assignment,
        )
        .order_by(Contract.ends_on.is_not(None), Contract.starts_on.desc(), Organisation.name)
    )


def overlapping(rows: Query) -> Query:
    """A contract with this `other` organisation that shares a day with `first` to `until`."""
    first, until = (bindparam(name, type_=Contract.starts_on.type) for name in ("first", "until"))
    return rows.where(
        Contract.organisation_id == bindparam("other", type_=Uuid()),
        lasts_after(first),
        Contract.starts_on < until,
    ).with_only_columns(Contract.id)
