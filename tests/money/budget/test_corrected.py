"""A month that was corrected, a bill that failed, and a start on the last day of a month."""

import pytest

from tests.conftest import As, Cast
from tests.worlds.test_reader import LANGUAGES, euro, opens, said, word
from webapp.case.account import Language
from webapp.money.budget.model import LineKind

WHO = ("layla", "tarek")


@pytest.fixture
def world_name() -> str:
    return "second"


@pytest.mark.parametrize("who", WHO)
def test_the_corrected_amount_is_shown_and_the_former_one_is_named(
    as_: As, cast: Cast, who: str
) -> None:
    """1902,00 − 912,50 − 29,17 + 413,00; before, the water was ten euros less."""
    for language in LANGUAGES:
        page = opens(as_, cast, who, "budget", language, asked="?month=2026-06")
        assert page.block("result").text.count(euro("1.373,33")) == 1, page.about
        former = said(language, "It said %(amount)s to live on before.", amount=euro("1.383,33"))
        assert former in page.block("corrected").text, page.about
        assert euro("29,17") in page.block("paid-for-you").text
        assert euro("19,17") not in page.text, f"{page.about}: that was the mistake"


def test_only_a_corrected_month_says_so(as_: As, cast: Cast) -> None:
    for month in ("2026-03", "2026-04", "2026-05", "2026-07", "2026-08"):
        page = opens(as_, cast, "layla", "budget", asked=f"?month={month}")
        assert not page.has("corrected"), page.about


@pytest.mark.parametrize("who", WHO)
def test_a_bill_that_failed_is_told_calmly_with_who_solves_it(
    as_: As, cast: Cast, who: str
) -> None:
    """The energy bill is still to be paid, so it still counts."""
    for language in LANGUAGES:
        page = opens(as_, cast, who, "budget", language, asked="?month=2026-07")
        problem = page.block("problem").text
        assert word(language, LineKind.ENERGY) in problem, page.about
        solved = "%(name)s solves this. You do not need to do anything."
        assert said(language, solved, name="Kees") in problem, page.about
        assert said(language, "Not paid yet") in page.block("paid-for-you").text, page.about
        assert page.block("result").text.count(euro("1.165,25")) == 1, page.about


def test_a_problem_is_told_in_its_own_month_only(as_: As, cast: Cast) -> None:
    page = opens(as_, cast, "layla", "budget", asked="?month=2026-08")
    assert not page.has("problem")


@pytest.mark.parametrize(
    ("who", "month", "bijstand", "first"),
    [("layla", "2026-03", "122,71", "30 maart 2026"), ("biniam", "2026-01", "42,95", "31 januari")],
)
def test_a_right_that_began_at_the_end_of_a_month_counts_its_last_days(
    as_: As, cast: Cast, who: str, month: str, bijstand: str, first: str
) -> None:
    """1902,00 × 2/31 and 1331,43 × 1/31."""
    page = opens(as_, cast, who, "budget", Language.NL, asked=f"?month={month}")
    assert euro(bijstand) in page.block("came-in").text
    assert first in page.text
