"""Who may do what, and on which dossiers. Nothing else in this code decides that.

Read POLICY as a page of law: an act, and for each role the dossiers it reaches.
A role that is left out may not. A row out of reach does not exist: 404, never 403.
"""

from collections.abc import Callable
from enum import StrEnum
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Date, Uuid, and_, bindparam, false, or_, select
from sqlalchemy.orm import aliased

from webapp.case.absence import Absence
from webapp.case.account import Account, Gemeente, Role
from webapp.case.contract import Contract, lasts_after
from webapp.case.dossier import Begeleiding, BegeleidingKind, Dossier, InGemeente, InOrganisation
from webapp.case.sessions import Me
from webapp.case.wanted import GuideWanted
from webapp.core import clock, db
from webapp.core.db import Query
from webapp.rules.model import RuleRow

Reach = Callable[..., ColumnElement[bool]]
"""Over dossiers; or, handed the kind of row, over rows that belong to no dossier."""

ME = bindparam("me", type_=Uuid())
GEMEENTE = bindparam("gemeente", type_=Uuid())
ORGANISATION = bindparam("organisation", type_=Uuid())
TODAY = bindparam("today", type_=Date())
ROW = bindparam("row", type_=Uuid())
ROLE = bindparam("role", type_=Account.role.type)


class Act(StrEnum):
    LIST_DOSSIERS = "list-dossiers"
    SEE_ROUND = "see-round"
    SEE_TEAM = "see-team"
    READ_CLIENT = "read-client"
    READ_SETTLING = "read-settling"
    TICK_SETTLING = "tick-settling"
    SEE_STEPS = "see-steps"
    KEEP_PROMISE = "keep-promise"
    READ_NOTE = "read-note"
    GIVE_GUIDE = "give-guide"
    HAND_OVER = "hand-over"
    END_GUIDANCE = "end-guidance"
    HEAR_FAREWELL = "hear-farewell"
    SEE_BOARD = "see-board"
    SEE_NOT_REACHED = "see-not-reached"
    READ_PIP = "read-pip"
    READ_DRAFT = "read-draft"
    TICK_AGREEMENT = "tick-agreement"
    READ_AGENDA = "read-agenda"
    ANSWER_APPOINTMENT = "answer-appointment"
    KEEP_FEED = "keep-feed"
    READ_BUDGET = "read-budget"
    READ_PVT = "read-pvt"
    READ_MESSAGES = "read-messages"
    TALK_WITH_CONSULENT = "talk-with-consulent"
    TALK_WITH_BEGELEIDER = "talk-with-begeleider"
    TALK_AMONG_STAFF = "talk-among-staff"
    TAKE_BACK_MESSAGE = "take-back-message"
    ASK_TO_EXPLAIN = "ask-to-explain"
    SETTLE_MESSAGE = "settle-message"
    ASK_INTERPRETER = "ask-interpreter"
    JOIN_EXCURSION = "join-excursion"
    FLAG_SIGNAAL = "flag-signaal"
    SEND_LEFT = "send-left"
    LIST_SIGNALEN = "list-signalen"
    READ_SIGNAAL = "read-signaal"
    MOVE_SIGNAAL = "move-signaal"
    HANDLE_SIGNAAL = "handle-signaal"
    SEE_LATE = "see-late"
    LOG_VISIT = "log-visit"
    CORRECT_VISIT = "correct-visit"
    READ_VISITS = "read-visits"
    READ_SHARED_VISITS = "read-shared-visits"
    READ_INTERNAL_VISITS = "read-internal-visits"
    READ_VISIT_WORDS = "read-visit-words"
    ADD_OWN_WORDS = "add-own-words"
    MAKE_PLAN = "make-plan"
    FIX_PLAN = "fix-plan"
    EXPORT_PLAN = "export-plan"
    LOG_PROGRESS = "log-progress"
    READ_INTAKE = "read-intake"
    WRITE_INTAKE = "write-intake"
    PLAN_INTAKE = "plan-intake"
    READ_INTAKE_SUMMARY = "read-intake-summary"
    ADD_INTAKE_WORDS = "add-intake-words"
    READ_WISHES = "read-wishes"
    TELL_WISHES = "tell-wishes"
    OPEN_DOSSIER = "open-dossier"
    SEARCH_DOSSIERS = "search-dossiers"
    KEEP_CASE = "keep-case"
    KEEP_FACTS = "keep-facts"
    GIVE_ACCESS = "give-access"
    KEEP_DATES = "keep-dates"
    SEE_ARRIVING = "see-arriving"
    KEEP_ARRIVAL = "keep-arrival"
    KEEP_AZC = "keep-azc"
    PLAN_APPOINTMENT = "plan-appointment"
    CHANGE_APPOINTMENT = "change-appointment"
    SEE_CALENDAR = "see-calendar"
    KEEP_HOLIDAYS = "keep-holidays"
    KEEP_LESSONS = "keep-lessons"
    KEEP_WALK_IN = "keep-walk-in"
    READ_HOURS = "read-hours"
    KEEP_HOURS = "keep-hours"
    BE_AWAY = "be-away"
    KEEP_ACCOUNTS = "keep-accounts"
    REVIEW_ACCOUNTS = "review-accounts"
    KEEP_CONTRACTS = "keep-contracts"
    KEEP_RULES = "keep-rules"
    KEEP_GEMEENTE = "keep-gemeente"
    KEEP_GEMEENTE_HOURS = "keep-gemeente-hours"


