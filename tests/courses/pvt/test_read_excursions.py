"""The open excursions: how many places are left, and everything one needs to know."""

from datetime import date
from typing import NamedTuple

import pytest

from tests.conftest import As, Cast
from tests.worlds.test_reader import LANGUAGES, Node, Page, opens, said, word
from webapp.case.account import Language
from webapp.courses.pvt.model import Kernwaarde, Place
from webapp.speech import formats
from webapp.speech.catalogue import TEXTS
from webapp.speech.i18n import say


class Outing(NamedTuple):
    day: date
    hours: str
    value: Kernwaarde
    left: int
    meet_at: str
    know: tuple[str, ...]
    """Catalogue texts: travel, food, clothes."""
    children: bool = False
    bring_id: bool = False
    interpreter: Language | None = None


OUTINGS = {
    "X01": Outing(
        date(2026, 9, 24),
        "10:00–12:30",
        Kernwaarde.PARTICIPATIE,
        3,
        "Raadszaal, gemeentehuis Lansingerland",
        ("X12", "X20", "X30"),
        interpreter=Language.AR,
    ),
    "X03": Outing(
        date(2026, 10, 10),
        "13:00–16:00",
        Kernwaarde.PARTICIPATIE,
        20,
        "Ingang van de sportvereniging",
        ("X11", "X20", "X31"),
        children=True,
    ),
    "X04": Outing(
        date(2026, 10, 14),
        "13:30–15:30",
        Kernwaarde.SOLIDARITEIT,
        0,
        "Hal van het zorgcentrum",
        ("X11", "X20", "X30"),
        interpreter=Language.AR,
    ),
    "X02": Outing(
        date(2026, 10, 22),
        "10:00–15:00",
        Kernwaarde.VRIJHEID,
        1,
        "Bushalte voor het gemeentehuis",
        ("X10", "X21", "X30"),
        bring_id=True,
    ),
}
ID = "Bring your ID card or residence permit. Without it you cannot go in."
HERE = ("yonas", "rania", "omar", "dawit", "mariam")


def card(page: Page, language: Language, text_id: str) -> Node:
    title = say(language, TEXTS[text_id])
    found = [n for n in page.marked("excursion") if n.lines[0] == title]
    assert len(found) == 1, f"{page.about}: {len(found)} cards say {title}"
    return found[0]


@pytest.mark.parametrize("who", HERE)
def test_the_open_excursions_stand_in_order_with_their_day(as_: As, cast: Cast, who: str) -> None:
    for language in LANGUAGES:
        page = opens(as_, cast, who, "pvt", language)
        shown = [node.lines[:2] for node in page.marked("excursion")]
        assert shown == [
            [
                say(language, TEXTS[text_id]),
                f"{formats.plain_day(language, outing.day)} {outing.hours}",
            ]
            for text_id, outing in OUTINGS.items()
        ], page.about


@pytest.mark.parametrize("who", HERE)
def test_the_places_left_are_counted_and_a_full_one_says_who_waits(
    as_: As, cast: Cast, who: str
) -> None:
    for language in LANGUAGES:
        page = opens(as_, cast, who, "pvt", language)
        for text_id, outing in OUTINGS.items():
            line = card(page, language, text_id).lines[2]
            full = said(language, "Full. Waiting now: %(count)s", count=2)
            places = said(language, "Places left: %(count)s", count=outing.left)
            assert line == (places if outing.left else full), f"{page.about}: {text_id}"


@pytest.mark.parametrize("text_id", OUTINGS)
def test_a_card_says_what_one_needs_to_know(as_: As, cast: Cast, text_id: str) -> None:
    outing = OUTINGS[text_id]
    for language in LANGUAGES:
        page = opens(as_, cast, "yonas", "pvt", language)
        lines = card(page, language, text_id).lines
        value = said(language, "About this value: %(value)s", value=word(language, outing.value))
        assert value in lines, page.about
        assert f"{said(language, 'We meet here:')} {outing.meet_at}" in lines, page.about
        for known in outing.know:
            assert say(language, TEXTS[known]) in lines, f"{page.about}: {known}"
        assert (said(language, "Children are welcome.") in lines) == outing.children, page.about
        assert (said(language, ID) in lines) == outing.bring_id, page.about
        assert said(language, "You can come with a wheelchair.") in lines, page.about
        on_the_day = f"{said(language, 'On the day:')} Samir 010-000 01 05"
        assert on_the_day in lines, page.about
        comes = [line for line in lines if line.endswith(word(language, Language.AR))]
        if language is not Language.TI:
            assert bool(comes) == (outing.interpreter is Language.AR), page.about


def test_the_number_on_the_day_can_be_tapped(as_: As, cast: Cast) -> None:
    page = opens(as_, cast, "yonas", "pvt")
    for text_id in OUTINGS:
        links = [n.attributes.get("href") for n in card(page, Language.NL, text_id).all()]
        assert "tel:0100000105" in links, text_id


@pytest.mark.parametrize(("who", "own"), [("rania", True), ("mariam", True), ("yonas", False)])
def test_the_council_hall_belongs_to_the_arabic_lessons(
    as_: As, cast: Cast, who: str, own: bool
) -> None:
    for language in LANGUAGES:
        hall = card(opens(as_, cast, who, "pvt", language), language, "X01")
        yours = said(language, "This belongs to your lessons. You come with your group.")
        assert (yours in hall.lines) == own
        assert any(n.tag == "form" for n in hall.all()) != own


def test_the_button_says_whether_one_comes_or_waits(as_: As, cast: Cast) -> None:
    for language in LANGUAGES:
        page = opens(as_, cast, "dawit", "pvt", language)
        for text_id, outing in OUTINGS.items():
            button = "I want to come" if outing.left else "Put me on the waiting list"
            assert said(language, button) in card(page, language, text_id).lines, page.about


def test_amal_reads_her_place_in_the_queue_and_for_how_many(as_: As, cast: Cast) -> None:
    for language in LANGUAGES:
        page = opens(as_, cast, "amal", "pvt", language)
        assert card(page, language, "X04").lines[2] == " · ".join(
            (
                word(language, Place.WAITING),
                said(language, "Your number: %(number)s", number=1),
                said(language, "People: %(count)s", count=2),
            )
        ), page.about


def test_selam_reads_only_the_excursions_of_her_own_gemeente(as_: As, cast: Cast) -> None:
    page = opens(as_, cast, "selam", "pvt")
    cards = page.marked("excursion")
    assert len(cards) == 1
    assert "Ingang van ProDemos" in cards[0].text
    assert said(Language.NL, "Places left: %(count)s", count=5) in cards[0].lines
