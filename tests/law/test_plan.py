from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.law.duo import Doelgroep, Leerroute, Niveau
from webapp.law.plan import PlanFacts, PreviousPlan, check_plan
from webapp.law.refusals import SOURCES, Caution, ChangeReason, Refusal
from webapp.law.rules import Rulebook
from webapp.law.term import switch_until, term

from .strategies import DAYS

YONAS = PlanFacts(
    dated_on=date(2026, 7, 15),
    leerroute=Leerroute.Z,
    niveau=None,
    duty_from=date(2026, 5, 18),
    settled_on=date(2026, 5, 18),
    today=date(2026, 7, 15),
    age=26,
)
DAWIT = replace(
    YONAS,
    dated_on=date(2026, 9, 29),
    leerroute=Leerroute.ONDERWIJS,
    duty_from=date(2026, 7, 20),
    settled_on=date(2026, 7, 20),
    today=date(2026, 9, 29),
    age=19,
    school_is_tst=True,
)
RANIA_V1 = PreviousPlan(
    dated_on=date(2026, 4, 20),
    leerroute=Leerroute.B1,
    niveau=Niveau.B1,
    switch_until=date(2027, 10, 20),
)
RANIA_V2 = PlanFacts(
    dated_on=date(2028, 1, 17),
    leerroute=Leerroute.B1,
    niveau=Niveau.A2,
    duty_from=date(2026, 2, 9),
    settled_on=date(2026, 2, 9),
    today=date(2028, 1, 17),
    age=39,
    previous=RANIA_V1,
    reason=ChangeReason.DOWNSCALE,
    course_hours=640,
    effort_shown=True,
)


def refusals(rules: Rulebook, facts: PlanFacts, **changed: object) -> tuple[Refusal, ...]:
    return check_plan(rules, replace(facts, **changed)).refusals  # type: ignore[arg-type]


def test_the_first_plans_of_the_cast_can_be_fixed(rules: Rulebook) -> None:
    assert check_plan(rules, YONAS) == ((), ())
    assert check_plan(rules, DAWIT) == ((), ())
    assert refusals(rules, YONAS, leerroute=Leerroute.B1, niveau=Niveau.B1) == ()


@pytest.mark.parametrize(
    ("dated_on", "refused"),
    [
        (date(2026, 5, 10), (Refusal.BEFORE_DUTY, Refusal.BEFORE_SETTLING)),
        (date(2026, 5, 18), ()),
        (date(2026, 7, 16), (Refusal.IN_FUTURE,)),
    ],
)
def test_the_dagtekening_is_not_before_the_duty_or_settling_and_not_in_the_future(
    rules: Rulebook, dated_on: date, refused: tuple[Refusal, ...]
) -> None:
    assert refusals(rules, YONAS, dated_on=dated_on) == refused


def test_a_plan_before_settling_in_the_gemeente_is_refused(rules: Rulebook) -> None:
    refused = refusals(rules, YONAS, dated_on=date(2026, 5, 10), duty_from=date(2026, 5, 1))
    assert refused == (Refusal.BEFORE_SETTLING,)


def test_a_plan_before_the_start_of_the_duty_is_refused(rules: Rulebook) -> None:
    assert refusals(rules, YONAS, duty_from=date(2026, 7, 16)) == (Refusal.BEFORE_DUTY,)


@pytest.mark.parametrize(
    ("leerroute", "niveau", "refused"),
    [
        (Leerroute.B1, Niveau.A2, (Refusal.FIRST_AT_A2,)),
        (Leerroute.ONDERWIJS, Niveau.A2, (Refusal.ONDERWIJS_AT_A2,)),
        (Leerroute.Z, Niveau.B1, (Refusal.Z_AT_B1,)),
        (Leerroute.B1, Niveau.B1, ()),
        (Leerroute.B1, None, ()),
        (Leerroute.ONDERWIJS, Niveau.B1, ()),
        (Leerroute.ONDERWIJS, None, ()),
        (Leerroute.Z, Niveau.A2, ()),
        (Leerroute.Z, None, ()),
    ],
)
def test_a_first_plan_has_a_level_that_its_leerroute_allows(
    rules: Rulebook, leerroute: Leerroute, niveau: Niveau | None, refused: tuple[Refusal, ...]
) -> None:
    assert refusals(rules, YONAS, leerroute=leerroute, niveau=niveau) == refused


