"""Settling in: the first things to arrange for somebody who is new, ticked by who guides them."""

from enum import StrEnum

from sqlalchemy.orm import Mapped

from webapp.case.dossier import HouseholdKind
from webapp.case.ticks import Tick, once
from webapp.core.db import Base


class Item(StrEnum):
    """In the order in which they are usually needed."""

    BANK = "bank"
    DIGID = "digid"
    HEALTH_INSURANCE = "health-insurance"
    DOCTOR = "doctor"
    ENERGY = "energy"
    WATER = "water"
    TOESLAGEN = "toeslagen"
    SCHOOL = "school"
    DENTIST = "dentist"
    LIBRARY = "library"


def items_of(kind: HouseholdKind) -> list[Item]:
    """What there is to arrange: who lives alone has no child to bring to school."""
    return [item for item in Item if (item, kind) != (Item.SCHOOL, HouseholdKind.ALONE)]


class Settled(Tick, Base):
    """That it is arranged, not how, where or with whom."""

    __tablename__ = "settled"
    __table_args__ = (once("ix_settled_once"),)

    item: Mapped[Item]
