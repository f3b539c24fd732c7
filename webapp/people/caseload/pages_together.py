"""What is shown when somebody moves in with a partner who has a dossier: who it may be, and what
will change for both.
"""

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from webapp.case.dates import days_of
from webapp.case.dossier import DateKind, HouseholdKind
from webapp.case.facts import Fact
from webapp.case.in_hand import Case
from webapp.case.policy import Act, reached, who
from webapp.core import db
from webapp.people.caseload import forms_facts, queries
from webapp.people.caseload.forms_together import Together
from webapp.people.caseload.model_facts import Rows, moved, values_of
from webapp.people.caseload.model_follows import Follows, Stands, duty_of
from webapp.people.caseload.pages import Person, patterns
from webapp.people.caseload.pages_facts import Other, others_of
from webapp.people.caseload.queries import MOST_FOUND
from webapp.rules.book import rulebook
from webapp.web.choices import Offer
from webapp.web.page import Page
from webapp.web.who_asks import me


class Turn(NamedTuple):
    """Of whom what will be another thing."""

    whose: str
    what: Fact | Follows
    now: object
    """A member that has words, or text; None while nobody asked."""
    then: object


class TogetherPage(Page, template="people/caseload/together.html"):
    case: Case
    others: Sequence[Other]
    """Who shares the household already: then nobody can move in with another."""
    form: Together
    reason: forms_facts.Reason
    asked: bool = False
    """Whether a name was looked for."""
    ahead: Sequence[Turn] = ()
    """What will change by what was handed in, to be read first."""
    seen: str = ""
    """What was shown of it, to be kept."""


def offers_for(case: Case, typed: str) -> list[Offer[UUID]]:
    """Open dossiers in reach of whose person the name may be; not of who lives there already."""
    heard = patterns(typed)
    if not heard:
        return []
    here = {case.id, *(other.id for other in others_of(case))}
    found = db.read(
        Person, queries.named(reached(Act.GIVE_ACCESS, me().role)), **who(me()), **heard
    )
    return [
        Offer(each.id, str(each.id), f"{each.name}, {each.born}")
        for each in found[:MOST_FOUND]
        if each.id not in here
    ]


def turns(mine: Rows, theirs: Rows, children: int) -> list[Turn]:
    """What will be another thing once they live together."""
    found = [
        Turn(rows.account.name, what, now, then)
        for rows in (mine, theirs)
        for what, now, then in (
            (Follows.NORM, rows.household.kind, HouseholdKind.COUPLE),
            (Fact.CHILDREN, rows.household.children, children),
        )
    ]
    found += homes(mine, theirs) + duties(mine, theirs)
    return [turn for turn in found if turn.now != turn.then]


def homes(mine: Rows, theirs: Rows) -> list[Turn]:
    """Where who moves in will live; of a hidden address only that it is."""
    where, name = moved(mine.address, theirs.address), mine.account.name
    if Fact.HIDDEN in where:
        return [Turn(name, Follows.ADDRESS, Stands.YES, Stands.NOWHERE)]
    return [Turn(name, fact, values_of(mine)[fact], then) for fact, then in where.items()]


def duties(mine: Rows, theirs: Rows) -> list[Turn]:
    """One household has one term of ontzorgen: it began with the first right to bijstand."""
    both = (mine, theirs)
    began = [days_of(rows.dossier.id).get(DateKind.BIJSTAND) for rows in both]
    first = min(filter(None, began), default=None)
    book = rulebook(mine.dossier.gemeente_id)
    return [
        Turn(
            rows.account.name,
            Follows.ONTZORGEN,
            duty_of(values_of(rows), book, day),
            duty_of(values_of(rows), book, first),
        )
        for rows, day in zip(both, began, strict=True)
        if first
    ]


def mark_of(partner: UUID, ahead: Sequence[Turn]) -> str:
    """By which is known whether what is kept is what was shown."""
    return "|".join([str(partner), *(f"{turn.whose}: {turn.what}={turn.then}" for turn in ahead)])
