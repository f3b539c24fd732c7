"""What a consulent types of the plan itself: route, level, goal and school."""

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField
from wtforms.widgets import DateInput

from webapp.law.duo import Alfabetisering, Leerroute, Niveau
from webapp.law.lbt import WithoutIntake
from webapp.plan.draft import model
from webapp.plan.draft.forms import CHOOSE, DAY, LONG, a_reason
from webapp.plan.pip.model import MainGoal, Pip
from webapp.speech.i18n import ptext
from webapp.web.choices import YES_OR_NO, One, members
from webapp.web.conflicts import Merging
from webapp.web.fields import Line, Paragraph, Read, a_day_in_force, a_small_number

HOURS = ptext("desk", "Please write a number of hours from 1 to 9,999.")


def an_estimate(typed: str) -> int:
    """Hours, as DUO takes them."""
    hours = a_small_number(typed)
    if not 1 <= hours <= model.MOST_HOURS:
        raise ValueError
    return hours


class PlanFields(Merging):
    """All that a draft says beside its agreements. The first version needs no reason."""

    reason = a_reason()
    leerroute = One(ptext("desk", "Route of the plan"), members(Leerroute), else_=CHOOSE)
    niveau = One(ptext("desk", "Level"), members(Niveau), else_=CHOOSE, optional=True)
    alfabetisering = One(ptext("desk", "Literacy lessons"), members(Alfabetisering), else_=CHOOSE)
    main_goal = One(ptext("desk", "Main goal"), members(MainGoal), else_=CHOOSE)
    school = Line(ptext("desk", "Name of the school"), most=100, else_=LONG)
    school_is_tst = One(
        ptext("desk", "School with keurmerk for the Onderwijsroute (TST)?"),
        YES_OR_NO,
        else_=CHOOSE,
        optional=True,
    )
    estimated_hours = Read(
        ptext("desk", "Estimated hours (B1-route only)"),
        an_estimate,
        else_=HOURS,
        optional=True,
        inputmode="numeric",
    )
    dated_on = Read(
        ptext("desk", "Date of the plan (dagtekening)"),
        a_day_in_force,
        else_=DAY,
        widget=DateInput(),
    )
    may_finish_education = BooleanField(ptext("desk", "May finish a study that was begun"))
    departs_from_lbt = BooleanField(ptext("desk", "Other than the LBT advised"))
    effort_shown = BooleanField()
    without_intake = One(
        ptext("desk", "Fix it though the intake is not finished?"),
        members(WithoutIntake),
        else_=CHOOSE,
        optional=True,
    )
    motivation = Paragraph(
        ptext("desk", "Motivation"), most=model.MOST_MOTIVATION, else_=LONG, dutch=True
    )

    def __init__(self, draft: Pip, posted: MultiDict[str, str] | None = None) -> None:
        super().__init__(model.typed(draft, model.KEPT), posted)
        if draft.number == 1:
            del self.reason
        else:
            del self.without_intake
