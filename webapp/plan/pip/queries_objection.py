"""To whom somebody writes who does not agree with the plan."""

from typing import NamedTuple

from sqlalchemy import Uuid, bindparam, select

from webapp.case.account import Gemeente


class Desk(NamedTuple):
    name: str
    address: str
    phone: str


DESK = select(Gemeente.name, Gemeente.address, Gemeente.phone).where(
    Gemeente.id == bindparam("gemeente", type_=Uuid())
)
