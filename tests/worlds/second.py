"""A world unlike the demo's: other dates, routes, households and amounts, the same purposes.

Biniam studies (Onderwijsroute), raises a child alone and changed his route. Layla and Tarek are
a couple on the Z-route whose July bill failed and whose June was corrected. Senait is a family
migrant on the Z-route with a maatje. Yared's plan is still a draft.
"""

from datetime import date, datetime, time

from sqlalchemy.orm import Session

from tests.worlds import meets, purses, weeks
from tests.worlds.folk import SETTLEMENT
from tests.worlds.promises import PLANS, RECORD
from webapp.demo.fix import write_plans
from webapp.demo.met import Met, write_visits
from webapp.demo.moment import Moment
from webapp.demo.reports import write_progress
from webapp.demo.settle import settle
from webapp.guidance.visits.model import HowMet, Topic

VISITS = (
    Met("Biniam", "Anja", date(2026, 9, 7), time(13), 20, HowMet.PHONE, (Topic.CHILDREN,), True),
    Met("Layla", "Anja", date(2026, 9, 9), time(9), 90, HowMet.ELSEWHERE, (Topic.MONEY,)),
)
COUNTERPARTS = {
    "Yonas": "Biniam",
    "Rania": "Layla",
    "Omar": "Tarek",
    "Dawit": "Yared",
    "Mariam": "Senait",
    "Petra": "Kees",
    "Henk": "Anja",
    "Ilse": "Marit",
    "Fatima": "Dineke",
    "Noor": "Wout",
    "Karel": "Jolanda",
    "Selam": "Haben",
    "Amal": "Nour",
    "Bram": "Gijs",
}
"""Who plays the part of whom in the demo."""


def build_second(session: Session, now: datetime) -> None:
    """Add the whole second world to an empty database; `now` is aware. Commits nothing."""
    moment = Moment(now)
    people = settle(session, moment, SETTLEMENT)
    write_plans(session, moment, people, PLANS)
    write_progress(session, moment, people, RECORD)
    weeks.write(session, moment, people)
    purses.write(session, moment, people)
    meets.write(session, moment, people)
    write_visits(session, moment, people, VISITS)