def test_rania_may_go_down_to_a2_and_keeps_her_last_day(rules: Rulebook) -> None:
    assert refusals(rules, RANIA_V2) == ()
    assert term(rules, RANIA_V1.dated_on).last == date(2029, 4, 20)


@pytest.mark.parametrize(
    ("hours", "effort", "refused"),
    [
        (580, True, (Refusal.TOO_FEW_HOURS,)),
        (599, True, (Refusal.TOO_FEW_HOURS,)),
        (600, True, ()),
        (640, False, (Refusal.NO_EFFORT,)),
        (0, False, (Refusal.TOO_FEW_HOURS, Refusal.NO_EFFORT)),
    ],
)
def test_going_down_to_a2_needs_six_hundred_hours_and_effort(
    rules: Rulebook, hours: int, effort: bool, refused: tuple[Refusal, ...]
) -> None:
    assert refusals(rules, RANIA_V2, course_hours=hours, effort_shown=effort) == refused


def test_hours_and_effort_that_nobody_filled_in_are_not_there(rules: Rulebook) -> None:
    facts = PlanFacts(
        dated_on=RANIA_V2.dated_on,
        leerroute=Leerroute.B1,
        niveau=Niveau.A2,
        duty_from=RANIA_V2.duty_from,
        settled_on=RANIA_V2.settled_on,
        today=RANIA_V2.today,
        age=39,
        previous=RANIA_V1,
        reason=ChangeReason.DOWNSCALE,
    )
    assert facts.course_hours == 0
    assert refusals(rules, facts) == (Refusal.TOO_FEW_HOURS, Refusal.NO_EFFORT)


def test_going_down_to_a2_is_not_hidden_by_another_reason(rules: Rulebook) -> None:
    refused = refusals(rules, RANIA_V2, reason=ChangeReason.OTHER, course_hours=10)
    assert refused == (Refusal.TOO_FEW_HOURS,)


def test_who_went_down_once_need_not_prove_it_in_the_next_version(rules: Rulebook) -> None:
    before = replace(RANIA_V1, dated_on=date(2028, 1, 17), niveau=Niveau.A2)
    third = replace(RANIA_V2, dated_on=date(2028, 6, 1), today=date(2028, 6, 1), previous=before)
    assert refusals(rules, third, reason=ChangeReason.MOVE, course_hours=0) == ()


@pytest.mark.parametrize("route", [Leerroute.ONDERWIJS, Leerroute.Z])
def test_going_down_to_a2_is_only_possible_inside_the_b1_route(
    rules: Rulebook, route: Leerroute
) -> None:
    before = replace(RANIA_V1, leerroute=route, niveau=None, switch_until=date(2028, 2, 1))
    refused = refusals(rules, RANIA_V2, previous=before, reason=ChangeReason.SWITCH)
    assert refused == (Refusal.A2_FROM_OTHER_ROUTE,)


@pytest.mark.parametrize(
    ("dated_on", "refused"),
    [
        (date(2027, 10, 20), ()),
        (date(2027, 10, 21), (Refusal.SWITCH_TOO_LATE,)),
    ],
)
def test_the_leerroute_changes_through_the_last_day_of_eighteen_months(
    rules: Rulebook, dated_on: date, refused: tuple[Refusal, ...]
) -> None:
    switched = replace(
        RANIA_V2,
        dated_on=dated_on,
        leerroute=Leerroute.Z,
        niveau=None,
        reason=ChangeReason.SWITCH,
    )
    assert switch_until(rules, RANIA_V1.dated_on).day == RANIA_V1.switch_until
    assert refusals(rules, switched) == refused


