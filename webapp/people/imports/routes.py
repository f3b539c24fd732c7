"""Taking in a whole list, of people or of hours: first it is only read, then all of it is kept or
nothing.
"""

from typing import Any

from flask import Blueprint, g, request

from webapp.arrival.duo.days import set_day
from webapp.arrival.koppeling.model import Stay
from webapp.case.dossier import DateKind, Household, HouseholdKind
from webapp.case.policy import Act, who
from webapp.core import clock, db
from webapp.guards import lists
from webapp.people.caseload.model import take_in
from webapp.people.caseload.queries import TAKING_IN
from webapp.people.imports import hours
from webapp.people.imports.pages import asked, hours_tried, tried
from webapp.people.imports.sheet import Line
from webapp.plan.ledger.model import HoursEntry
from webapp.reply import Answer, page, saved, shown_once, unsaved
from webapp.web.access_lines import note_line
from webapp.web.security import takes_lists

room = Blueprint("imports", __name__)


@room.get("/dossiers/import")
@lists(Act.OPEN_DOSSIER)
def ask(_dossiers: Any) -> Answer:
    return page("people/imports/new.html", **asked())


@room.post("/dossiers/import")
@lists(Act.OPEN_DOSSIER)
@takes_lists
def take(_dossiers: Any) -> Answer:
    """With a file: what would happen. With the rows of that answer: it happens."""
    typed = request.form.get("rows", "")
    db.scalar(TAKING_IN, **who(g.me))
    text, lines, faults = tried(g.me, typed.encode() or handed_in())
    if faults:
        return unsaved("people/imports/new.html", **asked(text, lines, faults))
    if not typed:
        return shown_once("people/imports/new.html", **asked(text, lines))
    for line in lines:
        keep(line)
    return saved(back="/arriving")


def handed_in() -> bytes:
    file = request.files.get("file")
    if file is None:
        return b""
    with file.stream as stream:
        return stream.read()


def keep(line: Line) -> None:
    """Each row lives alone until a partner is added: a list does not say who shares a budget."""
    session = db.session()
    household = Household(gemeente_id=g.me.gemeente_id, kind=HouseholdKind.ALONE)
    account, dossier = take_in(
        gemeente_id=g.me.gemeente_id,
        name=line.name,
        language=line.language,
        household=household,
        consulent_id=g.me.id,
        born_on=line.born_on,
        doelgroep=line.doelgroep,
    )
    session.add_all([household, account])
    session.flush()
    session.add(dossier)
    session.flush()
    note_line(g.me, Act.OPEN_DOSSIER, dossier.id, reached=True)
    mine: dict[str, Any] = {"noted_at": clock.now(), "noted_by_id": g.me.id}
    if line.koppeling:
        kind = DateKind.KOPPELING
        set_day(session, dossier.id, kind, line.koppeling, by=g.me.id, at=clock.now())
    if line.azc_id:
        session.add(Stay(dossier_id=dossier.id, azc_id=line.azc_id, **mine))


@room.get("/hours/import")
@lists(Act.KEEP_HOURS)
def ask_hours(_dossiers: Any) -> Answer:
    kept = request.args.get("kept", 0, type=int)
    return page("people/imports/hours.html", kept=kept, **asked())


@room.post("/hours/import")
@lists(Act.KEEP_HOURS, noted=True)
@takes_lists
def take_hours(dossiers: Any) -> Answer:
    """The list of a school: with a file what would happen, with its rows it happens."""
    typed = request.form.get("rows", "")
    text, lines, faults = hours_tried(g.me, dossiers, typed.encode() or handed_in())
    if faults:
        return unsaved("people/imports/hours.html", **asked(text, lines, faults))
    if not typed:
        return shown_once("people/imports/hours.html", **asked(text, lines))
    for line in lines:
        write_down(line)
    for line in {line.dossier_id: line for line in lines}.values():
        note_line(g.me, Act.KEEP_HOURS, line.dossier_id, reached=True)
    return saved(back=f"/hours/import?kept={len(lines)}")


def write_down(line: hours.Line) -> None:
    entry = HoursEntry(
        dossier_id=line.dossier_id,
        kind=line.kind,
        minutes=line.minutes,
        until_on=line.until_on,
        source=line.source,
        written_by_id=g.me.id,
        written_at=clock.now(),
    )
    db.session().add(entry)
