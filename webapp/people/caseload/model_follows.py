"""What follows from the facts of a dossier: shown before a fact is put right."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from webapp.case.born import Born
from webapp.case.dossier import has_asylum
from webapp.case.facts import Fact
from webapp.law import ontzorging
from webapp.law.calendar import age_on
from webapp.law.duo import Doelgroep, free_attempts_left
from webapp.law.keys import Key
from webapp.law.rules import Rulebook

Facts = Mapping[Fact, object]


class Follows(StrEnum):
    """What depends on a fact."""

    AGE = "age"
    ONTZORGEN = "ontzorgen"
    BEGELEIDING = "begeleiding"
    FREE_EXAMS = "free-exams"
    PARTICIPATION = "participation"
    INTENSITY = "intensity"
    NORM = "norm"
    ADDRESS = "address"
    NAMESAKE = "namesake"


class Stands(StrEnum):
    YES = "yes"
    NO = "no"
    NOWHERE = "nowhere"


class Change(NamedTuple):
    what: Follows
    now: object
    """A member that has words, or text."""
    then: object


def changes(
    before: Facts, after: Facts, rules: Rulebook, today: date, bijstand: date | None
) -> list[Change]:
    """What will be another thing once `after` is kept. `bijstand`: the day it began."""
    now, then = (standing(facts, rules, today, bijstand) for facts in (before, after))
    return [Change(what, now[what], then[what]) for what in now if now[what] != then[what]]


def standing(
    facts: Facts, rules: Rulebook, today: date, bijstand: date | None
) -> dict[Follows, object]:
    group = Doelgroep(str(facts[Fact.DOELGROEP]))
    ours = Stands.YES if group is Doelgroep.ASIELSTATUSHOUDER else Stands.NO
    hours = rules.number(Key.Z_PARTICIPATION_HOURS, today) if ours is Stands.YES else 0
    return {
        Follows.AGE: age_of(facts[Fact.BORN], today),
        Follows.ONTZORGEN: duty_of(facts, rules, bijstand),
        Follows.BEGELEIDING: ours,
        Follows.FREE_EXAMS: str(free_attempts_left(rules, today, group, ())),
        Follows.PARTICIPATION: str(hours),
        Follows.INTENSITY: ours,
        Follows.NORM: facts[Fact.HOUSEHOLD],
        Follows.ADDRESS: Stands.NOWHERE if facts[Fact.HIDDEN] else Stands.YES,
    }


def age_of(born: object, today: date) -> str:
    """In whole years; of a day that is not known wholly the youngest and the oldest."""
    if not isinstance(born, Born):
        raise TypeError(born)
    ages = sorted({age_on(born.last, today), age_on(born.day, today)})
    return "–".join(map(str, ages))


def duty_of(facts: Facts, rules: Rulebook, bijstand: date | None) -> object:
    """Participatiewet 56a: until when the gemeente has to pay the fixed costs."""
    if not bijstand or not has_asylum(facts[Fact.DOELGROEP], facts[Fact.PERMIT]):
        return Stands.NO
    return f"{ontzorging.period(rules, bijstand).last:%d-%m-%Y}"