def own() -> ColumnElement[bool]:
    """The inburgeraar's own dossier."""
    return Dossier.inburgeraar_id == ME


def household() -> ColumnElement[bool]:
    """Every dossier of the inburgeraar's household: they share one budget."""
    mine = aliased(Dossier)
    return Dossier.household_id.in_(select(mine.household_id).where(mine.inburgeraar_id == ME))


TODAY_GUIDED = (
    Begeleiding.starts_on <= TODAY,
    or_(Begeleiding.ends_on.is_(None), Begeleiding.ends_on > TODAY),
)
AS_BEGELEIDER = Begeleiding.kind == BegeleidingKind.BEGELEIDER
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


def has_begeleider() -> ColumnElement[bool]:
    """Whether somebody, of whatever organisation, is the begeleider of this dossier today."""
    here = select(Begeleiding.id).where(Begeleiding.dossier_id == Dossier.id)
    guide = here.where(AS_BEGELEIDER, *TODAY_GUIDED).correlate(Dossier)
    return and_(guide.exists(), Dossier.closed_on.is_(None))


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


def organised() -> ColumnElement[bool]:
    """Dossiers that somebody of this coördinator's organisation guides today."""
    return today_guided(BY_US)


def guided_by_us() -> ColumnElement[bool]:
    """Dossiers of which somebody of this coördinator's organisation is the begeleider today, or
    a maatje where nobody is: a maatje beside another organisation's begeleider reads nothing.
    """
    return or_(today_guided(BY_US, AS_BEGELEIDER), and_(organised(), ~has_begeleider()))


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


IN, BE, CD, CO = Role.INBURGERAAR, Role.BEGELEIDER, Role.COORDINATOR, Role.CONSULENT
IC, BH, MA = Role.INCOME, Role.BEHEERDER, Role.MANAGER

