"""Dates, times, money and telephone numbers, in four languages: Latin digits, each isolated."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import pytest
from babel.dates import get_day_names, get_month_names
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from tests.worlds.test_reader import Page
from webapp.case.account import Language
from webapp.speech import formats

NL, AR, TI, EN = Language.NL, Language.AR, Language.TI, Language.EN
NBSP = "\N{NO-BREAK SPACE}"
MONDAY = date(2026, 9, 14)
DAYS = st.dates(date(1940, 1, 1), date(2099, 12, 31))
few = settings(max_examples=60, deadline=None)


def text(made: Markup) -> str:
    return Page(str(made)).text


@pytest.mark.parametrize("language", Language)
def test_weekdays_and_months_are_those_of_the_field(language: Language) -> None:
    """CLDR knows them too; in Arabic the Levantine name stands first, the Egyptian one second."""
    days = get_day_names("wide", locale=language.value)
    assert formats.WEEKDAYS[language] == [days[number] for number in range(7)]
    if language is AR:
        levant, egypt = (get_month_names("wide", locale=place) for place in ("ar_SY", "ar_EG"))
        wanted = [f"{levant[n]} / {egypt[n]}" for n in range(1, 13)]
    else:
        months = get_month_names("wide", locale=language.value)
        wanted = [months[n] for n in range(1, 13)]
        if language is TI:
            wanted[4] = "ግንቦት"  # CLDR 47 has it wrong; notes/languages.md
    assert formats.MONTHS[language] == wanted


@pytest.mark.parametrize(
    ("language", "whole", "short"),
    [
        (NL, "maandag 14 september 2026", "14 september 2026"),
        (EN, "Monday 14 September 2026", "14 September 2026"),
        (AR, "الاثنين 14 أيلول / سبتمبر 2026", "14 أيلول / سبتمبر 2026"),
        (TI, "ሰኑይ 14 መስከረም 2026", "14 መስከረም 2026"),
    ],
)
def test_a_date_is_written_out_isolated_and_readable_for_machines(
    language: Language, whole: str, short: str
) -> None:
    day = '<time datetime="2026-09-14"><bdi>%s</bdi></time>'
    assert formats.written(language, MONDAY) == Markup(day) % whole
    assert formats.short(language, MONDAY) == Markup(day) % short
    assert formats.plain_day(language, MONDAY) == whole


def test_a_day_below_ten_has_no_zero() -> None:
    assert text(formats.short(NL, date(2026, 8, 1))) == "1 augustus 2026"


@pytest.mark.parametrize("language", Language)
def test_a_month_has_its_year(language: Language) -> None:
    name = formats.MONTHS[language][8]
    assert formats.month(language, MONDAY) == f"{name} 2026"
    assert formats.month_name(language, MONDAY) == name


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (time(9), "09:00"),
        (time(0), "00:00"),
        (time(23, 59), "23:59"),
        (datetime(2026, 9, 14, 13, 5, tzinfo=UTC), "15:05"),
        (datetime(2026, 12, 14, 23, 30, tzinfo=UTC), "00:30"),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "03:00"),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "02:30"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "02:30"),
    ],
)
def test_a_time_has_twenty_four_hours_and_a_moment_is_shown_as_amsterdams(
    value: time | datetime, shown: str
) -> None:
    assert formats.clock(value) == Markup('<bdi dir="ltr">%s</bdi>') % shown


@pytest.mark.parametrize(
    ("starts", "ends", "shown"),
    [
        (time(9), time(9, 45), "09:00–09:45"),
        (time(13), time(16), "13:00–16:00"),
        (time(23, 30), time(0), "23:30–00:00"),
    ],
)
def test_a_range_runs_from_left_to_right_on_one_line(starts: time, ends: time, shown: str) -> None:
    made = formats.hours_between(starts, ends)
    assert made == Markup('<bdi class="nb" dir="ltr">%s</bdi>') % shown
    assert "\N{EN DASH}" in made


@pytest.mark.parametrize(
    ("cents", "shown"),
    [
        (0, "0,00"),
        (5, "0,05"),
        (50, "0,50"),
        (100, "1,00"),
        (17857, "178,57"),
        (99999, "999,99"),
        (100000, "1.000,00"),
        (133142, "1.331,42"),
        (171945, "1.719,45"),
        (100000000, "1.000.000,00"),
        (-5, "-0,05"),
        (-1230, "-12,30"),
        (-133142, "-1.331,42"),
    ],
)
def test_money_is_dutch_everywhere(cents: int, shown: str) -> None:
    made = formats.money(cents)
    assert made == Markup('<bdi dir="ltr" class="money">€%s%s</bdi>') % (NBSP, shown)


@few
@given(cents=st.integers(-(10**12), 10**12))
def test_no_cent_is_lost_in_writing(cents: int) -> None:
    shown = text(formats.money(cents)).removeprefix(f"€{NBSP}")
    assert re.fullmatch(r"-?\d{1,3}(\.\d{3})*,\d\d", shown)
    assert int(shown.replace(".", "").replace(",", "")) == cents


@pytest.mark.parametrize(
    ("minutes", "shown"),
    [
        (0, "0"),
        (60, "1"),
        (360, "6"),
        (48000, "800"),
        (570, "9:30"),
        (45, "0:45"),
        (110, "1:50"),
        (200, "3:20"),
        (719, "11:59"),
        (2399, "39:59"),
        (61, "1:01"),
    ],
)
def test_hours_are_said_as_by_a_clock(minutes: int, shown: str) -> None:
    mark = " data-span" if ":" in shown else ""  # so that no voice takes it for a time of the day
    assert formats.hours(minutes) == Markup(f'<bdi dir="ltr"{mark}>%s</bdi>') % shown


@few
@given(minutes=st.integers(0, 100_000))
def test_hours_never_look_whole_when_they_are_not(minutes: int) -> None:
    shown = text(formats.hours(minutes))
    whole, _, rest = shown.partition(":")
    assert int(whole) * 60 + int(rest or 0) == minutes
    assert (":" in shown) == bool(minutes % 60), f"{minutes} minutes are shown as {shown}"


@pytest.mark.parametrize(
    ("number", "link"),
    [
        ("010-000 01 01", "tel:0100000101"),
        ("112", "tel:112"),
        ("+31 10 000 01 01", "tel:+31100000101"),
    ],
)
def test_a_telephone_number_can_be_tapped_and_reads_from_left_to_right(
    number: str, link: str
) -> None:
    assert formats.tel(number) == link
    made = Page(str(formats.phone(number)))
    anchor = next(node for node in made.all if node.tag == "a")
    assert anchor.attributes["href"] == link
    isolated = next(node for node in made.all if node.tag == "bdi")
    assert (isolated.attributes["dir"], isolated.text) == ("ltr", number)


HOSTILE = '<b onclick="x">&\'"</b>'


@pytest.mark.parametrize(
    "make", [formats.ltr, formats.dutch, formats.person, formats.phone], ids=lambda f: f.__name__
)
def test_whatever_stands_in_a_name_or_number_stays_text(make: Callable[[str], Markup]) -> None:
    made = str(make(HOSTILE))
    assert "<b" not in made.replace("<bdi", "")
    assert 'onclick="' not in made
    assert text(Markup(made)) == HOSTILE


@pytest.mark.parametrize(
    ("made", "attributes"),
    [
        (formats.ltr("B1"), {"dir": "ltr"}),
        (formats.dutch("Taalhuis De Brug"), {"lang": "nl", "dir": "ltr", "translate": "no"}),
        (formats.person("Yonas"), {"translate": "no"}),
    ],
)
def test_a_value_is_isolated_from_the_line_around_it(
    made: Markup, attributes: dict[str, str]
) -> None:
    (node,) = Page(str(made)).root.children
    assert not isinstance(node, str)
    assert (node.tag, node.attributes) == ("bdi", attributes)


def test_in_plain_text_a_value_is_isolated_by_its_own_marks() -> None:
    assert formats.isolated("Tobias Asserlaan 1") == "\u2068Tobias Asserlaan 1\u2069"


@few
@given(day=DAYS, at=st.times(), minutes=st.integers(0, 90_000), cents=st.integers(-(10**9), 10**9))
def test_only_latin_digits_are_written_in_every_language(
    day: date, at: time, minutes: int, cents: int
) -> None:
    for language in Language:
        shown = [
            formats.plain_day(language, day),
            formats.month(language, day),
            text(formats.written(language, day)),
            text(formats.short(language, day)),
        ]
        shown += map(text, (formats.clock(at), formats.hours(minutes), formats.money(cents)))
        digits = {c for one in shown for c in one if c.isnumeric()}
        assert digits <= set("0123456789"), shown
        assert all("T" not in one for one in shown[:4] if language is not EN), "no ISO date"


@few
@given(day=DAYS)
def test_a_date_can_be_read_back(day: date) -> None:
    for language in Language:
        weekday, number, *month, year = formats.plain_day(language, day).split(" ")
        assert weekday == formats.WEEKDAYS[language][day.weekday()]
        assert (int(number), int(year)) == (day.day, day.year)
        assert " ".join(month) == formats.MONTHS[language][day.month - 1]


def test_weekdays_turn_with_the_days() -> None:
    week = [formats.weekday(NL, MONDAY + timedelta(days=n)) for n in range(7)]
    assert week == [formats.weekday_number(NL, n) for n in range(7)]
    assert week[0] == "maandag"


def test_a_browser_that_translates_leaves_names_places_and_numbers_alone() -> None:
    """cases C22: a street that was translated is on no sign."""
    for made in (
        formats.person("Amal"),
        formats.dutch("Dorpsstraat 1"),
        formats.phone("010-000 01 01"),
        formats.telephone("010-000 01 01"),
    ):
        inner = [node for node in Page(str(made)).all if node.tag == "bdi"]
        assert [node.attributes.get("translate") for node in inner] == ["no"], made
