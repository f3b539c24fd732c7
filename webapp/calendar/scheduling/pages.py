"""What the planner, the page to change an appointment and the calendar of the staff show."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta

from werkzeug.datastructures import MultiDict

from webapp.calendar.agenda.model import Appointment, Attendee
from webapp.calendar.agenda.model_free import SchoolHoliday
from webapp.calendar.agenda.pages_feed import address_of
from webapp.calendar.scheduling import forms, forms_calendar, forms_change, queries
from webapp.calendar.scheduling.model import Person, Place
from webapp.calendar.scheduling.queries import Entry, Holiday
from webapp.calendar.scheduling.queries_clashes import Clash
from webapp.calendar.scheduling.queries_taken import NOBODY, Slot, Taken
from webapp.case.in_hand import Case
from webapp.case.policy import Act, may, who
from webapp.case.queries import CONSULENTEN, GUIDES
from webapp.core import clock, db
from webapp.law.calendar import monday_of
from webapp.web.guards import Rows
from webapp.web.page import Page
from webapp.web.who_asks import me

WEEK = timedelta(days=7)
Clashing = Mapping[datetime, Sequence[Clash]]


class PlannerPage(Page, template="calendar/scheduling/plan.html"):
    case: Case
    form: forms.PlanAppointment
    clashes: Clashing | None = None
    some_free: bool = False


class ChangePage(Page, template="calendar/scheduling/change.html"):
    case: Case
    appointment: Appointment
    move: forms_change.Move
    cancel: forms_change.Cancel
    missed: forms_change.Missed
    open: bool
    began: bool
    clashes: Clashing | None = None
    some_free: bool = False


class CalendarPage(Page, template="calendar/scheduling/calendar.html"):
    """One's own week with names; of a colleague only which hours are taken."""

    form: forms_calendar.KeepFeed
    monday: date
    before: date
    after: date
    today: date
    by_day: Mapping[date, Sequence[Entry | Taken]]
    others: Sequence[Person]
    other: Person | None
    state: str
    feed: str | None


class HolidaysPage(Page, template="calendar/scheduling/holidays.html"):
    holidays: Sequence[Holiday]
    form: forms_calendar.Holiday


def planner_of(case: Case, posted: MultiDict[str, str] | None = None) -> forms.PlanAppointment:
    """With whom: a consulent of the gemeente, or who guides."""
    values = who(me()) | {"dossier": case.id}
    guides = [Person(id, name, Attendee(kind)) for id, name, kind in db.rows(GUIDES, **values)]
    begun = {
        "host": str(me().id),
        "kind": forms.KINDS[0],
        "place": Place.GEMEENTEHUIS,
        "minutes": "45",
        "times": "1",
        "interpreter": "yes" if case.may_need_interpreter else "no",
    }
    hosts = [*db.read(Person, CONSULENTEN, **values), *guides]
    return forms.PlanAppointment(posted, begun, hosts, guides)


def change_page(
    case: Case,
    appointment: Appointment,
    tried: forms_change.Move | forms_change.Cancel | forms_change.Missed | None = None,
    clashes: Clashing | None = None,
) -> ChangePage:
    """The appointment as it stands now, what can be done with it, and what was tried."""
    now, starts = clock.now(), appointment.starts_local
    minutes = int((appointment.ends_local - starts).total_seconds() // 60)
    at = starts.time().isoformat("minutes")
    stands = {"day": starts.date().isoformat(), "at": at, "minutes": str(minutes)}
    return ChangePage(
        case=case,
        appointment=appointment,
        move=tried if isinstance(tried, forms_change.Move) else forms_change.Move(data=stands),
        cancel=tried if isinstance(tried, forms_change.Cancel) else forms_change.Cancel(),
        missed=tried if isinstance(tried, forms_change.Missed) else forms_change.Missed(),
        open=not appointment.cancelled_at and now < appointment.starts_at,
        began=not appointment.cancelled_at and now >= appointment.starts_at,
        clashes=clashes,
    )


def is_stale(appointment: Appointment, form: forms_change.Change) -> bool:
    """Moved, cancelled or begun since it was looked at."""
    return form.seen.data != appointment.sequence or not appointment.is_open(clock.now())


def some_free(clashing: Clashing, slots: Sequence[Slot]) -> bool:
    return len(clashing) < len(slots)


def week_asked_for(asked: str | None) -> date:
    """The Monday of the week that is asked for; nonsense is this week."""
    try:
        day = date.fromisoformat(asked or "")
    except ValueError:
        day = clock.today()
    far = timedelta(days=3 * 366)
    day = day if abs(day - clock.today()) < far else clock.today()
    return monday_of(day)


def calendar_page(
    mine: Rows[Appointment], asked: Mapping[str, str], form: forms_calendar.KeepFeed | None = None
) -> CalendarPage:
    monday, values = week_asked_for(asked.get("week")), who(me())
    days = [monday + timedelta(days=number) for number in range(7)]
    colleagues = may(me(), Act.PLAN_APPOINTMENT)
    people = db.read(Person, CONSULENTEN, **values) if colleagues else []
    others = [each for each in people if each.id != me().id]
    other = next((each for each in others if str(each.id) == asked.get("of")), None)
    own = [] if other else own_week(mine, monday)
    entries = taken_of(other, monday) if other else own
    by_day = {day: [e for e in entries if e.starts_local.date() == day] for day in days}
    feed = None if other else db.row(queries.MY_FEED, **values)
    return CalendarPage(
        form=form or forms_calendar.KeepFeed(),
        monday=monday,
        before=monday - WEEK,
        after=monday + WEEK,
        today=clock.today(),
        by_day={d: t for d, t in by_day.items() if t or d.weekday() < 5 or not colleagues},
        others=others,
        other=other,
        state="" if other else state_of(own),
        feed=feed and address_of(feed.id),
    )


def state_of(entries: Sequence[Entry]) -> str:
    """Changes with every answer, and with whatever is moved, cancelled, planned or noted."""
    marks = (
        f"{each.id.hex[:4]}.{each.sequence}.{each.answers_given}"
        f".{each.missed_at is not None:d}{each.called_at is not None:d}"
        for each in entries
    )
    return "answers=" + "-".join(marks)


def news_of(mine: Rows[Appointment], asked: Mapping[str, str]) -> str:
    """The same of one's own week, in one statement."""
    return state_of(own_week(mine, week_asked_for(asked.get("week"))))


def own_week(mine: Rows[Appointment], monday: date) -> list[Entry]:
    week = queries.week_of(mine)
    return db.read(Entry, week, **who(me()), host=me().id, **week_from(monday))


def taken_of(other: Person, monday: date) -> list[Taken]:
    return db.read(Taken, queries.OF_HOST, host=other.id, but=NOBODY, **week_from(monday))


def week_from(monday: date) -> dict[str, datetime]:
    return {"first": at_midnight(monday), "until": at_midnight(monday + WEEK)}


def at_midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def holidays_page(
    ours: Rows[SchoolHoliday], form: forms_calendar.Holiday | None = None
) -> HolidaysPage:
    found = db.read(Holiday, queries.coming(ours), **who(me()))
    return HolidaysPage(holidays=found, form=form or forms_calendar.Holiday())
