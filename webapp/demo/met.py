"""Who visited whom in a world, as it was noted; the demo's own begeleiders wrote no free text."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from sqlalchemy.orm import Session

from webapp.demo.moment import Moment, local
from webapp.demo.settle import People
from webapp.guidance.visits.model import HowMet, Mood, Topic, Visit


class Met(NamedTuple):
    who: str
    by: str
    day: date
    begins: time
    minutes: int
    how: HowMet
    topics: tuple[Topic, ...]
    shared: bool = False
    mood: Mood | None = None
    next: tuple[date, time] | None = None


VISITS = (
    Met(
        "Yonas",
        "Bram",
        date(2026, 6, 24),
        time(16),
        60,
        HowMet.HOME,
        (Topic.HOME, Topic.POST),
        shared=True,
    ),
    Met(
        "Rania",
        "Henk",
        date(2026, 9, 8),
        time(10),
        60,
        HowMet.HOME,
        (Topic.ENERGY, Topic.POST),
        shared=True,
        mood=Mood.GOOD,
        next=(date(2026, 9, 22), time(10)),
    ),
    Met(
        "Yonas",
        "Henk",
        date(2026, 9, 10),
        time(16),
        45,
        HowMet.HOME,
        (Topic.POST, Topic.DIGID),
        shared=True,
        mood=Mood.SO_SO,
        next=(date(2026, 9, 17), time(16)),
    ),
    Met("Mariam", "Ilse", date(2026, 9, 11), time(10, 30), 30, HowMet.WALK_IN, (Topic.PEOPLE,)),
)


def write_visits(session: Session, moment: Moment, people: People, visits: Iterable[Met]) -> None:
    """Write those that are over by now, each noted when it was."""
    for met in visits:
        begins = datetime.combine(met.day, met.begins)
        noted_at = local(met.day, (begins + timedelta(minutes=met.minutes)).time())
        next_on, next_at = met.next or (None, None)
        if noted_at <= moment.now:
            session.add(
                Visit(
                    dossier_id=people.dossiers[met.who].id,
                    author_id=people.accounts[met.by].id,
                    day=met.day,
                    begins=met.begins,
                    minutes=met.minutes,
                    how=met.how,
                    topics=[topic.value for topic in met.topics],
                    shared=met.shared,
                    mood=met.mood,
                    next_on=next_on,
                    next_at=next_at,
                    written_at=noted_at,
                )
            )
