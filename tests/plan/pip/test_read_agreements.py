"""What was agreed: who does what by when, what is done, and the same words in Dutch beside it."""

from datetime import date
from typing import NamedTuple

import pytest

from tests.conftest import As, Cast, Look
from tests.worlds.test_reader import LANGUAGES, Page, day_of, opens, said, word
from webapp.case.account import Language
from webapp.plan.pip.model import AgreementStatus, Party, ThisWeek
from webapp.speech.catalogue import TEXTS
from webapp.speech.i18n import say

ME, GUIDE, TOWN = Party.INBURGERAAR, Party.BEGELEIDER, Party.GEMEENTE
OPEN, BUSY, DONE = AgreementStatus.OPEN, AgreementStatus.BUSY, AgreementStatus.DONE


class Line(NamedTuple):
    text_id: str
    status: AgreementStatus
    party: Party = ME
    due: date | None = None
    helper: str = ""

    @property
    def lasts(self) -> bool:
        return self.text_id == "G03"


DECEMBER = date(2026, 12, 1)
PLANS = {
    "yonas": (
        Line("G03", OPEN),
        Line("G12", OPEN, due=DECEMBER),
        Line("G40", OPEN, due=date(2026, 9, 30), helper="Henk"),
        Line("P04", BUSY, TOWN),
        Line("P09", OPEN, GUIDE, date(2026, 9, 30)),
        Line("G28", DONE),
        Line("G32", DONE),
        Line("P01", DONE, TOWN, date(2026, 8, 3)),
        Line("P02", DONE, TOWN),
    ),
    "omar": (
        Line("G03", OPEN),
        Line("G12", OPEN, due=DECEMBER),
        Line("G16", OPEN, due=date(2026, 10, 2), helper="Henk"),
        Line("P08", BUSY, TOWN),
        Line("G26", DONE),
        Line("P01", DONE, TOWN, date(2026, 4, 22)),
    ),
}


def shown_lines(page: Page) -> dict[str, list[str]]:
    """Per sentence what stands below it. Done ones may stand last or in between."""
    return {node.lines[0]: node.lines[1:] for node in page.marked("agreement")}


@pytest.mark.parametrize("who", PLANS)
def test_every_agreement_says_who_what_when_and_how_far(as_: As, cast: Cast, who: str) -> None:
    for language in LANGUAGES:
        page = opens(as_, cast, who, "pip", language)
        shown = shown_lines(page)
        assert set(shown) == {say(language, TEXTS[line.text_id]) for line in PLANS[who]}
        for line in PLANS[who]:
            meta = shown[say(language, TEXTS[line.text_id])][0]
            how = said(language, "Every week") if line.lasts else word(language, line.status)
            wanted = f"{how} {word(language, line.party)}"
            if line.helper:
                wanted += " " + said(language, "together with %(name)s", name=line.helper)
            if line.due:
                due = day_of(language, line.due)
                wanted += " " + said(language, "Before or on %(day)s", day=due)
            assert meta == wanted, page.about


def test_no_childcare_was_promised_to_yonas(as_: As, cast: Cast) -> None:
    page = opens(as_, cast, "yonas", "pip")
    assert say(Language.NL, TEXTS["P03"]) not in page.text


def test_only_ones_own_lines_have_a_button_done_or_not(as_: As, cast: Cast) -> None:
    for language in LANGUAGES:
        page = opens(as_, cast, "yonas", "pip", language)
        shown = shown_lines(page)
        for line in PLANS["yonas"]:
            done = [word(language, DONE), said(language, "Not done yet")]
            wanted = done if line.status is DONE else [said(language, "I did this")]
            if line.lasts:
                yes, no = (word(language, each) for each in ThisWeek)
                wanted = [said(language, "Did you do this this week?"), yes, no]
            wanted = wanted if line.party is ME else []
            assert shown[say(language, TEXTS[line.text_id])][1:] == wanted, page.about


@pytest.mark.parametrize("language", [Language.TI, Language.AR, Language.EN])
def test_dutch_stands_beside_every_text_once_it_is_asked_for_and_is_remembered(
    as_: As, cast: Cast, language: Language
) -> None:
    before = opens(as_, cast, "yonas", "pip", language)
    assert not [n for n in before.main.all() if n.attributes.get("class") == "dutch"]
    as_("yonas").post("/learn-dutch", data={"on": "1", "to": "/"})
    page = opens(as_, cast, "yonas", "pip", language)
    shown = shown_lines(page)
    for line in PLANS["yonas"]:
        mine, dutch = (say(each, TEXTS[line.text_id]) for each in (language, Language.NL))
        assert shown[mine][0] == dutch, page.about
    for node in page.main.all():
        if node.attributes.get("class") == "dutch":
            assert (node.attributes["lang"], node.attributes["dir"]) == ("nl", "ltr")


def test_in_dutch_nothing_is_said_twice(as_: As, cast: Cast) -> None:
    as_("yonas").post("/learn-dutch", data={"on": "1", "to": "/"})
    page = opens(as_, cast, "yonas", "pip", Language.NL)
    for line in PLANS["yonas"]:
        assert page.text.count(say(Language.NL, TEXTS[line.text_id])) == 1


@pytest.mark.parametrize("world_name", ["second"])
def test_only_the_version_in_force_is_read_and_the_reason_of_the_change(
    as_: As, cast: Cast, look: Look, world_name: str
) -> None:
    """Biniam changed his route on 31 August; his term still counts from April."""
    for language in LANGUAGES:
        page = opens(as_, cast, "biniam", "pip", language)
        assert say(language, TEXTS["G04"]) in page.text, page.about
        for former in ("G01", "G38"):
            assert say(language, TEXTS[former]) not in page.text, f"{page.about}: version 1"
        history = page.block("versions").lines[1:]
        assert len(history) == 2, page.about
        assert history[0].endswith(say(language, TEXTS["R01"])), page.about
        first = day_of(language, date(2026, 4, 11))
        assert first in page.block("heart").text, f"{page.about}: the term never moves"
