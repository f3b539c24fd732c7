"""What the calendar shows: appointments with who comes, PVT, the hours of every week."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from hmac import compare_digest
from itertools import starmap
from uuid import UUID

from flask import current_app

from webapp.calendar.agenda import queries, queries_appointments, queries_feed
from webapp.calendar.agenda.model import Appointment
from webapp.calendar.agenda.pages_feed import address_of
from webapp.calendar.agenda.pages_missing import with_what_was_said
from webapp.calendar.agenda.pages_next import ways_of
from webapp.calendar.agenda.pages_week import Entry, in_order
from webapp.calendar.agenda.queries import Lesson, WalkInHours
from webapp.calendar.agenda.queries_appointments import Coming, Companion, Meeting, ToCall
from webapp.calendar.agenda.queries_free import Timetable
from webapp.calendar.agenda.reminders import come_path, come_seed
from webapp.case.in_hand import Case
from webapp.case.policy import Act, may
from webapp.case.way import Ways
from webapp.contact.push.pages_notice import come_token
from webapp.contact.push.queries import NOT_REACHED
from webapp.core import clock, db
from webapp.core.together import only
from webapp.speech.i18n import Text
from webapp.web.page import Page, Piece
from webapp.web.who_asks import me

Companions = Mapping[UUID, Sequence[Companion]]


class AgendaPage(Page, template="calendar/agenda/show.html"):
    """Thirty appointments a page, PVT on the first one, and the hours of every week."""

    case: Case
    not_reached: bool
    to_call: Sequence[ToCall]
    entries: Sequence[Entry]
    companions: Companions
    weekly: Timetable
    walk_ins: Sequence[WalkInHours]
    ways: Ways
    sites: Sequence[tuple[str, str]]
    """Where one has to be every week or may walk in, with an address."""
    feed: str | None
    number: int
    more: bool
    today: date
    now: datetime
    refused: UUID | None = None
    """The appointment of which an answer was not taken."""
    refusal: Text | None = None


class CardOf(Piece, template="calendar/agenda/_appointment.html"):
    """One appointment as it stands now."""

    appointment: Coming
    companions: Companions
    ways: Ways
    today: date
    now: datetime
    errors: Sequence[Text] = ()


def agenda_page(
    case: Case, number: int, refused: UUID | None = None, refusal: Text | None = None
) -> AgendaPage:
    now, today = clock.now(), clock.today()
    found = coming(case.id, now, (number - 1) * queries.PAGE)
    around = queries_feed.AROUND.read(dossier=case.id, today=today)
    meetings, lessons, free, walk_ins, missed, feed, ways, said = around
    weekly = Timetable.of(lessons, free)
    open_hours = [*starmap(WalkInHours, walk_ins)]
    shown = found[: queries.PAGE]
    sessions = [*starmap(Meeting, meetings)] if number == 1 else []
    whose = {"account": case.inburgeraar_id, "real": clock.real()}
    calls, plans = may(me(), Act.SEE_NOT_REACHED), may(me(), Act.CHANGE_APPOINTMENT)
    return AgendaPage(
        case=case,
        not_reached=calls and bool(db.value(NOT_REACHED, **whose)),
        to_call=[*starmap(ToCall, missed)] if plans else (),
        entries=with_what_was_said(in_order(shown, sessions), said),
        companions=companions(shown),
        weekly=weekly,
        walk_ins=open_hours,
        ways=Ways.of(ways),
        sites=sites_of([*weekly.lessons, *open_hours]),
        feed=address_of(only(feed)) if feed and may(me(), Act.KEEP_FEED) else None,
        number=number,
        more=len(found) > queries.PAGE,
        today=today,
        now=now,
        refused=refused,
        refusal=refusal,
    )


def coming(dossier_id: UUID, now: datetime, skip: int) -> list[Coming]:
    """The appointments that are not over, thirty and one to see whether there are more."""
    values = {"dossier": dossier_id, "now": now, "skip": skip}
    return db.read(Coming, queries_appointments.UPCOMING, **values)


def companions(appointments: Iterable[Coming]) -> Companions:
    """Who comes to each of them."""
    ids = [appointment.id for appointment in appointments]
    found: dict[UUID, list[Companion]] = defaultdict(list)
    for each in db.read(Companion, queries_appointments.COMPANY, ids=ids) if ids else ():
        found[each.appointment_id].append(each)
    return found


def card_of(id: UUID, *errors: Text) -> CardOf:
    (found,) = db.read(Coming, queries_appointments.ONE, id=id)
    return CardOf(
        appointment=found,
        companions=companions([found]),
        ways=ways_of(found.dossier_id),
        today=clock.today(),
        now=clock.now(),
        errors=errors,
    )


def sites_of(hours: Iterable[Lesson | WalkInHours]) -> list[tuple[str, str]]:
    return [*dict.fromkeys((each.place, each.address) for each in hours if each.address)]


def may_come(appointment: Appointment, token: str) -> bool:
    """Whether this token was sent for the appointment as it stands now, and nobody used it yet."""
    pepper, seed = current_app.extensions["config"].secret, come_seed(appointment)
    wanted = come_token(pepper, me().id, come_path(appointment), seed)
    still = appointment.is_open(clock.now())
    return still and compare_digest(wanted.encode(), token.encode())
