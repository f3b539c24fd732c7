"""Writing everybody of a world: offices, people, dossiers, the days that count, who guides whom."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy.orm import Session

from webapp.case.absence import Absence, be_away
from webapp.case.account import Account, Gemeente, Language, Organisation, Role
from webapp.case.contract import Assignment, Contract
from webapp.case.dossier import (
    Begeleiding,
    BegeleidingKind,
    DateKind,
    Dossier,
    DossierDate,
    Household,
    HouseholdKind,
)
from webapp.case.spoken import Spoken
from webapp.case.volunteer import Volunteer
from webapp.demo.moment import Moment
from webapp.law.duo import Doelgroep


class Office(NamedTuple):
    name: str
    phone: str
    address: str | None = None
    """A gemeentehuis; a begeleiding organisation has none."""


class Person(NamedTuple):
    name: str
    role: Role
    language: Language
    office: str
    """The gemeente of an inburgeraar, consulent or beheerder; the organisation of a guide."""
    phone: str | None = None


class Case(NamedTuple):
    """A dossier. Who has the same `household` shares one budget."""

    who: str
    born_on: date
    household: str
    kind: HouseholdKind
    consulent: str
    dates: Mapping[DateKind, date]
    doelgroep: Doelgroep = Doelgroep.ASIELSTATUSHOUDER


class Guidance(NamedTuple):
    begeleider: str
    who: str
    starts_on: date
    ends_on: date | None = None
    """Exclusive."""
    kind: BegeleidingKind = BegeleidingKind.BEGELEIDER


class Away(NamedTuple):
    """Somebody of the staff was away until and including `last`."""

    who: str
    first: date
    last: date
    deputy: str


class Settlement(NamedTuple):
    """Everybody of one world."""

    gemeenten: tuple[Office, ...]
    organisation: Office
    people: tuple[Person, ...]
    cases: tuple[Case, ...]
    guidance: tuple[Guidance, ...]
    away: tuple[Away, ...] = ()


@dataclass
class People:
    """The rows of a world, each by the first name that the other tables call it by."""

    organisation: Organisation
    gemeenten: dict[str, Gemeente]
    accounts: dict[str, Account] = field(default_factory=dict)
    dossiers: dict[str, Dossier] = field(default_factory=dict)
    cases: dict[str, Case] = field(default_factory=dict)


def settle(session: Session, moment: Moment, world: Settlement) -> People:
    """Write everybody: accounts and dossiers have no day, the days of a dossier have."""
    people = open_offices(session, world)
    open_accounts(session, people, world.people)
    open_dossiers(session, people, world)
    session.add_all(matched(people, world.guidance))
    session.add_all(contracts_of(people, world.guidance))
    session.add_all(days_of(moment, people))
    session.add_all(guided(moment, people, world.guidance))
    session.add_all(absences_of(moment, people, world.away))
    session.flush()
    return people


def open_offices(session: Session, world: Settlement) -> People:
    gemeenten = {
        office.name: Gemeente(name=office.name, phone=office.phone, address=office.address or "")
        for office in world.gemeenten
    }
    guides = world.organisation
    people = People(Organisation(name=guides.name, phone=guides.phone), gemeenten)
    session.add_all([*gemeenten.values(), people.organisation])
    session.flush()
    return people


def open_accounts(session: Session, people: People, persons: Iterable[Person]) -> None:
    for number, person in enumerate(persons, 1):
        gemeente = people.gemeenten.get(person.office)
        account = Account(
            name=person.name,
            role=person.role,
            language=person.language,
            gemeente_id=gemeente.id if gemeente else None,
            organisation_id=None if gemeente else people.organisation.id,
            phone=person.phone,
            number=number,
        )
        people.accounts[account.first_name] = account
    session.add_all(people.accounts.values())
    session.flush()


def open_dossiers(session: Session, people: People, world: Settlement) -> None:
    offices = {person.name.split()[0]: person.office for person in world.people}
    households: dict[str, Household] = {}
    for case in world.cases:
        gemeente = people.gemeenten[offices[case.who]]
        if case.household not in households:
            households[case.household] = Household(gemeente_id=gemeente.id, kind=case.kind)
        people.cases[case.who] = case
        people.dossiers[case.who] = Dossier(
            gemeente_id=gemeente.id,
            household_id=households[case.household].id,
            inburgeraar_id=people.accounts[case.who].id,
            consulent_id=people.accounts[case.consulent].id,
            born_on=case.born_on,
            doelgroep=case.doelgroep,
        )
    session.add_all(households.values())
    session.flush()
    session.add_all(people.dossiers.values())
    session.flush()


def contracts_of(people: People, guidance: Iterable[Guidance]) -> list[Contract]:
    """With each gemeente in which the organisation guides, since the year it began there."""
    first: dict[UUID, date] = {}
    for row in guidance:
        gemeente_id = people.dossiers[row.who].gemeente_id
        first[gemeente_id] = min(row.starts_on, first.get(gemeente_id, row.starts_on))
    return [
        Contract(
            gemeente_id=gemeente_id,
            organisation_id=people.organisation.id,
            starts_on=day.replace(month=1, day=1),
            assignment=[str(part) for part in Assignment],
        )
        for gemeente_id, day in first.items()
    ]


def absences_of(moment: Moment, people: People, away: Iterable[Away]) -> list[Absence]:
    """Told on the first day itself."""
    ids = {name: account.id for name, account in people.accounts.items()}
    return [
        be_away(None, ids[row.who], row.first, row.last, ids[row.deputy], row.first)
        for row in away
        if moment.has_come(row.first)
    ]


def matched(people: People, guidance: Iterable[Guidance]) -> list[Volunteer]:
    """By what the coördinator matches who guides."""
    kinds = {row.begeleider: row.kind for row in guidance}
    return [
        Volunteer(
            account_id=people.accounts[name].id,
            kind=kind,
            spoken=[str(Spoken.DUTCH), str(Spoken.ENGLISH)],
            capacity=6 if kind is BegeleidingKind.BEGELEIDER else 1,
        )
        for name, kind in kinds.items()
    ]


def days_of(moment: Moment, people: People) -> list[DossierDate]:
    return [
        DossierDate(dossier_id=people.dossiers[who].id, kind=kind, day=day)
        for who, case in people.cases.items()
        for kind, day in case.dates.items()
        if moment.has_come(day)
    ]


def guided(moment: Moment, people: People, guidance: Iterable[Guidance]) -> list[Begeleiding]:
    """Begeleiding that has begun; its end is written once it is there."""
    return [
        Begeleiding(
            dossier_id=people.dossiers[row.who].id,
            begeleider_id=people.accounts[row.begeleider].id,
            kind=row.kind,
            starts_on=row.starts_on,
            ends_on=row.ends_on if moment.has_come(row.ends_on) else None,
        )
        for row in guidance
        if moment.has_come(row.starts_on)
    ]
