"""Taking and giving back places: the excursion is held first, so nobody counts past anybody."""

from datetime import datetime
from uuid import UUID

from webapp.core import db
from webapp.courses.pvt import queries
from webapp.courses.pvt.model import Excursion, Fault, Place, SignUp


def held(excursion: UUID, gemeente: UUID) -> Excursion | None:
    found: Excursion | None = db.scalar(queries.HELD, excursion=excursion, gemeente=gemeente)
    return found


def join(wish: SignUp, gemeente: UUID) -> Fault | None:
    """A place or a turn on the waiting list, or why not. Who has one keeps it."""
    values = {"excursion": wish.excursion_id, "dossier": wish.dossier_id}
    excursion = held(wish.excursion_id, gemeente)
    if excursion is None:
        return Fault.OVER
    group = db.value(queries.MY_GROUP, **values)
    fault = excursion.fault(wish.people, group, wish.signed_up_at)
    if fault is None and db.scalar(queries.MINE, **values) is None:
        waiting = db.scalars(queries.WAITING, **values)
        excursion.sign_up(wish, db.value(queries.TAKEN, **values), bool(waiting))
        db.session().add(wish)
    return fault


def leave(wish: SignUp, gemeente: UUID, now: datetime) -> None:
    """Give the place back; those who wait move up in the same unit of work."""
    excursion = held(wish.excursion_id, gemeente)
    db.session().refresh(wish)
    if excursion is None or now >= excursion.starts_at or wish.place is Place.WITHDRAWN:
        return
    wish.place = Place.WITHDRAWN
    db.session().flush()
    values = {"excursion": excursion.id}
    excursion.promote(db.value(queries.TAKEN, **values), [*db.scalars(queries.WAITING, **values)])
