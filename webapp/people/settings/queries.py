"""What is read to set a gemeente up: itself, and the numbers it works by."""

from sqlalchemy import bindparam, select

from webapp.case.account import Gemeente
from webapp.case.policy import GEMEENTE
from webapp.core.db import Query
from webapp.rules.book import RULES_OF
from webapp.rules.model import RuleRow

OURS = select(Gemeente).where(Gemeente.id == GEMEENTE)
# Held while it is changed, so that pressing twice does not make two.
CHANGING = OURS.with_for_update()
EVERY_RULE = RULES_OF.add_columns(RuleRow.id).order_by(RuleRow.valid_from)


def from_that_day(rows: Query) -> Query:
    """What stands already for this number from this very day."""
    return rows.where(RuleRow.key == bindparam("key"), RuleRow.valid_from == bindparam("first"))
