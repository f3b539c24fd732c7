"""What is shown of people on their way: who waits where, and who was reached."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select

from webapp.arrival.duo.model import Days
from webapp.arrival.koppeling import queries
from webapp.arrival.koppeling.model import FromCoa, HowTried, Stage, stage_of, weeks_since
from webapp.case.account import Language
from webapp.case.dates import days_of, plan_deadline
from webapp.case.dossier import DateKind
from webapp.case.policy import who
from webapp.case.queries import NAMED
from webapp.case.sessions import Me
from webapp.core import clock, db
from webapp.law import promises
from webapp.law.periods import Reckoned
from webapp.law.rules import Rulebook
from webapp.rules.book import rulebook


@dataclass(frozen=True, kw_only=True)
class Arriving:
    """Somebody without a plan, as the list shows them."""

    id: UUID
    name: str
    language: Language
    consulent: str | None
    stage: Stage
    weeks: int | None
    """Since the koppeling; None when that day is not known."""
    azc: str | None
    minutes: int | None
    contact_days: int | None
    """From koppeling to the first contact; None when there was none, or no day to count from."""
    contact_on: date | None
    attempts: int
    told: int
    silent: bool
    deadline: Reckoned | None


def arriving_of(me: Me, dossiers: Select[Any], number: int) -> dict[str, Any]:
    skip = (number - 1) * queries.PAGE
    found = db.rows(queries.arriving(dossiers), **who(me), skip=skip)
    rules, today = rulebook(me.gemeente_id) if me.gemeente_id else None, clock.today()
    return {
        "people": [person_of(rules, row, today) for row in found[: queries.PAGE] if rules],
        "number": number,
        "more": len(found) > queries.PAGE,
        "to_tell": len(FromCoa),
    }


def person_of(rules: Rulebook, row: Any, today: date) -> Arriving:
    days: Days = {kind: day for kind in DateKind if (day := row._mapping[kind.name])}
    koppeling, contact, stage = days.get(DateKind.KOPPELING), first_contact(row), stage_of(days)
    silent = bool(koppeling and contact is None and promises.silent(rules, koppeling, today))
    return Arriving(
        id=row.id,
        name=row.name,
        language=row.language,
        consulent=row.consulent,
        stage=stage,
        weeks=weeks_since(koppeling, today) if koppeling else None,
        azc=row.azc,
        minutes=row.minutes,
        contact_days=max(0, (contact - koppeling).days) if contact and koppeling else None,
        contact_on=contact,
        attempts=row.attempts,
        told=row.told,
        silent=silent and stage is Stage.ON_THE_WAY,
        deadline=plan_deadline(rules, days),
    )


def first_contact(row: Any) -> date | None:
    """When somebody was first reached, or came in with the code themselves."""
    phone = row.first_phone and clock.day_of(row.first_phone)
    return min((day for day in (row.first_reached, phone) if day), default=None)


def told_by_coa(dossier: Any) -> dict[str, Any]:
    told = {row.item: row for row in db.rows(queries.TOLD, dossier=dossier.id)}
    items = [(item, told.get(item)) for item in FromCoa]
    return {"dossier": dossier, "items": items, "told": len(told), "errors": {}}


def arrival_page(me: Me, dossier: Any) -> dict[str, Any]:
    days = days_of(dossier.id)
    koppeling = days.get(DateKind.KOPPELING)
    return told_by_coa(db.row(NAMED, dossier=dossier.id)) | {
        "stage": stage_of(days),
        "weeks": weeks_since(koppeling, clock.today()) if koppeling else None,
        "koppeling": koppeling,
        "centres": db.rows(queries.OPEN_CENTRES, **who(me)),
        "stays": db.rows(queries.STAYS, dossier=dossier.id),
        "attempts": db.rows(queries.ATTEMPTS, dossier=dossier.id),
        "ways": tuple(HowTried),
        "today": clock.today(),
        "typed": {},
    }


def centres_page(me: Me, errors: Mapping[str, Any], typed: Mapping[str, str]) -> dict[str, Any]:
    return {"centres": db.rows(queries.CENTRES, **who(me)), "errors": errors, "typed": typed}
