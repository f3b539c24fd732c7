"""Taking in a whole list, of people or of hours: first it is only read, then all of it is kept or
nothing.
"""

from flask import Blueprint, request
from werkzeug.datastructures import CombinedMultiDict

from webapp.arrival.duo.queries_days import set_day
from webapp.arrival.koppeling.model import Stay
from webapp.case.dossier import DateKind, Dossier, Household, HouseholdKind
from webapp.case.policy import Act, who
from webapp.core import clock, db
from webapp.people.caseload.model import take_in
from webapp.people.caseload.queries import TAKING_IN
from webapp.people.imports import pages_hours, pages_people
from webapp.people.imports.forms import HandIn
from webapp.people.imports.pages import HoursPage, PeoplePage, hours_page, people_page
from webapp.plan.ledger.model import HoursEntry
from webapp.web.access_lines import note_line
from webapp.web.guards import Rows, allows, lists
from webapp.web.reply import Answer, page, saved, shown_once, unsaved
from webapp.web.security import takes_lists
from webapp.web.who_asks import me, our_gemeente

room = Blueprint("imports", __name__)


@room.get("/dossiers/import")
@allows(Act.OPEN_DOSSIER)
def ask() -> Answer:
    return page(PeoplePage(form=HandIn()))


@room.post("/dossiers/import")
@allows(Act.OPEN_DOSSIER)
@takes_lists
def take() -> Answer:
    """With a file: what would happen. With the rows of that answer: it happens."""
    db.scalar(TAKING_IN, **who(me()))
    form = handed_in()
    found = people_page(form)
    if found.faults or found.readings:
        return unsaved(found)
    if not form.is_seen:
        return shown_once(found)
    for line in found.lines:
        open_dossier(line)
    return saved(back="/arriving")


def handed_in() -> HandIn:
    return HandIn(CombinedMultiDict([request.files, request.form]))


def open_dossier(line: pages_people.Line) -> None:
    """Each row lives alone until a partner is added: a list does not say who shares a budget."""
    session, by, now = db.session(), me().id, clock.now()
    household = Household(gemeente_id=our_gemeente(), kind=HouseholdKind.ALONE)
    account, dossier = take_in(
        gemeente_id=our_gemeente(),
        name=line.name,
        language=line.language,
        household=household,
        consulent_id=by,
        born=line.born,
        doelgroep=line.doelgroep,
    )
    session.add_all([household, account])
    session.flush()
    session.add(dossier)
    session.flush()
    note_line(me(), Act.OPEN_DOSSIER, dossier.id, reached=True)
    if line.koppeling:
        set_day(session, dossier.id, DateKind.KOPPELING, line.koppeling, by=by, at=now)
    if line.azc_id:
        stay = Stay(dossier_id=dossier.id, azc_id=line.azc_id, noted_at=now, noted_by_id=by)
        session.add(stay)


@room.get("/hours/import")
@allows(Act.KEEP_HOURS)
def ask_hours() -> Answer:
    return page(HoursPage(form=HandIn(), kept=request.args.get("kept", 0, type=int)))


@room.post("/hours/import")
@lists(Act.KEEP_HOURS, Dossier, noted=True)
@takes_lists
def take_hours(dossiers: Rows[Dossier]) -> Answer:
    """The list of a school: with a file what would happen, with its rows it happens."""
    form = handed_in()
    found = hours_page(form, dossiers)
    if found.faults or found.readings:
        return unsaved(found)
    if not form.is_seen:
        return shown_once(found)
    for line in found.lines:
        write_down(line)
    for dossier_id in {line.dossier_id: None for line in found.lines}:
        note_line(me(), Act.KEEP_HOURS, dossier_id, reached=True)
    return saved(back=f"/hours/import?kept={len(found.lines)}")


def write_down(line: pages_hours.Line) -> None:
    entry = HoursEntry(
        dossier_id=line.dossier_id,
        kind=line.kind,
        minutes=line.minutes,
        until_on=line.until_on,
        source=line.source,
        written_by_id=me().id,
        written_at=clock.now(),
    )
    db.session().add(entry)
