"""What a list from a spreadsheet is held against, and what is shown of it before it is kept."""

from typing import Any

from sqlalchemy import select

from webapp import clock, db
from webapp.accounts.model import Account
from webapp.dossiers.model import Dossier
from webapp.imports import sheet
from webapp.imports.sheet import Fault, Known, Line, Unfit
from webapp.koppeling.queries import OPEN_CENTRES
from webapp.policy import GEMEENTE, who
from webapp.sessions import Me

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
        text = sheet.decoded(data)
        lines, faults = sheet.read(text, known_to(me))
    except Unfit as unfit:
        return "", [], [Fault(0, unfit.args[0])]
    return text, lines, faults


def asked(text: str = "", lines: list[Line] | None = None, faults: Any = ()) -> dict[str, Any]:
    return {
        "text": "" if faults else text,
        "lines": lines or [],
        "shown": (lines or [])[:MOST_SHOWN],
        "faults": list(faults)[:MOST_SHOWN],
        "count": len(faults),
        "errors": {"file": [fault.why for fault in faults][:1]} if faults else {},
    }
