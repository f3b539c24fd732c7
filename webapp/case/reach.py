"""Which dossiers somebody reaches, and which rows of a gemeente or an organisation.

Each is a condition in SQL; `policy.who(me)` gives the values of what is named in it.
Who may do what, and on which of them, is the table in policy.py.
"""

from collections.abc import Callable

from sqlalchemy import ColumnElement, Date, Uuid, and_, bindparam, or_, select
from sqlalchemy.orm import aliased

from webapp.case.absence import Absence
from webapp.case.account import Account, Gemeente, Role
from webapp.case.contract import Contract, lasts_after
from webapp.case.dossier import Begeleiding, BegeleidingKind, Dossier, InGemeente, InOrganisation
from webapp.case.wanted import GuideWanted
from webapp.rules.model import RuleRow

Reach = Callable[..., ColumnElement[bool]]
"""Over dossiers; or, handed the kind of row, over rows that belong to no dossier."""

ME = bindparam("me", type_=Uuid())
GEMEENTE = bindparam("gemeente", type_=Uuid())
ORGANISATION = bindparam("organisation", type_=Uuid())
TODAY = bindparam("today", type_=Date())
ROW = bindparam("row", type_=Uuid())
ROLE = bindparam("role", type_=Account.role.type)


def own() -> ColumnElement[bool]:
    """The inburgeraar's own dossier."""
    return Dossier.inburgeraar_id == ME


def household() -> ColumnElement[bool]:
    """Every dossier of the inburgeraar's household: they share one budget."""
    mine = aliased(Dossier)
    return Dossier.household_id.in_(select(mine.household_id).where(mine.inburgeraar_id == ME))


NOT_OVER = or_(Begeleiding.ends_on.is_(None), Begeleiding.ends_on > TODAY)
"""Also what has not begun."""
TODAY_GUIDED = (Begeleiding.starts_on <= TODAY, NOT_OVER)
AS_BEGELEIDER = Begeleiding.kind == BegeleidingKind.BEGELEIDER
AS_MAATJE = Begeleiding.kind == BegeleidingKind.MAATJE
# Only who guides: PostgreSQL reads every begeleiding of the country when it expects many.
BY_US = Begeleiding.begeleider_id.in_(
    select(Account.id).where(
        Account.organisation_id == ORGANISATION, Account.role == Role.BEGELEIDER
    )
)


def today_guided(*by: ColumnElement[bool]) -> ColumnElement[bool]:
    """Of what is closed nobody guides any more. `by` narrows it to the few of somebody's own."""
    theirs = select(Begeleiding.dossier_id).where(*by, *TODAY_GUIDED)
    return and_(Dossier.id.in_(theirs), Dossier.closed_on.is_(None))


