"""Taking a whole list back: as it was before, but for what was changed meanwhile."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from uuid import UUID

from flask import g

from webapp.case.dossier import CloseReason
from webapp.case.policy import Act, who
from webapp.core import clock, db
from webapp.people.caseload.model import close
from webapp.people.caseload.queries import TAKING_IN
from webapp.people.imports import queries_undoing
from webapp.people.imports.model import Effect, HandedList, ListKind, ListRow
from webapp.people.imports.pages import parts
from webapp.people.imports.routes import room
from webapp.people.imports.routes_lists import act_of, standing
from webapp.plan.ledger.model import HoursEntry
from webapp.web.access_lines import note_line
from webapp.web.guards import keeps
from webapp.web.reply import Answer, saved
from webapp.web.who_asks import me


@room.post("/lists/<uuid:id>/take-back")
@keeps(Act.KEEP_LISTS, HandedList)
def take_back(handed: HandedList) -> Answer:
    """Once: who does it again changes nothing of who did. No other list is kept meanwhile."""
    db.scalar(TAKING_IN, **who(me()))
    if not handed.withdrawn_at:
        rows = db.scalars(queries_undoing.TO_UNDO, list=handed.id)
        undo = undo_people if handed.kind is ListKind.PEOPLE else undo_hours
        undone = undo(rows, clock.now())
        handed.withdrawn_by_id, handed.withdrawn_at = me().id, clock.now()
        handed.throw_away()
        for dossier_id in dict.fromkeys(row.dossier_id for row in undone):
            note_line(me(), act_of(handed), dossier_id, reached=True)
    return saved(back=f"/lists/{handed.id}#told")


def undo_hours(rows: Sequence[ListRow], at: datetime) -> list[ListRow]:
    """What a row wrote is taken back, and what it replaced counts again; unless what it wrote was
    taken back or put right since.
    """
    entries = standing([row.entry_id for row in rows if row.entry_id])
    within = {row.entry_id for row in rows if row.effect is Effect.REPLACED}
    made = {row.entry_id for row in rows if row.effect is Effect.MADE}
    undone = []
    for _, of_row in groupby(rows, key=lambda row: row.row):
        part = [(row, entries[row.entry_id]) for row in of_row if row.entry_id]
        if all(is_as_left(row, entry, within) for row, entry in part):
            for row, entry in part:
                put_back(row, entry, at, again=row.entry_id not in made)
            undone += [row for row, _ in part]
    return undone


def is_as_left(row: ListRow, entry: HoursEntry, within: set[UUID | None]) -> bool:
    if row.effect is Effect.MADE and row.entry_id not in within:
        return entry.withdrawn_at is None
    return entry.withdrawn_at == row.kept_at


def put_back(row: ListRow, entry: HoursEntry, at: datetime, *, again: bool) -> None:
    """`again`: what was replaced counts again, unless the same list had written it."""
    row.undone_at = at
    if row.effect is Effect.MADE:
        entry.take_back(me().id, at)
    elif again:
        entry.withdrawn_at = entry.withdrawn_by_id = None


def undo_people(rows: Sequence[ListRow], at: datetime) -> list[ListRow]:
    """Dossiers that nobody worked on since are closed, and a list may make them anew."""
    undone, of = [], {row.dossier_id: row for row in rows}
    for part in parts(of):
        touched = queries_undoing.touched(part)
        for dossier, account in db.session().execute(queries_undoing.DOSSIERS, {"ids": part}):
            if dossier.id not in touched and dossier.closed_on is None:
                close(dossier, account, (), CloseReason.OTHER, clock.today(), clock.real())
                of[dossier.id].undone_at = at
                undone.append(of[dossier.id])
                g.rights_by = Act.KEEP_CASE
    return undone
