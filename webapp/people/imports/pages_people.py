"""A list of people from a spreadsheet, held against who is here already."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from webapp.arrival.duo.model import faults_of
from webapp.case.account import Language
from webapp.case.born import Born
from webapp.case.dossier import DateKind
from webapp.case.spelling import key_of
from webapp.law.duo import Doelgroep
from webapp.law.numbers import IN_FORCE
from webapp.people.caseload.model import MOST_LETTERS
from webapp.people.imports.forms_questions import Ask, Option
from webapp.people.imports.pages_outcome import LEAVE, LeftOut, NotReady, Outcome
from webapp.speech.i18n import ptext
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

NAME_IN_PARTS = {
    "voornaam": "first",
    "voornamen": "first",
    "roepnaam": "first",
    "voorvoegsel": "infix",
    "voorvoegsels": "infix",
    "tussenvoegsel": "infix",
    "tussenvoegsels": "infix",
    "achternaam": "last",
    "geslachtsnaam": "last",
}
IN_ONE = {"name": ("first", "infix", "last")}
NAMES = {
    "naam": "name",
    "name": "name",
    "geboren": "born",
    "geboortedatum": "born",
    "born": "born",
    "taal": "language",
    "language": "language",
    "doelgroep": "doelgroep",
    "koppeling": "koppeling",
    "azc": "azc",
    **NAME_IN_PARTS,
}
LANGUAGES = {
    **{language.value: language for language in Language},
    "tigrinya": Language.TI,
    "arabisch": Language.AR,
    "arabic": Language.AR,
    "nederlands": Language.NL,
    "dutch": Language.NL,
    "engels": Language.EN,
    "english": Language.EN,
}
GROUPS = {
    "asielstatushouder": Doelgroep.ASIELSTATUSHOUDER,
    "statushouder": Doelgroep.ASIELSTATUSHOUDER,
    "gezinsmigrant": Doelgroep.GEZINS_OVERIG,
    "gezinsmigrant en overige migrant": Doelgroep.GEZINS_OVERIG,
}
OLDEST = date(1900, 1, 1)

LACKS = ptext("desk", "A column is missing: naam, geboren, taal or doelgroep.")
NO_NAME = ptext("desk", "The name is missing, too long or has numbers.")
NO_LANGUAGE = ptext("desk", "The language is ti, ar, nl or en.")
NO_GROUP = ptext("desk", "The group is statushouder or gezinsmigrant.")
NO_AZC = ptext("desk", "This AZC is not on the list.")
MAKE = "make"
LIKE_HERE = ptext("desk", "Somebody of this name and day of birth has a dossier. Two people?")
LIKE_IN_FILE = ptext("desk", "The file has this name and day of birth twice. Two people?")
ANOTHER = ptext("desk", "Two people: make a dossier")
THE_SAME = ptext("desk", "One person: leave this row out")
THERE = ptext("desk", "This person has a dossier already.")
COLUMNS = Columns(NAMES, frozenset({"name", "born", "language", "doelgroep"}), LACKS, IN_ONE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    row: int
    name: str
    born: Born
    language: Language
    doelgroep: Doelgroep
    koppeling: date | None
    azc_id: UUID | None


class Known(NamedTuple):
    """What the rows are held against."""

    centres: Mapping[str, UUID]
    """By name in small letters."""
    people: Mapping[tuple[str, date], str]
    """The name, by its sound and a day of birth."""
    today: date


def read(rows: Iterable[Row | Fault], known: Known, answers: Mapping[str, str]) -> Outcome[Line]:
    """What becomes of each row. Who sounds like somebody who is here, or who stands in the file
    already, is asked about: at new year many are born.
    """
    outcome = Outcome[Line]()
    people = dict(known.people)
    for row in rows:
        line = row if isinstance(row, Fault) else line_of(row, known)
        if isinstance(line, Fault):
            outcome.add(line)
            continue
        person = key_of(line.name), line.born.day
        became = one_of(line, people.get(person), person in known.people, answers)
        if isinstance(became, Line):
            people[person] = line.name
        outcome.add(became)
    return outcome


def one_of(line: Line, like: str | None, here: bool, answers: Mapping[str, str]) -> Line | NotReady:
    """`like`: the name of somebody who sounds the same and was born on the same day; `here`: has
    a dossier already.
    """
    if like is None:
        return line
    if here and like.casefold() == line.name.casefold():
        return Fault(line.row, THERE, line.name)
    name = f"r{line.row}-who"
    if answers.get(name) == LEAVE:
        return LeftOut(line.row)
    if answers.get(name) == MAKE:
        return line
    why = LIKE_HERE if here else LIKE_IN_FILE
    options = (Option(MAKE, ANOTHER), Option(LEAVE, THE_SAME))
    return Ask(line.row, f"{line.name} / {like}", why, name, options)


def line_of(row: Row, known: Known) -> Line | Fault:
    """The first thing that is wrong with a row is enough to know."""
    cells = row.cells
    name = " ".join(told(cells["name"]).split())
    if not name or len(name) > MOST_LETTERS or re.search(r"\d", name):
        return row.fault(NO_NAME, "name")
    born = birth_in(cells["born"], OLDEST, known.today)
    if not isinstance(born, Born):
        return row.fault(born, "born")
    koppeling = day_in(cells["koppeling"], IN_FORCE, known.today) if cells["koppeling"] else None
    if not isinstance(koppeling, date | None):
        return row.fault(koppeling, "koppeling")
    days = {DateKind.KOPPELING: koppeling} if koppeling else {}
    if faults_of(days, born.day, known.today, IN_FORCE):
        return row.fault(NOT_POSSIBLE, "koppeling")
    language = LANGUAGES.get(cells["language"].lower())
    if language is None:
        return row.fault(NO_LANGUAGE, "language")
    group = GROUPS.get(cells["doelgroep"].lower())
    if group is None:
        return row.fault(NO_GROUP, "doelgroep")
    azc = known.centres.get(cells["azc"].lower())
    if cells["azc"] and azc is None:
        return row.fault(NO_AZC, "azc")
    return Line(
        row=row.number,
        name=name,
        born=born,
        language=language,
        doelgroep=group,
        koppeling=koppeling,
        azc_id=azc,
    )
