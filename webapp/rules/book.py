"""The rulebook that holds for a gemeente, read from the table of rules."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Uuid, bindparam, select
from sqlalchemy.orm import Session

from webapp.core import db
from webapp.law.rules import LOCAL, STATUTE, Key, Rule, Rulebook
from webapp.rules.model import RuleRow

ALL = select(
    RuleRow.key,
    RuleRow.value,
    RuleRow.unit,
    RuleRow.valid_from,
    RuleRow.valid_until,
    RuleRow.source,
    RuleRow.checked_on,
    RuleRow.gemeente_id,
    RuleRow.verified,
)
NATIONAL = RuleRow.gemeente_id.is_(None)
RULES_OF = ALL.where((RuleRow.gemeente_id == bindparam("gemeente", type_=Uuid())) | NATIONAL)
GEMEENTEN = bindparam("gemeenten", type_=Uuid(), expanding=True)
RULES_OF_MANY = ALL.where(RuleRow.gemeente_id.in_(GEMEENTEN) | NATIONAL)


def rulebook(gemeente_id: UUID) -> Rulebook:
    """One statement. A gemeente's own value for a rule of the law is refused when read."""
    return book_of(tuple(map(tuple, db.rows(RULES_OF, gemeente=gemeente_id))), gemeente_id)


def book_in(session: Session, gemeente_id: UUID) -> Rulebook:
    """The same outside a request."""
    rows = session.execute(RULES_OF, {"gemeente": gemeente_id}).all()
    return book_of(tuple(map(tuple, rows)), gemeente_id)


def rulebooks(gemeenten: Iterable[UUID]) -> dict[UUID, Rulebook]:
    """Those of several gemeenten, in one statement."""
    wanted = sorted(set(gemeenten))
    rows = tuple(map(tuple, db.rows(RULES_OF_MANY, gemeenten=wanted)))
    return {id: book_of(rows, id) for id in wanted}


@lru_cache(maxsize=64)
def book_of(rows: tuple[tuple[Any, ...], ...], gemeente_id: UUID) -> Rulebook:
    """The same rows make the same book: only what changed is read anew."""
    names = [str(column.key) for column in RULES_OF.selected_columns]
    rules: Iterator[dict[str, Any]] = (dict(zip(names, row, strict=True)) for row in rows)
    return Rulebook((Rule(**(rule | {"key": Key(rule["key"])})) for rule in rules), gemeente_id)


def keep_national_rules(session: Session) -> None:
    """Write the law's own rules and the defaults, as this version of the app knows them."""
    known = {
        (row.key, row.valid_from): row
        for row in session.scalars(select(RuleRow))
        if row.gemeente_id is None
    }
    for rule in STATUTE + LOCAL:
        row = known.get((rule.key, rule.valid_from))
        if row is None:
            row = RuleRow(
                key=rule.key,
                value=rule.value,
                unit=rule.unit,
                statutory=rule.statutory,
                valid_from=rule.valid_from,
                source=rule.source,
                verified=rule.verified,
            )
            session.add(row)
        row.value, row.unit, row.source = rule.value, rule.unit, rule.source
        row.valid_until, row.verified = rule.valid_until, rule.verified
        row.checked_on = rule.checked_on
