"""A list that was handed in: what becomes of its rows, and keeping them. A long one is kept portion
by portion.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from flask import g, request

from webapp.arrival.duo.model import DateChange
from webapp.arrival.koppeling.model import Stay
from webapp.case.account import Account
from webapp.case.dossier import DateKind, Dossier, DossierDate, Household, HouseholdKind
from webapp.case.policy import Act, who
from webapp.core import clock, db
from webapp.people.caseload.model import take_in
from webapp.people.caseload.queries import TAKING_IN
from webapp.people.imports import pages_hours, pages_people, queries
from webapp.people.imports.forms_questions import answered
from webapp.people.imports.model import Effect, HandedList, ListKind, ListRow
from webapp.people.imports.pages import Keeping, Line, list_page, outcome, parts
from webapp.people.imports.routes import room
from webapp.plan.ledger.model import HoursEntry
from webapp.web.access_lines import note_line
from webapp.web.guards import keeps
from webapp.web.reply import Answer, page, page_number, saved
from webapp.web.who_asks import me, our_gemeente

PORTION = 5000
"""So many rows are kept in one unit of work: nobody waits long for it."""


@room.get("/lists/<uuid:id>")
@keeps(Act.KEEP_LISTS, HandedList)
def show(handed: HandedList) -> Answer:
    return page(list_page(handed, page_number()))


@room.post("/lists/<uuid:id>/keep")
@keeps(Act.KEEP_LISTS, HandedList)
def keep(handed: HandedList) -> Answer:
    """What is ready, with what was answered now; or the next portion of a long list."""
    if not handed.reached:
        handed.answers = handed.answers | answered(request.form)
    if handed.packed and not handed.withdrawn_at:
        keep_portion(handed)
    return saved(Keeping(handed=handed), back=f"/lists/{handed.id}#told")


@room.post("/lists/<uuid:id>/throw-away")
@keeps(Act.KEEP_LISTS, HandedList)
def throw_away(handed: HandedList) -> Answer:
    """What waits still: nobody needs it any more."""
    handed.throw_away()
    return saved(back=f"/lists/{handed.id}#told")


def keep_portion(handed: HandedList) -> None:
    until = handed.reached + PORTION
    db.scalar(TAKING_IN, **who(me()))
    found = outcome(handed, handed.reached, until, held=True)
    keep_lines(handed, found.ready, clock.now())
    handed.reached = until if until < handed.rows else 0
    if handed.reached or found.waits:
        return
    if until == PORTION or not outcome(handed).waits:
        handed.throw_away()


def keep_lines(handed: HandedList, lines: Sequence[Line], at: datetime) -> None:
    """The dossiers are written first: what a row did refers to them."""
    people = [line for line in lines if isinstance(line, pages_people.Line)]
    hours = [line for line in lines if isinstance(line, pages_hours.Line)]
    rows = open_dossiers(handed, people, at) if people else write_down(handed, hours, at)
    db.session().flush()
    db.session().add_all(rows)
    for dossier_id in dict.fromkeys(row.dossier_id for row in rows):
        note_line(me(), act_of(handed), dossier_id, reached=True)


def act_of(handed: HandedList) -> Act:
    return Act.OPEN_DOSSIER if handed.kind is ListKind.PEOPLE else Act.KEEP_HOURS


def open_dossiers(
    handed: HandedList, lines: Sequence[pages_people.Line], at: datetime
) -> list[ListRow]:
    """Each row lives alone until a partner is added: a list does not say who shares a budget. Who
    handed it in is their consulent.
    """
    session, rows, g.rights_by = db.session(), [], Act.OPEN_DOSSIER
    taken = [(line, *taken_in(line, handed.handed_by_id)) for line in lines]
    session.add_all(each for _, household, account, _ in taken for each in (household, account))
    session.flush()
    session.add_all(dossier for *_, dossier in taken)
    session.flush()
    for line, _, _, dossier in taken:
        add_days(line, dossier, at)
        rows.append(row_of(handed, line.row, Effect.MADE, dossier.id, at))
    return rows


def taken_in(line: pages_people.Line, consulent: UUID) -> tuple[Household, Account, Dossier]:
    household = Household(gemeente_id=our_gemeente(), kind=HouseholdKind.ALONE)
    account, dossier = take_in(
        gemeente_id=our_gemeente(),
        name=line.name,
        language=line.language,
        household=household,
        consulent_id=consulent,
        born=line.born,
        doelgroep=line.doelgroep,
    )
    return household, account, dossier


def add_days(line: pages_people.Line, dossier: Dossier, at: datetime) -> None:
    session, id, by = db.session(), dossier.id, me().id
    if line.koppeling:
        kind, day = DateKind.KOPPELING, line.koppeling
        session.add(DossierDate(dossier_id=id, kind=kind, day=day))
        session.add(DateChange(dossier_id=id, kind=kind, day=day, noted_at=at, noted_by_id=by))
    if line.azc_id:
        session.add(Stay(dossier_id=id, azc_id=line.azc_id, noted_at=at, noted_by_id=by))


def write_down(
    handed: HandedList, lines: Sequence[pages_hours.Line], at: datetime
) -> list[ListRow]:
    """Hours come beside what stands there, or in its place; then that is taken back."""
    rows, made = [], {line.row: entry_of(line, at) for line in lines}
    there = standing([old.id for line in lines for old in line.replaced if old.id])
    db.session().add_all(made.values())
    for line in lines:
        of = line.dossier_id
        rows.append(row_of(handed, line.row, Effect.MADE, of, at, made[line.row]))
        for old in line.replaced:
            entry = there[old.id] if old.id else made[old.row]
            entry.take_back(me().id, at)
            rows.append(row_of(handed, line.row, Effect.REPLACED, of, at, entry))
    return rows


def standing(ids: Sequence[UUID]) -> dict[UUID, HoursEntry]:
    found = (db.scalars(queries.THE_ENTRIES, ids=part) for part in parts(ids))
    return {entry.id: entry for part in found for entry in part}


def entry_of(line: pages_hours.Line, at: datetime) -> HoursEntry:
    return HoursEntry(
        dossier_id=line.dossier_id,
        kind=line.said.kind,
        minutes=line.said.minutes,
        until_on=line.said.until_on,
        since_on=line.said.since_on,
        spans=line.spans,
        source=line.said.source,
        written_by_id=me().id,
        written_at=at,
    )


def row_of(
    handed: HandedList,
    number: int,
    effect: Effect,
    dossier_id: UUID,
    at: datetime,
    entry: HoursEntry | None = None,
) -> ListRow:
    return ListRow(
        list_id=handed.id,
        row=number,
        effect=effect,
        dossier_id=dossier_id,
        entry_id=entry.id if entry else None,
        kept_at=at,
    )
