"""A beheerder keeps the places of a gemeente, and how people come there."""

from flask import request

from webapp.case.policy import Act, who
from webapp.case.way import Way
from webapp.core import db
from webapp.people.settings import queries
from webapp.people.settings.forms_places import NewWay
from webapp.people.settings.pages_places import places_page
from webapp.people.settings.routes import room
from webapp.web.guards import Rows, keeps, lists
from webapp.web.reply import Answer, page, saved, unsaved
from webapp.web.who_asks import me, our_gemeente


@room.get("/places")
@lists(Act.KEEP_PLACES, Way)
def places(ours: Rows[Way]) -> Answer:
    return page(places_page(ours))


@room.post("/places")
@lists(Act.KEEP_PLACES, Way)
def keep_way(ours: Rows[Way]) -> Answer:
    form = NewWay(request.form)
    if not form.validate():
        return unsaved(places_page(ours, form))
    db.scalar(queries.CHANGING, **who(me()))
    place, address, village = form.place.sure, form.address.sure, form.village.sure
    same = {"place": place.lower(), "village": village.lower()}
    way: Way = db.scalar(queries.the_same(ours), **who(me()), **same) or Way(
        gemeente_id=our_gemeente(), place=place, address=address, village=village
    )
    way.address, way.on_foot, way.by_bus = address, form.on_foot.value, form.by_bus.value
    way.bus, way.stop = form.bus.sure or None, form.stop.sure or None
    db.session().add(way)
    return saved(back="/places")


@room.post("/places/<uuid:id>/remove")
@keeps(Act.KEEP_PLACES, Way)
def remove_way(way: Way) -> Answer:
    db.session().delete(way)
    return saved(back="/places")
