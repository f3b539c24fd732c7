"""What is known of somebody, put right; each time with a line that says who did it and why."""

from collections.abc import Mapping
from typing import NamedTuple

from webapp.case.account import Account
from webapp.case.dossier import Dossier, Household, HouseholdKind
from webapp.case.facts import WHERE, Address, Fact

MOST_CHILDREN = 20


class Rows(NamedTuple):
    """All rows that hold a fact of one dossier."""

    account: Account
    dossier: Dossier
    household: Household
    address: Address


HELD: dict[Fact, tuple[str, str]] = {
    Fact.NAME: ("account", "name"),
    Fact.BORN: ("dossier", "born"),
    Fact.LANGUAGE: ("account", "language"),
    Fact.SPEAKS: ("dossier", "speaks"),
    Fact.SPEAKS_TOO: ("dossier", "speaks_too"),
    Fact.SCRIPT: ("dossier", "script"),
    Fact.INTERPRETER: ("dossier", "needs_interpreter"),
    Fact.DOELGROEP: ("dossier", "doelgroep"),
    Fact.PERMIT: ("dossier", "permit"),
    Fact.HOUSEHOLD: ("household", "kind"),
    Fact.CHILDREN: ("household", "children"),
    Fact.STREET: ("address", "street"),
    Fact.POSTCODE: ("address", "postcode"),
    Fact.PLACE: ("address", "place"),
    Fact.HIDDEN: ("address", "hidden"),
}
"""Which row holds a fact, and under what name."""


def values_of(rows: Rows) -> dict[Fact, object]:
    return {fact: getattr(getattr(rows, row), name) for fact, (row, name) in HELD.items()}


def as_typed(value: object) -> str:
    """As a form shows it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def typed_of(rows: Rows) -> dict[str, str]:
    return {str(fact): as_typed(value) for fact, value in values_of(rows).items()}


def put_right(rows: Rows, wanted: Mapping[Fact, object]) -> dict[Fact, tuple[str, str]]:
    """What each fact was and became. Of an address that is hidden nothing is told."""
    hides = bool(wanted.get(Fact.HIDDEN))
    changed = {}
    for fact, value in wanted.items():
        if hides and fact in WHERE:
            continue
        row, name = HELD[fact]
        holder = getattr(rows, row)
        changed[fact] = as_typed(getattr(holder, name)), as_typed(value)
        setattr(holder, name, value)
    if hides:
        rows.address.hide()
    return changed


def leave(
    dossier: Dossier,
    before: Household,
    *,
    leaves: tuple[HouseholdKind, int | None],
    stays: tuple[HouseholdKind, int | None],
) -> Household:
    """The household of who leaves: how each lives now, and with how many children. What was paid
    together stays with who stays; from now on neither reads the money of the other.
    """
    before.kind, before.children = stays
    kind, children = leaves
    return Household(gemeente_id=dossier.gemeente_id, kind=kind, children=children)


def moved(mine: Address, theirs: Address) -> dict[Fact, object]:
    """What becomes another thing about where somebody lives who moves in with another. Who is
    hidden stays so, and who moves in with somebody hidden is hidden from then on.
    """
    if mine.hidden:
        return {}
    if theirs.hidden:
        return {Fact.HIDDEN: True}
    there = {fact: getattr(theirs, fact) for fact in WHERE}
    if not any(there.values()):
        return {}
    return {fact: value for fact, value in there.items() if value != getattr(mine, fact)}
