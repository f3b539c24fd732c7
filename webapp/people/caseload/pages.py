"""What is shown when somebody is taken in, looked for or handed on."""

from typing import Any

from sqlalchemy import Select

from webapp.case.account import Language
from webapp.case.dossier import BegeleidingKind, CloseReason, HouseholdKind, Script
from webapp.case.policy import who
from webapp.case.queries import CONSULENTEN, NAMED
from webapp.case.sessions import Me
from webapp.case.spelling import parts_of, sounds
from webapp.core import clock, db
from webapp.law.duo import Doelgroep
from webapp.people.caseload import queries
from webapp.people.caseload.queries import MOST_FOUND, MOST_PARTS

CHOICES = {
    "languages_spoken": tuple(Language),
    "scripts": tuple(Script),
    "groups": tuple(Doelgroep),
    "households": tuple(HouseholdKind),
}


def new_page(beside: Any = None) -> dict[str, Any]:
    """`beside` is the dossier of somebody in the same household."""
    beside = beside and db.row(NAMED, dossier=beside.id)
    return {"beside": beside, "errors": {}, "typed": {}, "again": False, **CHOICES}


def case_page(me: Me, dossier: Any) -> dict[str, Any]:
    return {
        "dossier": db.row(NAMED, dossier=dossier.id),
        "details": db.row(queries.DETAILS, dossier=dossier.id),
        "guided_by": db.rows(queries.GUIDED_BY, dossier=dossier.id),
        "guides": db.rows(queries.GUIDES),
        "consulenten": db.rows(CONSULENTEN, **who(me)),
        "kinds": tuple(BegeleidingKind),
        "reasons": tuple(CloseReason),
        "today": clock.today(),
        "errors": {},
        "typed": {},
    }


def patterns(typed: str) -> dict[str, str]:
    """What the names are compared with; nothing when there is nothing to hear."""
    heard = [sounds(part) for part in parts_of(typed)][:MOST_PARTS]
    if not heard:
        return {}
    # One sound alone begins half of all names: then it has to be the whole of a part.
    likes = [f"% {sound} %" if len(sound) == 1 else f"% {sound}%" for sound in heard]
    likes += ["%"] * (MOST_PARTS - len(likes))
    return {f"part{number}": like for number, like in enumerate(likes)}


def found(me: Me, dossiers: Select[Any], typed: str) -> dict[str, Any]:
    """Whom the name fits. Who is out of reach is not looked at."""
    values = patterns(typed)
    rows = db.rows(queries.named(dossiers), **who(me), **values) if values else ()
    exact = typed.casefold()
    people = sorted(rows[:MOST_FOUND], key=lambda row: exact not in row.name.casefold())
    return {"people": people, "typed": typed, "more": len(rows) > MOST_FOUND, "heard": bool(values)}
