"""A visit that is still to come: the page to plan it, the page to move it or call it off."""

from collections.abc import Mapping, Sequence

from webapp.calendar.agenda.model import Appointment, AppointmentKind, Attendee, Company, NoAddress
from webapp.calendar.scheduling.model import ClashKind
from webapp.calendar.scheduling.queries_clashes import Clash, clashes
from webapp.case.in_hand import Case
from webapp.case.queries import GUIDES
from webapp.core import clock, db
from webapp.guidance.visits.forms_ahead import CancelVisit, Hours, MoveVisit, PlanVisit
from webapp.guidance.visits.model import HowMet
from webapp.guidance.visits.model_begun import of_appointment
from webapp.web.page import Page
from webapp.web.who_asks import me

KINDS = {HowMet.HOME: AppointmentKind.HOME_VISIT, HowMet.WALK_IN: AppointmentKind.WALK_IN}
NOWHERE = {HowMet.HOME: NoAddress.HOME, HowMet.PHONE: NoAddress.PHONE}
TELLING = (ClashKind.LESSON, ClashKind.PVT, ClashKind.APPOINTMENT, ClashKind.HOST)
"""Volunteers come in weekends and holidays, and to walk-in hours."""


class PlanVisitPage(Page, template="guidance/visits/plan.html"):
    case: Case
    form: PlanVisit
    clashes: Sequence[Clash] = ()


class AheadPage(Page, template="guidance/visits/ahead.html"):
    case: Case
    appointment: Appointment
    move: MoveVisit
    cancel: CancelVisit
    open: bool
    to_note: str
    """What the address of the form of a visit says of it."""
    held: bool
    """It began, and was not called off."""
    clashes: Sequence[Clash] = ()


def plan_page(case: Case, asked: Mapping[str, str]) -> PlanVisitPage:
    """The day and the hour may be known already: of the visit that was just noted."""
    begun = {"how": HowMet.HOME, "minutes": "60", "day": asked.get("day"), "at": asked.get("at")}
    return PlanVisitPage(case=case, form=PlanVisit(data=begun))


def ahead_page(
    case: Case,
    appointment: Appointment,
    move: MoveVisit | None = None,
    cancel: CancelVisit | None = None,
    found: Sequence[Clash] = (),
) -> AheadPage:
    starts, now = appointment.starts_local, clock.now()
    minutes = (appointment.ends_local - starts).total_seconds() // 60
    at = starts.time().isoformat("minutes")
    stands = {"day": starts.date().isoformat(), "at": at, "minutes": f"{minutes:.0f}"}
    return AheadPage(
        case=case,
        appointment=appointment,
        move=move or MoveVisit(data=stands),
        cancel=cancel or CancelVisit(),
        open=appointment.is_open(now),
        to_note=of_appointment(starts, appointment.ends_local, appointment.kind, appointment.place),
        held=not appointment.cancelled_at and now >= appointment.starts_at,
        clashes=found,
    )


def in_the_way(case: Case, form: Hours, moved: Appointment | None = None) -> list[Clash]:
    """What else stands there, unless somebody saw that and wants it all the same."""
    if form.is_wanted_anyway:
        return []
    found = clashes(me(), case.id, me().id, [form.slot], moved.id if moved else None)
    return [each for those in found.values() for each in those if each.kind in TELLING]


def appointment_of(case: Case, form: PlanVisit) -> Appointment:
    how, (starts, ends) = form.how.sure, form.slot
    made = Appointment(
        dossier_id=case.id,
        kind=KINDS.get(how, AppointmentKind.GUIDE_TALK),
        starts_local=starts,
        ends_local=ends,
        place=str(NOWHERE.get(how) or form.place.sure),
        bring=[thing.value for thing in form.bring.values],
        host_id=me().id,
    )
    made.company = [Company(position=0, name=me().name, role=role_here(case))]
    return made


def role_here(case: Case) -> Attendee:
    guides = db.rows(GUIDES, dossier=case.id, today=clock.today())
    return next(Attendee(kind) for id, _, kind in guides if id == me().id)
