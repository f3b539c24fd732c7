"""What somebody sees of the visits to one person, and what the form of a visit needs."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from webapp.calendar.agenda import pages_week as week
from webapp.calendar.agenda.queries_free import WEEKLY, Timetable
from webapp.case.in_hand import Case
from webapp.case.policy import who
from webapp.case.queries import CONTACTS
from webapp.core import clock, db
from webapp.guidance.visits import forms, forms_begun, forms_words, queries
from webapp.guidance.visits.model import Visit
from webapp.guidance.visits.queries import Note
from webapp.guidance.visits.queries_words import OwnWords, own_words
from webapp.speech.hints import Hint
from webapp.web.page import Page, Piece
from webapp.web.who_asks import me

ABOUT_AN_HOUR = timedelta(hours=1)
Lessons = Sequence[tuple[week.Entry, bool]]
"""Those on the day of a next visit, and whether they clash with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One visit: its latest note, what stood there before, and the person's own words."""

    note: Note
    earlier: Sequence[Note]
    added: Sequence[OwnWords]
    lessons: Lessons
    form: forms_words.AddWords
    """Empty, or what was refused."""


class VisitsPage(Page, template="guidance/visits/show.html"):
    case: Case
    visits: Sequence[Shown]
    form: forms_words.AddWords
    number: int = 1
    more: bool = False


class VisitPiece(Piece, template="guidance/visits/_visit.html"):
    case: Case
    shown: Shown


class NotePage(Page, template="guidance/visits/new.html"):
    """The form; `former` is the note that it corrects."""

    case: Case
    form: forms.LogVisit
    former: Visit | None
    names: Sequence[str]
    """Who stand on the page anyway: to write them is no hint."""
    found: Sequence[Hint] = ()


class NotePiece(Piece, template="guidance/visits/_form.html"):
    case: Case
    form: forms.LogVisit
    former: Visit | None
    names: Sequence[str]
    found: Sequence[Hint] = ()


class LoggedPiece(Piece, template="guidance/visits/_logged.html"):
    case: Case
    visit: Visit
    lessons: Lessons


def visits_page(case: Case, number: int) -> VisitsPage:
    """Thirty visits, the newest first, with earlier notes and the person's own words."""
    values = who(me()) | {"dossier": case.id, "skip": (number - 1) * queries.PAGE}
    found = db.read(Note, queries.visits(me().role), **values)
    shown = around(case, found[: queries.PAGE], {})
    more = len(found) > queries.PAGE
    return VisitsPage(case=case, visits=shown, form=forms_words.blank(), number=number, more=more)


def refused_words(case: Case, visit: VisitPiece) -> VisitsPage:
    """The first page, with that visit above."""
    mine, page = visit.shown, visits_page(case, 1)
    others = [each for each in page.visits if each.note.first_id != mine.note.first_id]
    return VisitsPage(case=case, visits=[mine, *others], form=mine.form, more=page.more)


def visit_piece(case: Case, visit: Visit, form: forms_words.AddWords | None = None) -> VisitPiece:
    first_id = first_of(visit)
    values = who(me()) | {"dossier": case.id, "first_ids": [first_id]}
    found = db.read(Note, queries.one_visit(me().role), **values)
    (shown,) = around(case, found, {first_id: form} if form else {})
    return VisitPiece(case=case, shown=shown)


def first_of(visit: Visit) -> UUID:
    """The id of the first note of a visit."""
    return visit.corrects_id or visit.id


def around(
    case: Case, notes: Sequence[Note], tried: Mapping[UUID, forms_words.AddWords]
) -> list[Shown]:
    """What belongs to these visits."""
    values = who(me()) | {"dossier": case.id, "first_ids": [note.first_id for note in notes]}
    earlier: dict[UUID, list[Note]] = defaultdict(list)
    added: dict[UUID, list[OwnWords]] = defaultdict(list)
    for note in db.read(Note, queries.earlier(me().role), **values) if notes else ():
        earlier[note.first_id].append(note)
    for words in db.read(OwnWords, own_words(me().role), **values) if notes else ():
        added[words.first_id].append(words)
    lessons = lessons_beside(case, notes)
    return [
        Shown(
            note=note,
            earlier=earlier[note.first_id],
            added=added[note.first_id],
            lessons=lessons.get(note.id, ()),
            form=tried.get(note.first_id, forms_words.blank()),
        )
        for note in notes
    ]


def lessons_beside(case: Case, visits: Sequence[Note | Visit]) -> dict[UUID, Lessons]:
    """The lessons on the day of each next visit that is still to come, and whether they clash."""
    today = clock.today()
    coming = [(each, each.next_on) for each in visits if each.next_on and each.next_on >= today]
    values = {"dossier": case.id, "today": today}
    if not coming:
        return {}
    weekly = Timetable.of(*WEEKLY.read(**values))
    return {
        visit.id: [
            (lesson, clashes(day, visit.next_at, lesson))
            for lesson in week.lessons_on(weekly, day, 1)
        ]
        for visit, day in coming
    }


def clashes(day: date, at: time | None, lesson: week.Entry) -> bool:
    """Whether a visit of about an hour falls in the lesson. Without a time nobody knows."""
    if at is None:
        return False
    begins = datetime.combine(day, at)
    return begins < datetime.combine(day, lesson.ends) and begins + ABOUT_AN_HOUR > lesson.begins


def note_page(
    case: Case,
    former: Visit | None = None,
    form: forms.LogVisit | None = None,
    found: Sequence[Hint] = (),
) -> NotePage:
    """The form, empty, as it was typed, or as the note to correct stands."""
    today = clock.today()
    fresh = forms_begun.as_noted(today, former) if former and not form else forms.empty(today)
    return NotePage(
        case=case, form=form or fresh, former=former, names=names_beside(case), found=found
    )


def names_beside(case: Case) -> list[str]:
    contacts = db.rows(CONTACTS, dossier=case.id, today=clock.today())
    return list(dict.fromkeys([case.name, me().name, *(contact.name for contact in contacts)]))


def logged(case: Case, visit: Visit) -> LoggedPiece:
    lessons = lessons_beside(case, [visit]).get(visit.id, ())
    return LoggedPiece(case=case, visit=visit, lessons=lessons)
