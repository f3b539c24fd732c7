"""Who may do what, and on which dossiers. Nothing else in this code opens a dossier to somebody.

Read POLICY as a page of law: an act, and for each role the dossiers it reaches.
A role that is left out may not. A row out of reach does not exist: 404, never 403.
Which rows of an open dossier are shown follows from several acts together in two places: the notes
of visits in guidance/visits/queries.py, the talks in contact/messages/queries_talks.py.
"""

from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, false, select

from webapp.case.account import Role
from webapp.case.dossier import Dossier
from webapp.case.me import Me
from webapp.case.reach import (
    ROW,
    Reach,
    accompanied,
    answered_for,
    asked_of_us,
    befriended,
    befriended_by_us,
    colleagues,
    current,
    ever_organised,
    fellow_consulenten,
    fellow_coordinators,
    guided,
    guided_by_ours,
    guided_by_us,
    household,
    local,
    of_gemeente,
    of_organisation,
    once_accompanied,
    only_befriended,
    organised,
    own,
    the_gemeente,
    until_today,
    volunteers,
)
from webapp.core import clock, db
from webapp.core.db import Query


class Act(StrEnum):
    LIST_DOSSIERS = "list-dossiers"
    SEE_ROUND = "see-round"
    SEE_TEAM = "see-team"
    READ_CLIENT = "read-client"
    READ_SETTLING = "read-settling"
    TICK_SETTLING = "tick-settling"
    SEE_STEPS = "see-steps"
    KEEP_PROMISE = "keep-promise"
    READ_HAND_OVER = "read-hand-over"
    GIVE_GUIDE = "give-guide"
    HAND_OVER = "hand-over"
    END_GUIDANCE = "end-guidance"
    HEAR_FAREWELL = "hear-farewell"
    SEE_BOARD = "see-board"
    PUT_OFF = "put-off"
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
    READ_WITH_CONSULENT = "read-with-consulent"
    READ_WITH_BEGELEIDER = "read-with-begeleider"
    READ_WITH_MAATJE = "read-with-maatje"
    READ_AMONG_STAFF = "read-among-staff"
    READ_WITH_COORDINATOR = "read-with-coordinator"
    LIST_TALKS = "list-talks"
    HEAR_AMONG_STAFF = "hear-among-staff"
    HEAR_OF_MAATJES = "hear-of-maatjes"
    TALK_WITH_CONSULENT = "talk-with-consulent"
    TALK_WITH_BEGELEIDER = "talk-with-begeleider"
    TALK_WITH_MAATJE = "talk-with-maatje"
    TALK_AMONG_STAFF = "talk-among-staff"
    TALK_WITH_COORDINATOR = "talk-with-coordinator"
    TAKE_BACK_MESSAGE = "take-back-message"
    ASK_TO_EXPLAIN = "ask-to-explain"
    SETTLE_MESSAGE = "settle-message"
    ASK_INTERPRETER = "ask-interpreter"
    JOIN_EXCURSION = "join-excursion"
    FLAG_SIGNAAL = "flag-signaal"
    SEND_LEFT = "send-left"
    ADD_TO_SIGNAAL = "add-to-signaal"
    HEAR_OF_SIGNAAL = "hear-of-signaal"
    LIST_SIGNALEN = "list-signalen"
    READ_SIGNAAL = "read-signaal"
    MOVE_SIGNAAL = "move-signaal"
    HANDLE_SIGNAAL = "handle-signaal"
    SEE_LATE = "see-late"
    LOG_VISIT = "log-visit"
    CORRECT_VISIT = "correct-visit"
    READ_VISITS = "read-visits"
    SEE_VISIT_HOURS = "see-visit-hours"
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
    PLAN_VISIT = "plan-visit"
    CHANGE_VISIT = "change-visit"
    SEE_CALENDAR = "see-calendar"
    KEEP_HOLIDAYS = "keep-holidays"
    KEEP_LESSONS = "keep-lessons"
    KEEP_WALK_IN = "keep-walk-in"
    READ_HOURS = "read-hours"
    KEEP_HOURS = "keep-hours"
    KEEP_LISTS = "keep-lists"
    BE_AWAY = "be-away"
    KEEP_ACCOUNTS = "keep-accounts"
    REVIEW_ACCOUNTS = "review-accounts"
    KEEP_CONTRACTS = "keep-contracts"
    KEEP_RULES = "keep-rules"
    KEEP_GEMEENTE = "keep-gemeente"
    KEEP_GEMEENTE_HOURS = "keep-gemeente-hours"
    KEEP_SCHOOLS = "keep-schools"
    KEEP_PLACES = "keep-places"
    KEEP_LANGUAGES = "keep-languages"
    SEE_SMS = "see-sms"


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
    Act.READ_HAND_OVER:     {               BE: accompanied},
    Act.HAND_OVER:          {                                CD: organised},
    Act.GIVE_GUIDE:         {                                CD: asked_of_us},
    Act.END_GUIDANCE:       {                                CD: organised, CO: current},
    Act.HEAR_FAREWELL:      {               BE: once_accompanied},
    Act.SEE_BOARD:          {                                               CO: current},
    Act.PUT_OFF:            {                                               CO: current},
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
    Act.LIST_TALKS:         {               BE: accompanied, CD: organised, CO: current},
    Act.READ_MESSAGES:      {IN: own,       BE: accompanied, CD: organised, CO: local},
    Act.READ_WITH_CONSULENT: {IN: own,                                      CO: local},
    Act.READ_WITH_BEGELEIDER: {IN: own,     BE: guided},
    Act.READ_WITH_MAATJE:   {IN: own,       BE: befriended},
    Act.READ_AMONG_STAFF:   {               BE: guided,      CD: guided_by_us, CO: local},
    Act.READ_WITH_COORDINATOR: {            BE: befriended,  CD: befriended_by_us},
    # The same as READ_AMONG_STAFF, in two: for lists, so that no database reads the whole country.
    Act.HEAR_AMONG_STAFF:   {               BE: guided,      CD: guided_by_ours, CO: current},
    Act.HEAR_OF_MAATJES:    {                                CD: only_befriended},
    Act.TALK_WITH_CONSULENT: {IN: own,                                      CO: current},
    Act.TALK_WITH_BEGELEIDER: {IN: own,     BE: guided},
    Act.TALK_WITH_MAATJE:   {IN: own,       BE: befriended},
    Act.TALK_AMONG_STAFF:   {               BE: guided,      CD: guided_by_us, CO: current},
    Act.TALK_WITH_COORDINATOR: {            BE: befriended,  CD: befriended_by_us},
    Act.TAKE_BACK_MESSAGE:  {IN: own,       BE: accompanied, CD: organised, CO: local},
    Act.ASK_TO_EXPLAIN:     {IN: own},
    Act.ASK_INTERPRETER:    {               BE: accompanied,                CO: local},
    Act.SETTLE_MESSAGE:     {               BE: accompanied,                CO: current},
    Act.FLAG_SIGNAAL:       {               BE: accompanied, CD: organised},
    Act.SEND_LEFT:          {               BE: until_today},
    Act.ADD_TO_SIGNAAL:     {               BE: accompanied, CD: ever_organised},  # one's own only
    Act.HEAR_OF_SIGNAAL:    {               BE: accompanied},  # how one's own went
    Act.LIST_SIGNALEN:      {               BE: accompanied, CD: ever_organised, CO: answered_for},
    Act.READ_SIGNAAL:       {                                CD: ever_organised, CO: answered_for},
    Act.MOVE_SIGNAAL:       {                                CD: ever_organised, CO: answered_for},
    Act.HANDLE_SIGNAAL:     {                                CD: ever_organised, CO: answered_for},
    Act.SEE_LATE:           {MA: ever_organised},  # that it is late; never what it says
    Act.LOG_VISIT:          {               BE: accompanied},
    Act.CORRECT_VISIT:      {               BE: accompanied},  # and one's own only
    Act.READ_VISITS:        {IN: own,       BE: accompanied, CD: organised, CO: local},
    Act.SEE_VISIT_HOURS:    {                                CD: ever_organised},  # sums only
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
    Act.PLAN_VISIT:         {               BE: accompanied},
    Act.CHANGE_VISIT:       {               BE: accompanied},  # of one's own calendar only
    Act.SEE_CALENDAR:       {               BE: accompanied,                CO: current},
    Act.KEEP_HOLIDAYS:      {BH: of_gemeente,                               CO: of_gemeente},
    Act.KEEP_LESSONS:       {                                               CO: current},
    Act.KEEP_WALK_IN:       {                                CD: of_organisation},
    Act.READ_HOURS:         {                                               CO: local},
    Act.KEEP_HOURS:         {                                               CO: current},
    Act.KEEP_LISTS:         {                                               CO: of_gemeente},
    Act.BE_AWAY:            {              CD: fellow_coordinators, CO: fellow_consulenten},
    Act.KEEP_ACCOUNTS:      {BH: colleagues,                 CD: volunteers},
    Act.REVIEW_ACCOUNTS:    {BH: of_gemeente},
    Act.KEEP_CONTRACTS:     {BH: of_gemeente},
    Act.KEEP_RULES:         {BH: of_gemeente},
    Act.KEEP_GEMEENTE:      {BH: the_gemeente},
    Act.KEEP_GEMEENTE_HOURS: {BH: of_gemeente},
    Act.KEEP_SCHOOLS:       {BH: of_gemeente},
    Act.KEEP_PLACES:        {BH: of_gemeente},
    Act.KEEP_LANGUAGES:     {BH: the_gemeente},
    Act.SEE_SMS:            {BH: of_gemeente},
}
# fmt: on
RIGHTS = frozenset({Act.GIVE_ACCESS, Act.HAND_OVER, Act.OPEN_DOSSIER, Act.KEEP_CASE})
RIGHTS |= {Act.BE_AWAY, Act.END_GUIDANCE, Act.GIVE_GUIDE}
RIGHTS |= {Act.KEEP_ACCOUNTS, Act.KEEP_CONTRACTS, Act.KEEP_RULES, Act.KEEP_GEMEENTE}
"""Acts that change who may what: each that is kept is an event in the log."""
LOCKED = frozenset({Act.READ_BUDGET, Act.KEEP_FEED, Act.READ_MESSAGES, Act.READ_VISITS})
LOCKED |= {Act.READ_INTAKE_SUMMARY, Act.READ_WITH_CONSULENT, Act.READ_WITH_BEGELEIDER}
LOCKED |= {Act.READ_WITH_MAATJE}
"""What asks for the PIN again after ten idle minutes."""
BEHIND_PIN = frozenset({Act.TALK_WITH_CONSULENT, Act.TALK_WITH_BEGELEIDER, Act.ASK_TO_EXPLAIN})
BEHIND_PIN |= {Act.TALK_WITH_MAATJE, Act.TAKE_BACK_MESSAGE, Act.ADD_OWN_WORDS, Act.ADD_INTAKE_WORDS}
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
def reaches_of(role: Role, acts: frozenset[Act]) -> tuple[Reach, ...]:
    """Each only once: most acts of a role reach the same dossiers."""
    return tuple(dict.fromkeys(POLICY[act][role] for act in sorted(acts)))


@cache
def reaching(role: Role, acts: frozenset[Act]) -> Query:
    """Which of these acts reach the dossier `row`: one column for each of their reaches."""
    here = select(Dossier.id).where(Dossier.id == ROW)
    return select(*(here.where(reach()).exists() for reach in reaches_of(role, acts)))


def acts_found(role: Role, acts: frozenset[Act], found: Iterable[Any]) -> frozenset[Act]:
    """Those acts of which the reach was found to hold."""
    holds = dict(zip(reaches_of(role, acts), found, strict=True))
    return frozenset(act for act in acts if holds[POLICY[act][role]])


def acts_on(me: Me, dossier_id: UUID, *acts: Act) -> frozenset[Act]:
    """Which of these acts reach one dossier, in one statement: for a page of several sections."""
    allowed = frozenset(act for act in acts if may(me, act))
    if not allowed:
        return allowed
    found = db.row(reaching(me.role, allowed), **who(me), row=dossier_id)
    return acts_found(me.role, allowed, found)


def who(me: Me) -> dict[str, object]:
    return {
        "me": me.id,
        "role": me.role,
        "gemeente": me.gemeente_id,
        "organisation": me.organisation_id,
        "today": clock.today(),
    }