# fmt: off
POLICY: dict[Act, dict[Role, Reach]] = {
    Act.LIST_DOSSIERS:      {                                             CO: current, IC: current},
    Act.SEE_ROUND:          {               BE: accompanied},
    Act.SEE_TEAM:           {                                CD: organised},
    Act.READ_CLIENT:        {               BE: accompanied, CD: organised},
    Act.READ_SETTLING:      {               BE: guided,      CD: organised, CO: local},
    Act.TICK_SETTLING:      {               BE: guided},
    Act.SEE_STEPS:          {               BE: guided},
    Act.KEEP_PROMISE:       {               BE: guided},
    Act.READ_NOTE:          {               BE: accompanied},
    Act.HAND_OVER:          {                                CD: organised},
    Act.GIVE_GUIDE:         {                                CD: asked_of_us},
    Act.END_GUIDANCE:       {                                CD: organised, CO: current},
    Act.HEAR_FAREWELL:      {               BE: once_accompanied},
    Act.SEE_BOARD:          {                                               CO: current},
    Act.SEE_NOT_REACHED:    {                                               CO: current},
    Act.READ_PIP:           {IN: own,       BE: guided,                     CO: local},
    Act.READ_DRAFT:         {                                               CO: local},
    Act.TICK_AGREEMENT:     {IN: own},
    Act.READ_AGENDA:        {IN: own,       BE: accompanied,                CO: local},
    Act.ANSWER_APPOINTMENT: {IN: own},
    Act.KEEP_FEED:          {IN: own},
    Act.READ_BUDGET:        {IN: household,                                 CO: local, IC: local},
    Act.READ_PVT:           {IN: own,       BE: guided,                     CO: local},
    Act.JOIN_EXCURSION:     {IN: own},
    Act.READ_MESSAGES:      {IN: own,       BE: guided,      CD: guided_by_us, CO: local},
    Act.TALK_WITH_CONSULENT: {IN: own,                                      CO: current},
    Act.TALK_WITH_BEGELEIDER: {IN: own,     BE: guided},
    Act.TALK_AMONG_STAFF:   {               BE: guided,      CD: guided_by_us, CO: current},
    Act.TAKE_BACK_MESSAGE:  {IN: own,       BE: guided,      CD: guided_by_us, CO: local},
    Act.ASK_TO_EXPLAIN:     {IN: own},
    Act.ASK_INTERPRETER:    {               BE: guided,                     CO: local},
    Act.SETTLE_MESSAGE:     {               BE: guided,                     CO: current},
    Act.FLAG_SIGNAAL:       {               BE: accompanied, CD: organised},
    Act.SEND_LEFT:          {               BE: until_today},
    Act.LIST_SIGNALEN:      {               BE: accompanied, CD: ever_organised, CO: answered_for},
    Act.READ_SIGNAAL:       {                                CD: ever_organised, CO: answered_for},
    Act.MOVE_SIGNAAL:       {                                CD: ever_organised, CO: answered_for},
    Act.HANDLE_SIGNAAL:     {                                CD: ever_organised, CO: answered_for},
    Act.SEE_LATE:           {MA: ever_organised},  # that it is late; never what it says
    Act.LOG_VISIT:          {               BE: accompanied},
    Act.CORRECT_VISIT:      {               BE: accompanied},  # and one's own only
    Act.READ_VISITS:        {IN: own,       BE: accompanied, CD: organised, CO: local},
    Act.READ_SHARED_VISITS: {IN: own,       BE: guided,      CD: organised, CO: local},
    Act.READ_INTERNAL_VISITS: {             BE: guided,      CD: guided_by_us, CO: local},
    Act.READ_VISIT_WORDS:   {IN: own,       BE: guided,      CD: guided_by_us},
    Act.ADD_OWN_WORDS:      {IN: own},
    Act.MAKE_PLAN:          {                                               CO: current},
    Act.FIX_PLAN:           {                                               CO: current},
    Act.EXPORT_PLAN:        {                                               CO: local},
    Act.LOG_PROGRESS:       {                                               CO: current},
    Act.READ_INTAKE:        {                                               CO: local},
    Act.WRITE_INTAKE:       {                                               CO: current},
    Act.PLAN_INTAKE:        {                                               CO: current},
    Act.READ_INTAKE_SUMMARY: {IN: own,                                      CO: local},
    Act.ADD_INTAKE_WORDS:   {IN: own},
    Act.READ_WISHES:        {IN: own,                                       CO: local},
    Act.TELL_WISHES:        {IN: own},
    Act.OPEN_DOSSIER:       {                                               CO: current},
    Act.SEARCH_DOSSIERS:    {                                               CO: local, IC: local},
    Act.KEEP_CASE:          {                                               CO: local},
    Act.KEEP_FACTS:         {                                               CO: local},
    Act.GIVE_ACCESS:        {                                               CO: current},
    Act.KEEP_DATES:         {                                               CO: current},
    Act.SEE_ARRIVING:       {                                               CO: current},
    Act.KEEP_ARRIVAL:       {                                               CO: current},
    Act.KEEP_AZC:           {BH: of_gemeente,                               CO: of_gemeente},
    Act.PLAN_APPOINTMENT:   {                                               CO: current},
    Act.CHANGE_APPOINTMENT: {                                               CO: current},
    Act.SEE_CALENDAR:       {               BE: accompanied,                CO: current},
    Act.KEEP_HOLIDAYS:      {BH: of_gemeente,                               CO: of_gemeente},
    Act.KEEP_LESSONS:       {                                               CO: current},
    Act.KEEP_WALK_IN:       {                                CD: of_organisation},
    Act.READ_HOURS:         {                                               CO: local},
    Act.KEEP_HOURS:         {                                               CO: current},
    Act.BE_AWAY:            {              CD: fellow_coordinators, CO: fellow_consulenten},
    Act.KEEP_ACCOUNTS:      {BH: colleagues,                 CD: volunteers},
    Act.REVIEW_ACCOUNTS:    {BH: of_gemeente},
    Act.KEEP_CONTRACTS:     {BH: of_gemeente},
    Act.KEEP_RULES:         {BH: of_gemeente},
    Act.KEEP_GEMEENTE:      {BH: the_gemeente},
    Act.KEEP_GEMEENTE_HOURS: {BH: of_gemeente},
}
# fmt: on
RIGHTS = frozenset({Act.GIVE_ACCESS, Act.HAND_OVER, Act.OPEN_DOSSIER, Act.KEEP_CASE})
RIGHTS |= {Act.BE_AWAY, Act.END_GUIDANCE, Act.GIVE_GUIDE}
RIGHTS |= {Act.KEEP_ACCOUNTS, Act.KEEP_CONTRACTS, Act.KEEP_RULES, Act.KEEP_GEMEENTE}
"""Acts that change who may what: each that is kept is an event in the log."""
LOCKED = frozenset({Act.READ_BUDGET, Act.KEEP_FEED, Act.READ_MESSAGES, Act.READ_VISITS})
LOCKED |= {Act.READ_INTAKE_SUMMARY}
"""What asks for the PIN again after ten idle minutes."""
BEHIND_PIN = frozenset({Act.TALK_WITH_CONSULENT, Act.TALK_WITH_BEGELEIDER, Act.ASK_TO_EXPLAIN})
BEHIND_PIN |= {Act.TAKE_BACK_MESSAGE, Act.ADD_OWN_WORDS, Act.ADD_INTAKE_WORDS}
"""What is kept even then, for nothing typed is lost; but the answer shows nothing of the page."""
FRESH = dict.fromkeys(
    (Act.LIST_SIGNALEN, Act.READ_SIGNAAL, Act.MOVE_SIGNAAL, Act.HANDLE_SIGNAAL, Act.EXPORT_PLAN),
    frozenset({Role.COORDINATOR, Role.CONSULENT}),
)
FRESH[Act.BE_AWAY] = frozenset({Role.COORDINATOR, Role.CONSULENT})
FRESH[Act.KEEP_ACCOUNTS] = frozenset({Role.COORDINATOR, Role.BEHEERDER})
for _act in (Act.REVIEW_ACCOUNTS, Act.KEEP_CONTRACTS, Act.KEEP_RULES, Act.KEEP_GEMEENTE):
    FRESH[_act] = frozenset({Role.BEHEERDER})
