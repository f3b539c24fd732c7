"""What a list from a spreadsheet is held against, and what is shown of it before it is kept."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from webapp.arrival.koppeling.queries import OPEN_CENTRES
from webapp.case.dossier import Dossier
from webapp.case.policy import who
from webapp.core import clock, db
from webapp.people.imports import pages_hours, pages_people, queries
from webapp.people.imports.forms import HandIn
from webapp.people.imports.pages_hours import Identity, Person, Said, identity
from webapp.people.imports.pages_people import Known
from webapp.plan.ledger.model import same
from webapp.plan.ledger.queries import ENTRIES, born_on
from webapp.web.guards import Rows
from webapp.web.letters import strange_words
from webapp.web.page import Page
from webapp.web.sheets import Fault, InDoubt, Unfit, as_csv, grid_of
from webapp.web.who_asks import me

MOST_SHOWN = 100
MOST_WORDS = 8


class Reading(NamedTuple):
    """One of the things that the letters of a file may be."""

    words: Sequence[str]
    """Those that the readings differ in."""
    text: str


class PeoplePage(Page, template="people/imports/new.html"):
    form: HandIn
    text: str = ""
    lines: Sequence[pages_people.Line] = ()
    faults: Sequence[Fault] = ()
    """One, and nothing of the list is taken in."""
    readings: Sequence[Reading] = ()
    """What the letters may be, when they may be more than one thing."""
    most: int = MOST_SHOWN


class HoursPage(Page, template="people/imports/hours.html"):
    form: HandIn
    text: str = ""
    lines: Sequence[pages_hours.Line] = ()
    faults: Sequence[Fault] = ()
    readings: Sequence[Reading] = ()
    most: int = MOST_SHOWN
    kept: int = 0
    """So many rows were written down a moment ago."""


def people_page(form: HandIn) -> PeoplePage:
    """The list as it was read, and what of it is right and wrong."""
    try:
        grid = grid_of(form.content)
        lines, faults = pages_people.read(grid, known())
    except InDoubt as doubt:
        return PeoplePage(form=form, readings=differing(doubt.readings))
    except Unfit as unfit:
        return PeoplePage(form=form, faults=[unfit.fault])
    return PeoplePage(form=form, text=as_csv(grid), lines=lines, faults=faults)


def known() -> Known:
    values = who(me())
    return Known(
        centres={row.name.lower(): row.id for row in db.rows(OPEN_CENTRES, **values)},
        people={(row.name_key, row.born_on) for row in db.rows(queries.PEOPLE, **values)},
        today=clock.today(),
    )


def hours_page(form: HandIn, dossiers: Rows[Dossier]) -> HoursPage:
    """The same of a list of hours, about people among these dossiers."""
    try:
        grid = grid_of(form.content)
        said, faults = pages_hours.read(grid, clock.today())
    except InDoubt as doubt:
        return HoursPage(form=form, readings=differing(doubt.readings))
    except Unfit as unfit:
        return HoursPage(form=form, faults=[unfit.fault])
    people = people_among(dossiers, said)
    ids = [person.dossier_id for found in people.values() for person in found]
    kept = {same(row) for row in db.rows(ENTRIES, dossiers=ids)}
    lines, more = pages_hours.placed(said, people, kept)
    return HoursPage(form=form, text=as_csv(grid), lines=lines, faults=sorted([*faults, *more]))


def people_among(dossiers: Rows[Dossier], said: Sequence[Said]) -> dict[Identity, list[Person]]:
    days = {each.born.day for each in said}
    people: dict[Identity, list[Person]] = defaultdict(list)
    for row in db.rows(born_on(dossiers), **who(me()), days=[*days]):
        people[identity(row.name, row.born_on)].append(Person(row.id, row.name))
    return people


def differing(readings: Sequence[str]) -> list[Reading]:
    """Each with some of the words that show the difference."""
    return [Reading(strange_words(text)[:MOST_WORDS], text) for text in readings]
