"""Whom everybody may call: the gemeenten and the organisations."""

from sqlalchemy import select, union_all

from webapp.case.account import Gemeente, Organisation

NUMBERS = union_all(
    select(Gemeente.name.label("name"), Gemeente.phone.label("phone")),
    select(Organisation.name, Organisation.phone),
).order_by("name")
