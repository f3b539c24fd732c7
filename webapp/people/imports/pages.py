"""What a list from a spreadsheet is held against, and what is shown of it before it is kept."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, select

from webapp.arrival.koppeling.queries import OPEN_CENTRES
from webapp.case.account import Account
from webapp.case.dossier import Dossier
from webapp.case.policy import GEMEENTE, who
from webapp.case.sessions import Me
from webapp.core import clock, db
from webapp.people.imports import hours, sheet
from webapp.people.imports.hours import Person, Said, Who
from webapp.people.imports.sheet import Known, Line
from webapp.people.imports.table import Fault, Unfit, decoded
from webapp.plan.ledger.model import same
from webapp.plan.ledger.queries import ENTRIES, born_on

MOST_SHOWN = 100
PEOPLE = (
    select(Account.name_key, Dossier.born_on)
    .join(Dossier, Dossier.inburgeraar_id == Account.id)
    .where(Dossier.gemeente_id == GEMEENTE)
)


def known_to(me: Me) -> Known:
    values = who(me)
    return Known(
        centres={row.name.lower(): row.id for row in db.rows(OPEN_CENTRES, **values)},
        people={(row.name_key, row.born_on) for row in db.rows(PEOPLE, **values)},
        today=clock.today(),
    )


def tried(me: Me, data: bytes) -> tuple[str, list[Line], list[Fault]]:
    """The text as it was read, and what of it is right and wrong."""
    try:
        text = decoded(data)
        lines, faults = sheet.read(text, known_to(me))
    except Unfit as unfit:
        return "", [], [Fault(0, unfit.args[0])]
    return text, lines, faults


def hours_tried(
    me: Me, dossiers: Select[Any], data: bytes
) -> tuple[str, list[hours.Line], list[Fault]]:
    """The same of a list of hours, about people among these dossiers."""
    try:
        text = decoded(data)
        said, faults = hours.read(text, clock.today())
    except Unfit as unfit:
        return "", [], [Fault(0, unfit.args[0])]
    people = people_in(me, dossiers, said)
    ids = [person.dossier_id for found in people.values() for person in found]
    kept = {same(row) for row in db.rows(ENTRIES, dossiers=ids)}
    lines, more = hours.placed(said, people, kept)
    return text, lines, sorted([*faults, *more])


def people_in(me: Me, dossiers: Select[Any], said: Sequence[Said]) -> dict[Who, list[Person]]:
    days = {each.born_on for each in said}
    people: dict[Who, list[Person]] = defaultdict(list)
    for row in db.rows(born_on(dossiers), **who(me), days=[*days]):
        people[hours.who(row.name, row.born_on)].append(Person(row.id, row.name))
    return people


def asked(text: str = "", lines: Sequence[Any] = (), faults: Any = ()) -> dict[str, Any]:
    return {
        "text": "" if faults else text,
        "lines": lines,
        "shown": lines[:MOST_SHOWN],
        "faults": list(faults)[:MOST_SHOWN],
        "count": len(faults),
        "errors": {"file": [fault.why for fault in faults][:1]} if faults else {},
    }
