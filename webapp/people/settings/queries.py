"""What is read to set a gemeente up: itself, and the numbers it works by."""

from sqlalchemy import bindparam, func, select

from webapp.case.account import Gemeente
from webapp.case.reach import the_gemeente
from webapp.case.school import School
from webapp.case.way import Way
from webapp.core.db import Query
from webapp.people.settings.model import OpeningHours
from webapp.rules.book import RULES_OF
from webapp.rules.model import RuleRow

OURS = select(Gemeente).where(the_gemeente(Gemeente))
# Held while it is changed, so that pressing twice does not make two.
CHANGING = OURS.with_for_update()
EVERY_RULE = RULES_OF.add_columns(RuleRow.id).order_by(RuleRow.valid_from)


def from_that_day(rows: Query) -> Query:
    """What stands already for this number from this very day."""
    return rows.where(RuleRow.key == bindparam("key"), RuleRow.valid_from == bindparam("first"))


def in_order(rows: Query) -> Query:
    """When it is open, from Monday on."""
    return rows.with_only_columns(
        OpeningHours.id, OpeningHours.weekday, OpeningHours.starts, OpeningHours.ends
    ).order_by(OpeningHours.weekday, OpeningHours.starts)


def by_name(schools: Query) -> Query:
    return schools.with_only_columns(School.id, School.name, School.address, School.phone).order_by(
        School.name
    )


def named(schools: Query) -> Query:
    """Whether one with this `name` stands there, however it is written."""
    return schools.where(func.lower(School.name) == bindparam("name")).with_only_columns(School.id)


def by_place(ways: Query) -> Query:
    shown = ("id", "place", "address", "village", "on_foot", "by_bus", "bus", "stop")
    return ways.with_only_columns(*(getattr(Way, name) for name in shown)).order_by(
        Way.place, Way.village
    )


def the_same(ways: Query) -> Query:
    """The way that stands there from this `village` to this `place`, however they are written."""
    return ways.where(
        func.lower(Way.place) == bindparam("place"), func.lower(Way.village) == bindparam("village")
    )


def at_that_time(rows: Query) -> Query:
    """When it is open on one of these days between `starts` and `ends`."""
    starts, ends = (bindparam(name, type_=OpeningHours.starts.type) for name in ("starts", "ends"))
    return rows.where(
        OpeningHours.weekday.in_(bindparam("days", expanding=True)),
        OpeningHours.starts < ends,
        OpeningHours.ends > starts,
    ).with_only_columns(OpeningHours.id)
