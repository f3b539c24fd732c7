"""Taking in a whole list: first it is only read, then all of it is kept or nothing."""

from typing import Any

from flask import Blueprint, g, request

from webapp import clock, db
from webapp.caseload.model import take_in
from webapp.caseload.queries import TAKING_IN
from webapp.dossiers.model import DateKind, Household, HouseholdKind
from webapp.duo.days import set_day
from webapp.guards import lists, note_access
from webapp.imports.reading import asked, tried
from webapp.imports.sheet import Line
from webapp.koppeling.model import Stay
from webapp.policy import Act, who
from webapp.reply import Answer, page, saved, shown_once, unsaved
from webapp.security import takes_lists

room = Blueprint("imports", __name__)


@room.get("/dossiers/import")
@lists(Act.OPEN_DOSSIER)
def ask(_dossiers: Any) -> Answer:
    return page("imports/new.html", **asked())


@room.post("/dossiers/import")
@lists(Act.OPEN_DOSSIER)
@takes_lists
def take(_dossiers: Any) -> Answer:
    """With a file: what would happen. With the rows of that answer: it happens."""
    typed = request.form.get("rows", "")
    db.scalar(TAKING_IN, **who(g.me))
    text, lines, faults = tried(g.me, typed.encode() or handed_in())
    if faults:
        return unsaved("imports/new.html", **asked(text, lines, faults))
    if not typed:
        return shown_once("imports/new.html", **asked(text, lines))
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
    note_access(g.me, Act.OPEN_DOSSIER, dossier)
    mine: dict[str, Any] = {"noted_at": clock.now(), "noted_by_id": g.me.id}
    if line.koppeling:
        kind = DateKind.KOPPELING
        set_day(session, dossier.id, kind, line.koppeling, by=g.me.id, at=clock.now())
    if line.azc_id:
        session.add(Stay(dossier_id=dossier.id, azc_id=line.azc_id, **mine))