def has_guide(kind: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether somebody, of whatever organisation, guides this dossier today, as this kind."""
    here = select(Begeleiding.id).where(Begeleiding.dossier_id == Dossier.id)
    guide = here.where(kind, *TODAY_GUIDED).correlate(Dossier)
    return and_(guide.exists(), Dossier.closed_on.is_(None))


def has_begeleider() -> ColumnElement[bool]:
    return has_guide(AS_BEGELEIDER)


def accompanied() -> ColumnElement[bool]:
    """Dossiers that this begeleider or maatje guides today."""
    return today_guided(Begeleiding.begeleider_id == ME)


def once_accompanied() -> ColumnElement[bool]:
    """Dossiers that this begeleider or maatje guides, or guided once."""
    mine = select(Begeleiding.dossier_id).where(Begeleiding.begeleider_id == ME)
    return Dossier.id.in_(mine)


def until_today() -> ColumnElement[bool]:
    """Dossiers that this begeleider or maatje guides today, or guided until today."""
    lasts = or_(Begeleiding.ends_on.is_(None), Begeleiding.ends_on >= TODAY)
    mine = select(Begeleiding.dossier_id).where(Begeleiding.begeleider_id == ME, lasts)
    return Dossier.id.in_(mine.where(Begeleiding.starts_on <= TODAY))


def guided() -> ColumnElement[bool]:
    """Dossiers that this person guides today as begeleider; a maatje reads no plan."""
    return today_guided(Begeleiding.begeleider_id == ME, AS_BEGELEIDER)


def befriended() -> ColumnElement[bool]:
    """Dossiers of which this person is the maatje today."""
    return today_guided(Begeleiding.begeleider_id == ME, AS_MAATJE)


def befriended_by_us() -> ColumnElement[bool]:
    """Dossiers of which somebody of this coördinator's organisation is the maatje today."""
    return today_guided(BY_US, AS_MAATJE)


def organised() -> ColumnElement[bool]:
    """Dossiers that somebody of this coördinator's organisation guides today."""
    return today_guided(BY_US)


def guided_by_us() -> ColumnElement[bool]:
    """Dossiers of which somebody of this coördinator's organisation is the begeleider today, or
    a maatje where nobody is: a maatje beside another organisation's begeleider reads nothing.
    """
    return or_(guided_by_ours(), only_befriended())


def guided_by_ours() -> ColumnElement[bool]:
    return today_guided(BY_US, AS_BEGELEIDER)


def only_befriended() -> ColumnElement[bool]:
    return and_(befriended_by_us(), ~has_begeleider())


def asked_of_us() -> ColumnElement[bool]:
    """Dossiers for which this organisation is asked to find a guide, while it has a contract."""
    asked = select(GuideWanted.dossier_id).where(
        GuideWanted.organisation_id == ORGANISATION, GuideWanted.begeleiding_id.is_(None)
    )
    contract = select(Contract.id).where(
        Contract.gemeente_id == Dossier.gemeente_id, Contract.organisation_id == ORGANISATION
    )
    lasts = contract.where(Contract.starts_on <= TODAY, lasts_after(TODAY)).correlate(Dossier)
    return and_(Dossier.id.in_(asked), lasts.exists(), Dossier.closed_on.is_(None))


def ever_organised() -> ColumnElement[bool]:
    """Dossiers that somebody of this coördinator's organisation guides, or guided once."""
    ours = select(Begeleiding.dossier_id).where(BY_US, Begeleiding.starts_on <= TODAY)
    return Dossier.id.in_(ours)


def is_here(person: type[Account]) -> ColumnElement[bool]:
    """Whether somebody can come in and is not away today."""
    off = aliased(Absence)
    away = select(off.id).where(off.account_id == person.id, off.starts_on <= TODAY)
    away = away.where(off.ends_on > TODAY).correlate(person)
    return and_(person.closed_at.is_(None), ~away.exists())


AWAY_TODAY = (Absence.starts_on <= TODAY, Absence.ends_on > TODAY)
STOOD_IN_FOR = select(Absence.account_id).where(Absence.deputy_id == ME, *AWAY_TODAY)
"""Colleagues for whom I stand in today: from the first day of their absence to the last."""


def answered_for() -> ColumnElement[bool]:
    """Dossiers that this consulent is the consulent of, or stands in for today; and those of the
    gemeente without one: who left is none, nor is who is away while nobody stands in.
    """
    consulent, deputy = aliased(Account), aliased(Account)
    there = select(consulent.id).where(consulent.id == Dossier.consulent_id, is_here(consulent))
    stands_in = select(deputy.id).join(Absence, Absence.deputy_id == deputy.id)
    stands_in = stands_in.where(Absence.account_id == Dossier.consulent_id, *AWAY_TODAY)
    nobody = ~there.exists(), ~stands_in.where(is_here(deputy)).exists()
    mine = or_(Dossier.consulent_id == ME, Dossier.consulent_id.in_(STOOD_IN_FOR))
    return and_(local(), or_(mine, and_(*nobody)))


def local() -> ColumnElement[bool]:
    """Dossiers of this consulent's gemeente."""
    return Dossier.gemeente_id == GEMEENTE


def current() -> ColumnElement[bool]:
    """Dossiers of this consulent's gemeente that are not closed."""
    return and_(local(), Dossier.closed_on.is_(None))


def of_gemeente(rows: type[InGemeente | RuleRow]) -> ColumnElement[bool]:
    """What this person's gemeente keeps for everybody in it."""
    return rows.gemeente_id == GEMEENTE


def the_gemeente(rows: type[Gemeente]) -> ColumnElement[bool]:
    """This person's gemeente itself."""
    return rows.id == GEMEENTE


def of_organisation(rows: type[InOrganisation]) -> ColumnElement[bool]:
    """What this person's organisation keeps for everybody it guides."""
    return rows.organisation_id == ORGANISATION


def colleagues(rows: type[Account]) -> ColumnElement[bool]:
    """Who works for this beheerder's gemeente, and who leads the organisations it has, or will
    have, a contract with; not their volunteers, and nobody of another gemeente.
    """
    here, leads = aliased(rows), aliased(rows)
    ours = select(Contract.organisation_id).where(
        Contract.gemeente_id == GEMEENTE, lasts_after(TODAY)
    )
    # Two look-ups, each by its own index: with "or" PostgreSQL reads everybody of the country.
    of_gemeente = here.gemeente_id == GEMEENTE, here.role != Role.INBURGERAAR
    of_theirs = leads.organisation_id.in_(ours), leads.role.in_((Role.COORDINATOR, Role.MANAGER))
    both = select(here.id).where(*of_gemeente).union_all(select(leads.id).where(*of_theirs))
    return rows.id.in_(both)


def fellow_consulenten(rows: type[Account]) -> ColumnElement[bool]:
    """Who may stand in for this consulent."""
    ours = rows.gemeente_id == GEMEENTE, rows.role == Role.CONSULENT
    return and_(*ours, rows.id != ME, rows.closed_at.is_(None))


def fellow_coordinators(rows: type[Account]) -> ColumnElement[bool]:
    """Who may stand in for this coördinator."""
    ours = rows.organisation_id == ORGANISATION, rows.role == Role.COORDINATOR
    return and_(*ours, rows.id != ME, rows.closed_at.is_(None))


def volunteers(rows: type[Account]) -> ColumnElement[bool]:
    """Who guides for this coördinator's organisation."""
    return and_(rows.organisation_id == ORGANISATION, rows.role == Role.BEGELEIDER)
