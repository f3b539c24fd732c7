"""Writing hours down, taking them back, and the cap of an ontheffing."""

from collections.abc import Callable
from datetime import date

import pytest

from tests.conftest import As, Browser, Cast, Look
from tests.plan.hours.conftest import Keep
from tests.plan.pip.test_read_progress import numbers
from tests.worlds.test_reader import opens
from webapp.plan.ledger.model import HoursEntry, HoursKind, minutes_in

Ledger = Callable[[str], list[HoursEntry]]
GOOD = {
    "kind": "language",
    "hours": "12,5",
    "until_on": "2026-09-11",
    "source": "Taalschool Noord",
}


def at(cast: Cast, whose: str, what: str = "hours") -> str:
    return f"/dossiers/{cast.dossier(whose).id}/{what}"


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("12,5", 750),
        ("12.5", 750),
        ("12:30", 750),
        ("12:30:00", 750),
        ("8", 480),
        ("0,25", 15),
        ("0:01", 1),
        ("7,33", 440),
        ("10,333", 620),
        ("12,555", 753),
        ("0,125", 8),
        ("2000", 120_000),
    ],
)
def test_hours_are_understood_as_people_write_them(typed: str, minutes: int) -> None:
    assert minutes_in(typed) == minutes


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "0",
        "0,00",
        "-3",
        "+3",
        "12:75",
        "1.250",
        "1,250",
        "1.250,5",
        "twaalf",
        "2001",
        "1e3",
        "١٢",
    ],
)
def test_what_are_no_hours_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="no hours"):
        minutes_in(typed)


def test_hours_by_hand_count_and_say_who_wrote_them_and_when(
    petra: Browser, as_: As, cast: Cast, followed: Keep, ledger: Ledger
) -> None:
    followed("yonas", {HoursKind.LANGUAGE: 96})
    assert petra.post(at(cast, "yonas"), data=GOOD).status_code == 303
    made = ledger("yonas")[-1]
    assert {(e.minutes, e.source) for e in ledger("yonas")} >= {(750, "Taalschool Noord")}
    assert made.until_on == date(2026, 9, 11)
    page = opens(as_, cast, "petra", "hours", whose="yonas")
    said = next(line for line in page.block("ledger").lines if "Taalschool Noord" in line)
    assert "12:30 uur, tot en met 11 september 2026" in said
    assert "Opgeschreven door Petra" in page.block("ledger").text
    assert "14 september 2026 08:30" in page.block("ledger").text
    assert numbers(opens(as_, cast, "yonas", "pip"), "language-hours-label") == "108:30 van 800 uur"


def test_what_is_taken_back_is_kept_struck_through_and_counts_nowhere(
    petra: Browser, as_: As, cast: Cast, followed: Keep, ledger: Ledger
) -> None:
    followed("rania", {HoursKind.LANGUAGE: 600})
    entry = ledger("rania")[0]
    assert petra.post(f"/hours/{entry.id}/take-back").status_code == 303
    kept = ledger("rania")[0]
    assert (kept.minutes, kept.withdrawn_by_id) == (36_000, cast["petra"].id)
    page = opens(as_, cast, "petra", "hours", whose="rania")
    assert numbers(page, "course-hours-label") == "0 van 600 uur"
    assert not page.has("by-source")
    assert "<del>" in page.html
    assert "Teruggenomen door Petra" in page.block("ledger").text
    assert "Lessen tot nu toe: 0 uur" in opens(as_, cast, "rania", "pip").text
    petra.post(at(cast, "rania", "pip/draft"), data={"reason": "R02"})
    draft = opens(as_, cast, "petra", "pip/draft", whose="rania").text
    assert "Lesuren tot nu toe: 0" in draft, "the plan counts the same hours"


def test_taking_back_twice_changes_nothing_of_who_did(petra: Browser, ledger: Ledger) -> None:
    path = f"/hours/{ledger('yonas')[0].id}/take-back"
    petra.post(path)
    first = ledger("yonas")[0].withdrawn_at
    assert petra.post(path).status_code == 303
    assert ledger("yonas")[0].withdrawn_at == first


