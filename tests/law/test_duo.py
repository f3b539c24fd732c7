from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.law.duo import (
    Alfabetisering,
    Doelgroep,
    ExamNiveau,
    ExamPart,
    ExamResult,
    Leerroute,
    Niveau,
    Wet,
    free_attempts_left,
)
from webapp.law.rules import Rulebook

DAY = date(2027, 5, 10)
GESLAAGD, GEZAKT, GEEN = ExamResult.GESLAAGD, ExamResult.GEZAKT, ExamResult.GEEN


@pytest.mark.parametrize(
    ("codes", "spelled"),
    [
        (Leerroute, {"B", "O", "Z"}),
        (Niveau, {"A2", "B1"}),
        (ExamNiveau, {"A2", "B1", "B2"}),
        (Alfabetisering, {"A", "AA", "NVT"}),
        (ExamPart, {"LE", "LU", "SC", "SP", "KNM"}),
        (ExamResult, {"Geslaagd", "Gezakt", "Geen"}),
        (Doelgroep, {"Asielstatushouder", "Gezinsmigrant en overige migrant"}),
        (Wet, {"Wi2013", "Wi2021"}),
    ],
)
def test_codes_are_spelled_as_duo_spells_them(codes: type, spelled: set[str]) -> None:
    assert {str(code) for code in codes} == spelled  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("results", "left"),
    [
        ([], 2),
        ([GEZAKT], 1),
        ([GEEN], 2),
        ([GEEN, GEEN, GEEN], 2),
        ([GEEN, GEZAKT], 1),
        ([GEZAKT, GESLAAGD], 0),
        ([GEZAKT, GEZAKT, GEZAKT], 0),
    ],
)
def test_an_exam_without_a_result_uses_no_free_attempt(
    rules: Rulebook, results: list[ExamResult], left: int
) -> None:
    assert free_attempts_left(rules, DAY, Doelgroep.ASIELSTATUSHOUDER, results) == left


def test_a_family_migrant_has_no_free_attempts(rules: Rulebook) -> None:
    assert free_attempts_left(rules, DAY, Doelgroep.GEZINS_OVERIG, []) == 0


@given(st.lists(st.sampled_from(ExamResult)), st.integers(0, 5))
def test_results_that_are_none_never_change_what_is_left(
    rules: Rulebook, results: list[ExamResult], more: int
) -> None:
    left = free_attempts_left(rules, DAY, Doelgroep.ASIELSTATUSHOUDER, results)
    padded = results + [GEEN] * more
    assert 0 <= left <= 2
    assert free_attempts_left(rules, DAY, Doelgroep.ASIELSTATUSHOUDER, padded) == left
