"""What is shown of the places of a gemeente, and how people come there."""

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from webapp.case.policy import who
from webapp.case.way import Way
from webapp.core import db
from webapp.people.settings import queries
from webapp.people.settings.forms_places import NewWay
from webapp.web.guards import Rows
from webapp.web.page import Page
from webapp.web.who_asks import me


class Kept(NamedTuple):
    id: UUID
    place: str
    address: str
    village: str
    on_foot: int | None
    by_bus: int | None
    bus: str | None
    stop: str | None


class PlacesPage(Page, template="people/settings/places.html"):
    ways: Sequence[Kept]
    form: NewWay


def places_page(ours: Rows[Way], form: NewWay | None = None) -> PlacesPage:
    found = db.read(Kept, queries.by_place(ours), **who(me()))
    return PlacesPage(ways=found, form=form or NewWay())