"""For what, and of whom, the key is asked again unless it was shown just now."""


def may(me: Me, act: Act) -> bool:
    """Whether this role performs this act at all: for showing or hiding a button."""
    return me.role in POLICY[act]


def within(act: Act, role: Role) -> ColumnElement[bool]:
    """Whether a dossier is in reach of an act, for statements that show more to some."""
    return POLICY[act][role]() if role in POLICY[act] else false()


@cache
def reached(act: Act, role: Role, model: Any = Dossier) -> Query:
    """Every row of `model` on which somebody with `role` may perform `act`.

    The result has named parameters; `who(me)` gives their values.
    """
    reach = POLICY[act][role]
    if model is Dossier:
        return select(Dossier).where(reach())
    if not hasattr(model, "dossier_id"):
        return select(model).where(reach(model))
    return select(model).join(Dossier, Dossier.id == model.dossier_id).where(reach())


@cache
def reaching(role: Role, acts: frozenset[Act]) -> Query:
    """Whether each of these acts reaches the dossier `row`: one column for each."""
    here = select(Dossier.id).where(Dossier.id == ROW)
    columns: list[Any] = [here.where(POLICY[a][role]()).exists().label(a) for a in sorted(acts)]
    return select(*columns)


def acts_on(me: Me, dossier_id: UUID, *acts: Act) -> frozenset[Act]:
    """Which of these acts reach one dossier, in one statement: for a page of several sections."""
    allowed = frozenset(act for act in acts if may(me, act))
    if not allowed:
        return allowed
    found = db.row(reaching(me.role, allowed), **who(me), row=dossier_id)
    return frozenset(act for act, reaches in zip(sorted(allowed), found, strict=True) if reaches)


def who(me: Me) -> dict[str, object]:
    return {
        "me": me.id,
        "role": me.role,
        "gemeente": me.gemeente_id,
        "organisation": me.organisation_id,
        "today": clock.today(),
    }
