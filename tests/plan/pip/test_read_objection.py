"""Bezwaar is named as long as it is possible, and not a day longer."""

from datetime import date

import pytest

from tests.conftest import As, Cast
from tests.worlds.test_reader import LANGUAGES, day_of, opens, said
from webapp.core import clock

POSSIBLE = (
    "This plan is a decision (besluit). You can object (bezwaar) until and including %(day)s."
)


def test_mariam_can_object_until_and_including_21_september(as_: As, cast: Cast) -> None:
    for language in LANGUAGES:
        page = opens(as_, cast, "mariam", "pip", language)
        until = said(language, POSSIBLE, day=day_of(language, date(2026, 9, 21)))
        assert until in page.block("objection").lines, page.about


@pytest.mark.parametrize("reader", ["yonas", "henk", "petra"])
def test_where_an_objection_goes_whoever_reads_it(as_: As, cast: Cast, reader: str) -> None:
    """Henk is of an organisation: the gemeente is that of the plan."""
    clock.set_to("2026-08-26T12:00")
    page = as_(reader).get(f"/dossiers/{cast.dossier('yonas').id}/pip").text
    objection = page.split('id="objection"')[1].split("</section>")[0]
    assert "Tobias Asserlaan 1, 2662 SB Bergschenhoek" in objection
    assert 'href="tel:08008020"' in objection


@pytest.mark.parametrize("who", ["yonas", "rania", "omar"])
def test_who_cannot_object_any_more_reads_nothing_about_it(as_: As, cast: Cast, who: str) -> None:
    for language in LANGUAGES:
        page = opens(as_, cast, who, "pip", language)
        assert not page.has("objection"), page.about
        assert "bezwaar" not in page.text, page.about


@pytest.mark.parametrize(
    ("who", "moment", "shown"),
    [
        ("mariam", "2026-09-21T23:59", True),
        ("mariam", "2026-09-22T00:00", False),
        ("yonas", "2026-08-26T23:59", True),
        ("yonas", "2026-08-27T00:00", False),
        ("rania", "2026-06-01T23:59", True),
        ("rania", "2026-06-02T00:00", False),
    ],
)
def test_the_last_day_counts_to_its_end_and_the_next_one_does_not(
    as_: As, cast: Cast, who: str, moment: str, shown: bool
) -> None:
    clock.set_to(moment)
    page = opens(as_, cast, who, "pip")
    assert page.has("objection") == shown, f"{who} at {moment}"
    if shown:
        day = day_of(LANGUAGES[0], date.fromisoformat(moment[:10]))
        assert said(LANGUAGES[0], POSSIBLE, day=day) in page.text
