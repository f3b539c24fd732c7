"""Who is to be called, because no message reaches them. Values have names."""

from sqlalchemy import select
from sqlalchemy.orm import aliased

from webapp.case.account import Account
from webapp.case.dossier import Dossier
from webapp.case.facts import ContactAttempt, PhoneNumber
from webapp.case.reach import GEMEENTE, TODAY
from webapp.contact.push.queries import not_reached
from webapp.core.db import Query
from webapp.screens.board.model import Matter
from webapp.screens.board.queries import day, shown


def unreached(dossiers: Query) -> Query:
    """By name: whoever has thousands of people reads as far as the first few, not all of them.

    Only who has a number to be called on, and whom nobody tried to reach this week. A person's
    gemeente is that of their dossier, and names are indexed within it.
    """
    person = aliased(Account)
    number = select(PhoneNumber.id).where(PhoneNumber.dossier_id == Dossier.id)
    tried = select(ContactAttempt.id).where(
        ContactAttempt.dossier_id == Dossier.id, ContactAttempt.day > day("called_since")
    )
    its = dossiers.where(
        Dossier.inburgeraar_id == person.id, number.exists(), ~tried.exists()
    ).with_only_columns(Dossier.id)
    dossier = its.correlate(person).scalar_subquery()
    what = shown(Matter.NOT_REACHED, TODAY)
    return (
        select(dossier.label("id"), person.id.label("inburgeraar_id"), *what)
        .where(person.gemeente_id == GEMEENTE, dossier.is_not(None), not_reached(person.id))
        .order_by(person.filed_as, person.id)
    )
