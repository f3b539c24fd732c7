"""Whether a note was handed in just before: a double tap, two tabs."""

from datetime import timedelta

from sqlalchemy import bindparam, select

from webapp.case.queries import DOSSIER
from webapp.core import db
from webapp.guidance.visits.model import Visit
from webapp.guidance.visits.queries import MINE

JUST_NOW = timedelta(minutes=10)
SAID = "day begins how minutes mood agreed words next_on next_at corrects_id".split()
SAID += ["travel_minutes", "travel_km"]
SAME = select(Visit).where(
    Visit.dossier_id == DOSSIER,
    MINE,
    Visit.written_at > bindparam("since", type_=Visit.written_at.type),
    *(
        Visit.__table__.c[name].is_not_distinct_from(
            bindparam(name, type_=Visit.__table__.c[name].type)
        )
        for name in SAID
    ),
)


def kept_before(visit: Visit) -> Visit | None:
    """The note that says the same, by the same person, just now."""
    said = {name: getattr(visit, name) for name in SAID}
    since = visit.written_at - JUST_NOW
    values = {"dossier": visit.dossier_id, "me": visit.author_id, "since": since} | said
    same = (visit.topics, visit.shared)
    found = db.scalars(SAME, **values)
    return next((each for each in found if (each.topics, each.shared) == same), None)
