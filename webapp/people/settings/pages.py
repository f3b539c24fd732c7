"""What is shown of the numbers a gemeente works by, and of the gemeente itself."""

from collections.abc import Iterable, Sequence
from datetime import date, time, timedelta
from typing import NamedTuple
from uuid import UUID

from webapp.case.account import Gemeente
from webapp.case.policy import Act, reached, who
from webapp.core import clock, db
from webapp.law.keys import Key, One, TalkAfterTraining, Unit
from webapp.people.settings import queries
from webapp.people.settings.forms import CHOICES, NewNumber
from webapp.people.settings.forms_gemeente import Open, Ourselves
from webapp.people.settings.model import OpeningHours
from webapp.web.page import Page
from webapp.web.who_asks import me


class Kept(NamedTuple):
    """One row of the table of rules."""

    key: str
    value: str
    unit: str
    valid_from: date
    valid_until: date | None
    source: str
    checked_on: date | None
    gemeente_id: UUID | None
    verified: bool
    id: UUID


class Number(NamedTuple):
    """One value of one rule, for the days it holds."""

    row: Kept
    until: date | None
    """Exclusive: the first day of what comes after it."""
    today: date

    @property
    def key(self) -> Key:
        return Key(self.row.key)

    @property
    def last_day(self) -> date | None:
        return self.until and self.until - timedelta(days=1)

    @property
    def word(self) -> TalkAfterTraining | None:
        return TalkAfterTraining(self.row.value) if self.key is Key.TALK_AFTER_TRAINING else None

    @property
    def unit(self) -> Unit | One:
        plural = Unit(self.row.unit)
        single = self.row.value == "1" and plural is not Unit.CHOICE
        return One(plural.removesuffix("s")) if single else plural

    @property
    def said(self) -> str:
        return self.row.value.replace(",", ", ")

    @property
    def to_come(self) -> bool:
        """Whether it is planned: it may still be taken back."""
        return self.row.valid_from > self.today

    @property
    def ours(self) -> bool:
        return self.row.gemeente_id is not None


class RulesPage(Page, template="people/settings/rules.html"):
    statute: Sequence[Number]
    choices: Sequence[Number]
    form: NewNumber


class OpenAt(NamedTuple):
    id: UUID
    weekday: int
    starts: time
    ends: time


class GemeentePage(Page, template="people/settings/gemeente.html"):
    name: str
    form: Ourselves
    hours: Sequence[OpenAt]
    opening: Open


def rules_page(form: NewNumber) -> RulesPage:
    today = clock.today()
    rows = [
        row
        for row in db.read(Kept, queries.EVERY_RULE, **who(me()))
        if row.valid_until is None or row.valid_until > today
    ]
    return RulesPage(
        statute=numbers_of((key for key in Key if key.statutory), rows, today),
        choices=numbers_of(CHOICES, rows, today),
        form=form,
    )


def numbers_of(keys: Iterable[Key], rows: Sequence[Kept], today: date) -> list[Number]:
    """What holds today and what is to come, rule after rule. A default of the app is left out
    where the gemeente's own holds.
    """
    found = []
    for key in keys:
        mine = [row for row in rows if row.key == key]
        own = [row for row in mine if row.gemeente_id]
        held = [row for row in own if row.valid_from <= today][-1:]
        held = held or [row for row in mine if not row.gemeente_id and row.valid_from <= today][-1:]
        coming = [row for row in own if row.valid_from > today]
        line = held + coming
        ends = [row.valid_from for row in coming] + [held[0].valid_until if held else None]
        found += [Number(row, end, today) for row, end in zip(line, ends, strict=False)]
    return found


def gemeente_page(form: Ourselves | None = None, opening: Open | None = None) -> GemeentePage:
    ours: Gemeente = db.scalar(queries.OURS, **who(me()))
    hours = queries.in_order(reached(Act.KEEP_GEMEENTE_HOURS, me().role, OpeningHours))
    return GemeentePage(
        name=ours.name,
        form=form or Ourselves(None, ours),
        hours=db.read(OpenAt, hours, **who(me())),
        opening=opening or Open(None),
    )
