"""To whom somebody writes who does not agree with the plan."""

from typing import NamedTuple

from sqlalchemy import select

from webapp.case.account import Gemeente
from webapp.case.dossier import Dossier
from webapp.case.queries import DOSSIER


class Desk(NamedTuple):
    name: str
    address: str
    phone: str


DESK = (
    select(Gemeente.name, Gemeente.address, Gemeente.phone)
    .join(Dossier, Dossier.gemeente_id == Gemeente.id)
    .where(Dossier.id == DOSSIER)
)
