"""What hours are read by."""

from sqlalchemy import Uuid, bindparam, func, select

from webapp.hours.model import HoursEntry

MINUTES_BY_KIND = (
    select(HoursEntry.kind, func.sum(HoursEntry.minutes).label("minutes"))
    .where(HoursEntry.dossier_id == bindparam("dossier", type_=Uuid()))
    .group_by(HoursEntry.kind)
)