def test_a_new_gemeente_keeps_the_leerroute(rules: Rulebook) -> None:
    moved = replace(
        RANIA_V2,
        dated_on=date(2026, 12, 1),
        settled_on=date(2026, 11, 1),
        niveau=Niveau.B1,
        reason=ChangeReason.MOVE,
    )
    assert refusals(rules, moved) == ()
    assert refusals(rules, moved, leerroute=Leerroute.Z, niveau=None) == (
        Refusal.ROUTE_KEPT_ON_MOVE,
    )


def test_a_change_says_why(rules: Rulebook) -> None:
    assert refusals(rules, RANIA_V2, reason=None) == (Refusal.NO_REASON,)


def test_a_change_is_not_dated_before_the_plan_it_changes(rules: Rulebook) -> None:
    same_day = replace(RANIA_V2, dated_on=RANIA_V1.dated_on, niveau=Niveau.B1)
    assert refusals(rules, same_day) == ()
    refused = refusals(rules, same_day, dated_on=date(2026, 4, 19))
    assert refused == (Refusal.BEFORE_PREVIOUS,)


@given(DAYS, st.integers(-1000, 2000))
def test_a_revision_that_is_accepted_never_moves_the_term(
    rules: Rulebook, first_pip: date, later: int
) -> None:
    before = replace(RANIA_V1, dated_on=first_pip)
    dated_on = first_pip + timedelta(days=later)
    revision = replace(
        RANIA_V2, dated_on=max(dated_on, date(2022, 1, 1)), previous=before, today=date(2070, 1, 1)
    )
    if Refusal.BEFORE_PREVIOUS not in refusals(rules, revision):
        assert term(rules, min(first_pip, revision.dated_on)) == term(rules, first_pip)
    else:
        assert later < 0


@pytest.mark.parametrize(("age", "cautions"), [(19, ()), (27, ()), (28, (Caution.AGE,))])
def test_the_onderwijsroute_from_twenty_eight_asks_for_a_motivation(
    rules: Rulebook, age: int, cautions: tuple[Caution, ...]
) -> None:
    assert check_plan(rules, replace(DAWIT, age=age)) == ((), cautions)


@given(st.integers(28, 80))
def test_age_is_never_a_reason_to_refuse(rules: Rulebook, age: int) -> None:
    assert check_plan(rules, replace(DAWIT, age=age)) == ((), (Caution.AGE,))


def test_age_does_not_matter_for_other_routes(rules: Rulebook) -> None:
    assert check_plan(rules, replace(YONAS, age=60)).cautions == ()


@pytest.mark.parametrize(
    ("is_tst", "refused"), [(False, (Refusal.SCHOOL_NOT_TST,)), (True, ()), (None, ())]
)
def test_the_onderwijsroute_is_taught_at_a_tst(
    rules: Rulebook, is_tst: bool | None, refused: tuple[Refusal, ...]
) -> None:
    assert refusals(rules, DAWIT, school_is_tst=is_tst) == refused


def test_other_routes_need_no_tst(rules: Rulebook) -> None:
    assert refusals(rules, YONAS, school_is_tst=False) == ()


@pytest.mark.parametrize(
    ("leerroute", "doelgroep", "refused"),
    [
        (Leerroute.B1, Doelgroep.ASIELSTATUSHOUDER, ()),
        (Leerroute.B1, Doelgroep.GEZINS_OVERIG, (Refusal.ESTIMATE_NOT_ALLOWED,)),
        (Leerroute.Z, Doelgroep.ASIELSTATUSHOUDER, (Refusal.ESTIMATE_NOT_ALLOWED,)),
    ],
)
def test_hours_are_estimated_only_in_the_b1_route_of_asielstatushouders(
    rules: Rulebook, leerroute: Leerroute, doelgroep: Doelgroep, refused: tuple[Refusal, ...]
) -> None:
    facts = replace(YONAS, leerroute=leerroute, doelgroep=doelgroep, estimated_hours=900)
    assert refusals(rules, facts) == refused
    assert refusals(rules, facts, estimated_hours=None) == ()


def test_every_refusal_names_its_source() -> None:
    assert set(SOURCES) == set(Refusal)
    assert all(SOURCES.values())
