"""What dossiers are read by. Values have names."""

from typing import Any

from sqlalchemy import Date, Integer, Select, Uuid, bindparam, or_, select

from webapp.accounts.model import Account
from webapp.dossiers.model import Begeleiding, Dossier

DOSSIER = bindparam("dossier", type_=Uuid())
TODAY = bindparam("today", type_=Date())
PAGE = 30

CONTACTS = (
    select(Account.name, Account.role, Account.phone)
    .where(
        or_(
            Account.id.in_(select(Dossier.consulent_id).where(Dossier.id == DOSSIER)),
            Account.id.in_(
                select(Begeleiding.begeleider_id).where(
                    Begeleiding.dossier_id == DOSSIER,
                    Begeleiding.starts_on <= TODAY,
                    or_(Begeleiding.ends_on.is_(None), Begeleiding.ends_on > TODAY),
                )
            ),
        )
    )
    .order_by(Account.role.desc(), Account.name)
)


def by_name(dossiers: Select[Any]) -> Select[Any]:
    """The dossiers with the names of their people, thirty a page."""
    return (
        dossiers.join(Account, Account.id == Dossier.inburgeraar_id)
        .add_columns(Account.name)
        .order_by(Account.name)
        .limit(PAGE + 1)
        .offset(bindparam("skip", type_=Integer()))
    )


def ids_among(dossiers: Select[Any]) -> Select[Any]:
    """Which of the dossiers with these `ids` are reached."""
    ids = bindparam("ids", type_=Uuid(), expanding=True)
    return dossiers.with_only_columns(Dossier.id).where(Dossier.id.in_(ids))
