"""What happened to somebody until today: talks, exams, themes of the MAP, hours.

And where an objection goes, and what was said of the plan: the page of the plan asks that in the
same statement.
"""

from sqlalchemy import select

from webapp.case.queries import DATES, DOSSIER
from webapp.core.together import Together
from webapp.courses.pvt.queries import MINUTES_ATTENDED, SIGNED_ON
from webapp.plan.ledger.queries import MINUTES_BY_KIND
from webapp.plan.pip.model import Completion, Exam, MapTheme, MapThemeDone, ProgressTalk
from webapp.plan.pip.queries_objection import DESK
from webapp.plan.pip.queries_said import SAID

EXAMS = select(Exam.part, Exam.result).where(Exam.dossier_id == DOSSIER).order_by(Exam.taken_on)
TALKS_HELD = (
    select(ProgressTalk.held_on)
    .where(ProgressTalk.dossier_id == DOSSIER)
    .order_by(ProgressTalk.held_on)
)
MAP_THEMES = (
    select(MapTheme.text_id, MapThemeDone.done_on)
    .outerjoin(
        MapThemeDone, (MapThemeDone.theme_id == MapTheme.id) & (MapThemeDone.dossier_id == DOSSIER)
    )
    .order_by(MapTheme.position)
)
COMPLETED_ON = select(Completion.map_talk_on, Completion.z_route_done_on).where(
    Completion.dossier_id == DOSSIER
)
HOW_FAR = Together(
    DATES,
    TALKS_HELD,
    EXAMS,
    MAP_THEMES,
    MINUTES_BY_KIND,
    MINUTES_ATTENDED,
    SIGNED_ON,
    COMPLETED_ON,
    DESK,
    SAID,
)
