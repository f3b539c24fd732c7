"""Every month of every household, to the cent, in four languages."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

import pytest

from tests.conftest import As, Cast
from tests.worlds.test_reader import LANGUAGES, Node, Page, day_of, euro, opens, said, says, word
from webapp.case.account import Language
from webapp.money.budget.model import LineKind, LineStatus

BIJSTAND, PARENT = LineKind.BIJSTAND, LineKind.SINGLE_PARENT_ADDITION
HUUR, ENERGY, WATER = LineKind.HUUR, LineKind.ENERGY, LineKind.WATER
INSURED, PHONE, INSURANCE = LineKind.HEALTH_INSURANCE, LineKind.PHONE, LineKind.INSURANCE
LOAN, TRANSPORT = LineKind.LOAN, LineKind.TRANSPORT
HUURTOESLAG, ZORGTOESLAG = LineKind.HUURTOESLAG, LineKind.ZORGTOESLAG
CHILDREN, QUARTER = LineKind.KINDGEBONDEN_BUDGET, LineKind.KINDERBIJSLAG
Lines = dict[LineKind, str]


class Month(NamedTuple):
    """What one page must say. Amounts as written; empty where there is no such part."""

    bijstand: str
    paid_for_you: tuple[Lines, str]
    paid_out: str
    toeslagen: tuple[Lines, str]
    paid_by_you: tuple[Lines, str]
    leefgeld: str
    week: str
    reserve: str
    later: tuple[LineKind, ...] = ()
    once: tuple[Lines, str] = ({}, "")


NONE: tuple[Lines, str] = ({}, "")
Y_FIXED = ({HUUR: "655,00", ENERGY: "110,00", WATER: "12,00", INSURED: "159,00"}, "936,00")
Y_TOESLAG = {HUURTOESLAG: "374,00", ZORGTOESLAG: "129,00"}
Y_OWN = ({PHONE: "15,00", INSURANCE: "12,00", LOAN: "50,00", TRANSPORT: "50,00"}, "127,00")
Y_FULL = Month(
    "1.331,42", Y_FIXED, "395,42", (Y_TOESLAG, "898,42"), Y_OWN, "771,42", "178,02", "70,08"
)
F_HUUR, F_REST = {HUUR: "780,00"}, {ENERGY: "190,00", WATER: "24,00"}
F_INSURED = {INSURED: "318,00"}
F_TOESLAG = {
    HUURTOESLAG: "467,00",
    ZORGTOESLAG: "246,00",
    CHILDREN: "430,00",
    QUARTER: "211,43",
}
F_OWN = {PHONE: "30,00", INSURANCE: "25,00", LOAN: "60,00", TRANSPORT: "110,00"}
F_SPRING = Month(
    "1.902,02",
    (F_HUUR | F_REST | F_INSURED, "1.312,00"),
    "590,02",
    (F_TOESLAG, "1.944,45"),
    (F_OWN, "225,00"),
    "1.719,45",
    "396,80",
    "100,11",
)
F_SUMMER = F_SPRING._replace(
    paid_for_you=(F_HUUR | F_REST, "994,00"),
    paid_out="908,02",
    toeslagen=(F_TOESLAG, "2.262,45"),
    paid_by_you=(F_INSURED | F_OWN, "543,00"),
)
F_ALL_THEMSELVES = F_SPRING._replace(
    paid_for_you=NONE,
    paid_out="1.902,02",
    toeslagen=(F_TOESLAG, "3.256,45"),
    paid_by_you=(F_HUUR | F_REST | F_INSURED | F_OWN, "1.537,00"),
)
M_FIXED = ({HUUR: "610,00", ENERGY: "120,00", WATER: "12,00", INSURED: "159,00"}, "901,00")
M_FIRST = Month(
    "1.331,42",
    M_FIXED,
    "430,42",
    NONE,
    NONE,
    "430,42",
    "99,33",
    "70,08",
    (PARENT, HUURTOESLAG, ZORGTOESLAG, CHILDREN),
)
M_THEN = M_FIRST._replace(
    toeslagen=({HUURTOESLAG: "368,00", ZORGTOESLAG: "129,00"}, "927,42"),
    leefgeld="927,42",
    week="214,02",
    later=(PARENT, CHILDREN),
)
MONTHS: dict[str, dict[str, Month]] = {
    "yonas": {
        "2026-05": Month(
            "601,29",
            ({HUUR: "295,81", ENERGY: "49,68", WATER: "5,42", INSURED: "71,81"}, "422,72"),
            "178,57",
            NONE,
            NONE,
            "178,57",
            "41,21",
            "31,65",
            (HUURTOESLAG, ZORGTOESLAG),
        ),
        "2026-06": Month(
            "1.331,42",
            Y_FIXED,
            "395,42",
            NONE,
            NONE,
            "395,42",
            "91,25",
            "70,08",
            (HUURTOESLAG, ZORGTOESLAG),
        ),
        "2026-07": Y_FULL,
        "2026-08": Y_FULL._replace(once=(Y_TOESLAG, "503,00")),
        "2026-09": Y_FULL,
    },
    "rania": {
        "2026-02": Month(
            "1.358,59",
            ({HUUR: "557,14", ENERGY: "135,71", WATER: "17,14", INSURED: "227,14"}, "937,13"),
            "421,46",
            NONE,
            NONE,
            "421,46",
            "97,26",
            "71,51",
            tuple(F_TOESLAG),
        ),
        "2026-03": F_SPRING,
        "2026-04": F_SPRING,
        "2026-05": F_SPRING,
        "2026-06": F_SUMMER,
        "2026-07": F_SUMMER,
        "2026-08": F_ALL_THEMSELVES,
        "2026-09": F_ALL_THEMSELVES,
    },
    "mariam": {"2026-06": M_FIRST, "2026-07": M_FIRST, "2026-08": M_THEN, "2026-09": M_THEN},
}
CASES = [(who, month) for who, months in MONTHS.items() for month in months]


def pairs(part: Node) -> Iterator[tuple[str, str]]:
    """Each line of a part: what it is called (its first words) and its amount."""
    for node in part.all():
        amounts = [n for n in node.all() if "money" in n.attributes.get("class", "")]
        if node.tag == "li" and amounts:
            yield node.text, amounts[-1].text


def check_lines(page: Page, language: Language, id: str, wanted: Lines) -> None:
    shown = list(pairs(page.block(id)))
    assert [amount for _, amount in shown] == [euro(cents) for cents in wanted.values()], (
        f"{page.about}: other amounts in #{id}: {shown}"
    )
    for (line, _), kind in zip(shown, wanted, strict=True):
        assert line.startswith(word(language, kind)), f"{page.about}: {line!r} is not {kind}"


def totals(page: Page, id: str) -> list[str]:
    """The sums under the lines of a part."""
    inside = page.block(id).all()
    sums = [node for node in inside if "total" in node.attributes.get("class", "").split()]
    return [n.text for s in sums for n in s.all() if "money" in n.attributes.get("class", "")]


def euros(written: Iterable[str]) -> list[str]:
    return [euro(one) for one in written if one]


@pytest.mark.parametrize(("who", "month"), CASES)
def test_a_month_shows_what_came_in_what_was_paid_and_what_is_left(
    as_: As, cast: Cast, who: str, month: str
) -> None:
    wanted = MONTHS[who][month]
    for language in LANGUAGES:
        page = opens(as_, cast, who, "budget", language, asked=f"?month={month}")
        check_lines(page, language, "came-in", {BIJSTAND: wanted.bijstand})
        assert totals(page, "came-in") == [euro(wanted.bijstand)], page.about
        for id, (lines, total) in (
            ("paid-for-you", wanted.paid_for_you),
            ("back-payments", wanted.once),
        ):
            assert page.has(id) == bool(lines), f"{page.about}: #{id}"
            if lines:
                check_lines(page, language, id, lines)
                assert totals(page, id) == [euro(total)], page.about
        check_lines(page, language, "account", wanted.toeslagen[0])
        assert totals(page, "account") == euros((wanted.paid_out, wanted.toeslagen[1])), page.about


@pytest.mark.parametrize(("who", "month"), CASES)
def test_a_month_shows_ones_own_costs_and_the_leefgeld(
    as_: As, cast: Cast, who: str, month: str
) -> None:
    wanted = MONTHS[who][month]
    result = euros((wanted.leefgeld, wanted.week, wanted.once[1]))
    for language in LANGUAGES:
        page = opens(as_, cast, who, "budget", language, asked=f"?month={month}")
        amounts = [n.text for n in page.block("result").all() if n.tag == "bdi" and "€" in n.text]
        assert amounts == result, f"{page.about}: the answer at the top"
        assert page.has("paid-by-you") == bool(wanted.paid_by_you[0]), page.about
        if wanted.paid_by_you[0]:
            lines, total = wanted.paid_by_you
            check_lines(page, language, "paid-by-you", lines)
            assert totals(page, "paid-by-you") == euros((total, wanted.leefgeld, wanted.week))
        assert totals(page, "reserve") == [euro(wanted.reserve)], f"{page.about}: kept apart"


@pytest.mark.parametrize(("who", "month"), CASES)
def test_what_was_only_asked_for_comes_later_and_counts_as_nothing(
    as_: As, cast: Cast, who: str, month: str
) -> None:
    later = MONTHS[who][month].later
    for language in LANGUAGES:
        page = opens(as_, cast, who, "budget", language, asked=f"?month={month}")
        assert page.has("later") == bool(later), page.about
        if not later:
            continue
        lines = [node.text for node in page.block("later").all() if node.tag == "li"]
        assert len(lines) == len(later), f"{page.about}: {lines}"
        for line, kind in zip(lines, later, strict=True):
            nothing = word(language, LineStatus.UNDECIDED) if kind is PARENT else euro("0,00")
            assert line.startswith(word(language, kind)), f"{page.about}: {line}"
            assert line.endswith(nothing), f"{page.about}: {line}"


@pytest.mark.parametrize(
    ("who", "month", "day"),
    [
        ("yonas", "2026-07", date(2026, 6, 19)),
        ("yonas", "2026-09", date(2026, 8, 20)),
        ("rania", "2026-03", date(2026, 2, 20)),
        ("rania", "2026-07", date(2026, 6, 19)),
        ("mariam", "2026-08", date(2026, 7, 20)),
    ],
)
def test_a_toeslag_stands_in_its_month_with_the_day_it_came(
    as_: As, cast: Cast, who: str, month: str, day: date
) -> None:
    for language in LANGUAGES:
        page = opens(as_, cast, who, "budget", language, asked=f"?month={month}")
        came = said(language, "Received on %(day)s", day=day_of(language, day))
        lines = [n.text for n in page.block("account").all() if n.tag == "li"]
        assert [line for line in lines if word(language, HUURTOESLAG) in line and came in line]


def test_the_back_payment_says_that_it_was_for_june_and_came_on_20_august(
    as_: As, cast: Cast
) -> None:
    for language in LANGUAGES:
        page = opens(as_, cast, "yonas", "budget", language, asked="?month=2026-08")
        part = page.block("back-payments").text
        month = f"{day_of(language, date(2026, 6, 1))}".removeprefix("1 ")
        assert part.count(said(language, "For %(month)s", month=month)) == 2, page.about
        assert part.count(day_of(language, date(2026, 8, 20))) == 2, page.about


def test_kinderbijslag_is_said_to_come_every_three_months(as_: As, cast: Cast) -> None:
    for language in LANGUAGES:
        page = opens(as_, cast, "rania", "budget", language, asked="?month=2026-05")
        quarter = said(language, "Comes every three months: %(amount)s", amount=euro("634,29"))
        assert quarter in page.block("account").text, page.about


def test_without_a_month_the_latest_one_is_shown_with_the_others_one_tap_away(
    as_: As, cast: Cast
) -> None:
    for who, months in MONTHS.items():
        page = opens(as_, cast, who, "budget")
        linked = [n.attributes["href"] for n in page.block("months").all() if n.tag == "a"]
        assert linked == [f"?month={month}" for month in sorted(months, reverse=True)[1:]]
        assert page.marked("monthname")[0].text == "september 2026"


@pytest.mark.parametrize("asked", ["2026-10", "2025-01", "nonsense", "2026-13", "9" * 200, "%00"])
def test_a_month_that_is_not_there_is_the_latest_one(as_: As, cast: Cast, asked: str) -> None:
    page = opens(as_, cast, "yonas", "budget", asked=f"?month={asked}")
    assert page.marked("monthname")[0].text == "september 2026"


@pytest.mark.parametrize(
    ("who", "month", "day"),
    [("yonas", "2026-05", date(2026, 5, 18)), ("rania", "2026-02", date(2026, 2, 9))],
)
def test_a_first_month_says_from_which_day_it_counts(
    as_: As, cast: Cast, who: str, month: str, day: date
) -> None:
    for language in LANGUAGES:
        page = opens(as_, cast, who, "budget", language, asked=f"?month={month}")
        since = said(language, "This month counts from %(day)s.", day=day_of(language, day))
        assert since in page.text, page.about
        whole = opens(as_, cast, who, "budget", language)
        partly = says(whole.main, language, "This month counts from %(day)s.")
        assert not partly, f"{whole.about}: September is a whole month"
