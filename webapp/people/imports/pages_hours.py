"""A list of hours from a school, held against the people of the gemeente and the ledger."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from webapp.case.born import Born
from webapp.case.spelling import key_of
from webapp.law.numbers import IN_FORCE
from webapp.people.imports.forms_questions import MEANS, Ask, Option
from webapp.people.imports.pages_outcome import LEAVE, LeftOut, NotReady, Outcome, WithoutMeaning
from webapp.people.imports.pages_people import IN_ONE, NAME_IN_PARTS, OLDEST
from webapp.plan.ledger.model import MOST_LETTERS, HoursKind, Spans, is_alike, minutes_in
from webapp.speech.i18n import Text, ptext
from webapp.speech.plain import one_line
from webapp.web.sheets import (
    NOT_POSSIBLE,
    Columns,
    Fault,
    Row,
    birth_in,
    day_in,
)
from webapp.web.sheets import (
    known as told,
)

NAMES = {
    "naam": "name",
    "name": "name",
    "geboren": "born",
    "geboortedatum": "born",
    "born": "born",
    "soort": "kind",
    "kind": "kind",
    "uren": "hours",
    "hours": "hours",
    "totaal": "in all",
    "totaal uren": "in all",
    "uren totaal": "in all",
    "van": "since",
    "vanaf": "since",
    "from": "since",
    "tot": "until",
    "tot en met": "until",
    "t/m": "until",
    "until": "until",
    "bron": "source",
    "school": "source",
    "source": "source",
    **NAME_IN_PARTS,
}
KINDS = {
    **{kind.value: kind for kind in HoursKind},
    "taal": HoursKind.LANGUAGE,
    "taal+knm": HoursKind.LANGUAGE,
    "taal en knm": HoursKind.LANGUAGE,
    "knm": HoursKind.LANGUAGE,
    "cursus": HoursKind.LANGUAGE,
    "intake taal": HoursKind.INTAKE_LANGUAGE,
    "taal intake": HoursKind.INTAKE_LANGUAGE,
    "participatie": HoursKind.PARTICIPATION,
    "intake participatie": HoursKind.INTAKE_PARTICIPATION,
    "participatie intake": HoursKind.INTAKE_PARTICIPATION,
    "map": HoursKind.MAP_PRACTICE,
    "praktijk": HoursKind.MAP_PRACTICE,
}
PVT = "pvt"

LACKS = ptext("desk", "A column is missing: naam, geboren, soort, uren, tot or bron.")
NO_NAME = ptext("desk", "The name is missing.")
NO_KIND = ptext(
    "desk", "The kind is taal, intake taal, participatie, intake participatie or praktijk."
)
NO_PVT = ptext("desk", "The hours of the PVT come from its meetings. Take this row out.")
NO_HOURS = ptext("desk", "Write the hours as 12,5 or 12:30. At most 2000.")
NO_SOURCE = ptext("desk", "Write who reported the hours, in at most 80 letters.")
NOBODY = ptext("desk", "No open dossier here has this name and this day of birth.")
SEVERAL = ptext("desk", "More than one person fits. Which?")
PERHAPS = ptext("desk", "Nobody here has this name and day of birth. Is it this person?")
SAME_DAYS = ptext("desk", "Hours of these days are written down already. Are they put right?")
OF_OTHERS = ptext("desk", "Another school reported hours too. Are they part of this total?")
LESS = ptext("desk", "This total is less than what stands there. Is it right?")
SPANS = {str(each): each for each in Spans}
INSTEAD, BESIDES = "instead", "besides"
IN_PLACE = ptext("desk", "Yes: these hours come in their place")
ADDED = ptext("desk", "No: both count")
LEAVE_OUT = ptext("desk", "Leave this row out")
SUMS = {"totaal", "subtotaal", "eindtotaal", "total", "som"}
TWO_NUMBERS = ptext("desk", "Hours and a total in one row: keep one of the two.")
A_SUM = ptext("desk", "This row adds up the others.")
TWICE = ptext("desk", "This row is in the file twice.")
THERE = ptext("desk", "These hours are written down already.")
NEEDED = frozenset({"name", "born", "kind", "hours", "until", "source"})
COLUMNS = Columns(NAMES, NEEDED, LACKS, IN_ONE | {"hours": ("in all",)})


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """What a row says, before anybody looked who it is about."""

    row: int
    name: str
    born: Born
    kind: HoursKind
    minutes: int
    until_on: date
    since_on: date | None
    spans: Spans | None
    source: str


class Stands(NamedTuple):
    """Hours that count, in the ledger or from a row before."""

    minutes: int
    until_on: date
    since_on: date | None
    source: str
    id: UUID | None = None
    row: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    said: Said
    dossier_id: UUID
    whose: str
    """The name in the dossier, to be compared by whoever hands the list in."""
    spans: Spans | None
    stands: int
    """Minutes of this kind that count now."""
    becomes: int
    replaced: Sequence[Stands]

    @property
    def row(self) -> int:
        return self.said.row


class Person(NamedTuple):
    dossier_id: UUID
    name: str


Identity = tuple[tuple[str, ...], date]
"""The sounds of a name, in whatever order a school writes it, and a day of birth."""
Ledger = dict[tuple[UUID, HoursKind], list[Stands]]


class Known(NamedTuple):
    """What the rows are held against."""

    people: Mapping[date, Sequence[Person]]
    """By day of birth."""
    ledger: Ledger


@lru_cache(10_000)
def identity(name: str, born_on: date) -> Identity:
    return tuple(sorted(key_of(name).split())), born_on


def weighed(
    found: Iterable[Said | Fault], known: Known, answers: Mapping[str, str]
) -> Outcome[Line]:
    """What becomes of each row. The ledger goes along: two rows may be about the same hours."""
    outcome = Outcome[Line]()
    for said in found:
        if isinstance(said, Fault):
            outcome.add(said)
            continue
        person = person_of(said, known, answers)
        if not isinstance(person, Person):
            outcome.add(person)
            continue
        there = known.ledger.setdefault((person.dossier_id, said.kind), [])
        became = line_of(said, person, there, answers)
        if isinstance(became, Line):
            for old in became.replaced:
                there.remove(old)
            here = said.minutes, said.until_on, said.since_on, said.source
            there.append(Stands(*here, row=said.row))
        outcome.add(became)
    return outcome


def person_of(said: Said, known: Known, answers: Mapping[str, str]) -> Person | NotReady:
    born_then = known.people.get(said.born.day, ())
    wanted = identity(said.name, said.born.day)
    found = [each for each in born_then if identity(each.name, said.born.day) == wanted]
    if len(found) == 1:
        return found[0]
    maybe = found or [each for each in born_then if {*wanted[0]} & {*key_of(each.name).split()}]
    if not maybe:
        return Fault(said.row, NOBODY, said.name)
    name = f"r{said.row}-who"
    if (answer := answers.get(name)) == LEAVE:
        return LeftOut(said.row)
    chosen = [each for each in maybe if str(each.dossier_id) == answer]
    return chosen[0] if chosen else asked_who(said, name, maybe, SEVERAL if found else PERHAPS)


def asked_who(said: Said, name: str, maybe: Sequence[Person], why: Text) -> Ask:
    options = [
        Option(str(each.dossier_id), each.name, path=f"/dossiers/{each.dossier_id}/case")
        for each in maybe
    ]
    return Ask(said.row, said.name, why, name, [*options, Option(LEAVE, LEAVE_OUT)])


def line_of(
    said: Said, person: Person, there: Sequence[Stands], answers: Mapping[str, str]
) -> Line | NotReady:
    if same := next((each for each in there if is_same(each, said)), None):
        return Fault(said.row, THERE if same.id else TWICE, said.name)
    how = answers.get(name := f"r{said.row}-how")
    if how == LEAVE:
        return LeftOut(said.row)
    spans = said.spans or SPANS.get(answers.get(MEANS, ""))
    instead, doubt = (of_total if spans is Spans.TO_DATE else of_period)(said, there)
    if doubt and how not in (INSTEAD, BESIDES):
        return asked_how(said, person, name, doubt, there, instead)
    if spans is None and there and not doubt:
        return WithoutMeaning(said.row)
    stands = sum(each.minutes for each in there)
    replaced = [] if how == BESIDES else instead
    return Line(
        said=said,
        dossier_id=person.dossier_id,
        whose=person.name,
        spans=spans,
        stands=stands,
        becomes=stands - sum(each.minutes for each in replaced) + said.minutes,
        replaced=replaced,
    )


def is_same(stands: Stands, said: Said) -> bool:
    here = stands.minutes, stands.until_on
    return here == (said.minutes, said.until_on) and is_alike(stands.source, said.source)


def of_total(said: Said, there: Sequence[Stands]) -> tuple[list[Stands], Text | None]:
    """What a total comes in place of, and what is in doubt: hours of another school may be in it or
    not, and a total that is less than what stands is strange.
    """
    before = [each for each in there if each.until_on <= said.until_on]
    mine = [each for each in before if is_alike(each.source, said.source)]
    if len(mine) < len(before):
        return before, OF_OTHERS
    return mine, LESS if sum(each.minutes for each in mine) > said.minutes else None


def of_period(said: Said, there: Sequence[Stands]) -> tuple[list[Stands], Text | None]:
    """Hours of the same days may be these, put right."""
    clash = [each for each in there if is_of_same_days(each, said)]
    return clash, SAME_DAYS if clash else None


def is_of_same_days(stands: Stands, said: Said) -> bool:
    if stands.until_on >= said.until_on:
        return stands.until_on == said.until_on or (stands.since_on or date.max) <= said.until_on
    return said.since_on is not None and said.since_on <= stands.until_on


def asked_how(
    said: Said,
    person: Person,
    name: str,
    why: Text,
    there: Sequence[Stands],
    instead: Sequence[Stands],
) -> Ask:
    stands = sum(each.minutes for each in there)
    gone = sum(each.minutes for each in instead)
    options = [
        Option(INSTEAD, IN_PLACE, stands - gone + said.minutes),
        *([] if why is LESS else [Option(BESIDES, ADDED, stands + said.minutes)]),
        Option(LEAVE, LEAVE_OUT),
    ]
    return Ask(said.row, person.name, why, name, options, stands)


def read(rows: Iterable[Row | Fault], today: date) -> Iterator[Said | Fault]:
    """What every row says, and every fault that can be seen without knowing anybody."""
    for row in rows:
        yield row if isinstance(row, Fault) else said_in(row, today)


def said_in(row: Row, today: date) -> Said | Fault:
    """The first thing that is wrong with a row is enough to know."""
    if row.cells["name"].lower() in SUMS and not row.cells["born"]:
        return row.fault(A_SUM, "name")
    cells, name = row.cells, one_line(told(row.cells["name"]))
    if not name:
        return row.fault(NO_NAME, "name")
    born = birth_in(cells["born"], OLDEST, today)
    if not isinstance(born, Born):
        return row.fault(born, "born")
    until = day_in(cells["until"], IN_FORCE, today)
    if not isinstance(until, date):
        return row.fault(until, "until")
    if not born.day < until:
        return row.fault(NOT_POSSIBLE, "until")
    since = day_in(cells["since"], IN_FORCE, until) if cells["since"] else None
    if not isinstance(since, date | None):
        return row.fault(since, "since")
    kind = KINDS.get(" ".join(cells["kind"].lower().split()))
    if kind is None:
        return row.fault(NO_PVT if cells["kind"].lower() == PVT else NO_KIND, "kind")
    hours = "in all" if cells["in all"] else "hours"
    if cells[hours] != cells["hours"]:
        return row.fault(TWO_NUMBERS, hours)
    try:
        minutes = minutes_in(cells[hours])
    except ValueError:
        return row.fault(NO_HOURS, hours)
    source = one_line(cells["source"])
    if not 0 < len(source) <= MOST_LETTERS:
        return row.fault(NO_SOURCE, "source")
    return Said(
        row=row.number,
        name=name,
        born=born,
        kind=kind,
        minutes=minutes,
        until_on=until,
        since_on=since,
        spans=Spans.TO_DATE if cells["in all"] else Spans.PERIOD if since else None,
        source=source,
    )