WRONG = {
    "no hours": ({"hours": ""}, "12,5 of 12:30"),
    "words for hours": ({"hours": "veel"}, "12,5 of 12:30"),
    "less than none": ({"hours": "-4"}, "12,5 of 12:30"),
    "more than a slip of the pen": ({"hours": "20000"}, "12,5 of 12:30"),
    "another kind": ({"kind": "pvt"}, "Kies"),
    "no day": ({"until_on": ""}, "geen datum"),
    "30 February": ({"until_on": "2026-02-30"}, "geen datum"),
    "tomorrow": ({"until_on": "2026-09-15"}, "kan niet"),
    "before the law": ({"until_on": "2021-12-31"}, "kan niet"),
    "nobody reported it": ({"source": "   "}, "wie de uren meldde"),
    "a novel": ({"source": "x" * 81}, "wie de uren meldde"),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    petra: Browser, cast: Cast, ledger: Ledger, what: str
) -> None:
    wrong, why = WRONG[what]
    before = len(ledger("yonas"))
    answer = petra.post(at(cast, "yonas"), data=GOOD | wrong)
    assert answer.status_code == 422
    assert why in answer.text
    if "source" not in wrong:
        assert 'value="Taalschool Noord"' in answer.text
    assert len(ledger("yonas")) == before


def test_the_same_hours_twice_are_refused_until_the_first_are_taken_back(
    petra: Browser, cast: Cast, ledger: Ledger
) -> None:
    before = len(ledger("yonas"))
    petra.post(at(cast, "yonas"), data=GOOD)
    again = petra.post(at(cast, "yonas"), data=GOOD | {"hours": "12:30"})
    assert (again.status_code, len(ledger("yonas"))) == (422, before + 1)
    assert "Deze uren staan er al." in again.text
    made = next(e for e in ledger("yonas") if e.source == "Taalschool Noord")
    petra.post(f"/hours/{made.id}/take-back")
    assert petra.post(at(cast, "yonas"), data=GOOD).status_code == 303


@pytest.mark.parametrize("cap", ["-1", "801", "200,5", "veel", "1e2", "9999999"])
def test_a_cap_is_whole_hours_up_to_what_the_route_asks(
    petra: Browser, cast: Cast, look: Look, cap: str
) -> None:
    answer = petra.post(at(cast, "yonas", "hours-cap"), data={"seen": "", "cap": cap})
    assert answer.status_code == 422
    assert "hele uren" in answer.text
    assert f'value="{cap}"' in answer.text


def test_a_cap_can_be_nought_and_can_be_taken_away(petra: Browser, cast: Cast, as_: As) -> None:
    path = at(cast, "yonas", "hours-cap")
    assert petra.post(path, data={"seen": "", "cap": "0"}).status_code == 303
    assert not opens(as_, cast, "yonas", "pip").has("participation-hours-label")
    assert petra.post(path, data={"seen": "0", "cap": ""}).status_code == 303
    page = opens(as_, cast, "yonas", "pip")
    assert numbers(page, "participation-hours-label") == "24 van 800 uur"


def test_a_cap_that_a_colleague_changed_meanwhile_is_not_overwritten(
    petra: Browser, cast: Cast, as_: As
) -> None:
    path = at(cast, "yonas", "hours-cap")
    petra.post(path, data={"seen": "", "cap": "200"})
    late = petra.post(path, data={"seen": "", "cap": "300"})
    assert late.status_code == 422
    assert numbers(opens(as_, cast, "yonas", "pip"), "participation-hours-label").endswith(
        "van 200 uur"
    )


def test_of_a_closed_dossier_hours_are_read_and_not_written(
    petra: Browser, cast: Cast, ledger: Ledger
) -> None:
    petra.post(at(cast, "yonas", "close"), data={"reason": "finished"})
    page = petra.get(at(cast, "yonas"))
    assert page.status_code == 200
    assert "take-back" not in page.text
    assert 'name="hours"' not in page.text
    assert petra.post(at(cast, "yonas"), data=GOOD).status_code == 404
    assert petra.post(f"/hours/{ledger('yonas')[0].id}/take-back").status_code == 404
