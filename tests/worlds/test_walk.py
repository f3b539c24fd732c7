"""Every page of every inburgeraar in every language, in both worlds: whole, and in one language."""

import re
from collections.abc import Iterator

import pytest

from tests.conftest import As, Cast
from tests.worlds.test_reader import LANGUAGES, Node, Page, people, walk
from webapp.case.account import Language
from webapp.speech.i18n import CONTEXT_MARK, catalogues

pytestmark = pytest.mark.parametrize("world_name", ["demo", "second"])
LATIN = re.compile(r"[A-Za-z]{3,}")
OURS = "PVT MAP PIP KNM DUO Meedoen ProDemos DigiD Mijn Inburgering Juridisch Loket".split()
OURS += "bezwaar besluit leefgeld brede intake Onderwijsroute route".split()
"""Names and words of the law that people meet in letters, and therefore read in Dutch."""
HALF_MADE = re.compile(r"%\(|%s|\{\{|\{%|&lt;|&amp;|\bNone\b|\bundefined\b|Markup\(|<\w+ object")
OTHER_DIGITS = re.compile(r"[٠-٩۰-۹፩-፼]")
GLUED = re.compile(r"\d[^\W\d_]")


Walk = list[Page]


@pytest.fixture
def walked(as_: As, cast: Cast, world_name: str, language: Language) -> Walk:
    return list(walk(as_, cast, world_name, language).values())


def sentences() -> list[str]:
    """English sentences of two words or more, up to their first gap."""
    msgids = (key.split(CONTEXT_MARK)[-1] for key in catalogues[Language.NL])
    return [msgid for msgid in msgids if " " in msgid and "%(" not in msgid]


def said_in_latin(node: Node) -> Iterator[str]:
    """Latin words on the page, but for what is marked as Dutch or is somebody's name."""
    if node.attributes.get("lang") or node.tag in ("bdi", "head", "svg", "script", "template"):
        return
    for child in node.children:
        if isinstance(child, Node):
            yield from said_in_latin(child)
        else:
            yield from LATIN.findall(child)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_answers_whole_and_in_its_language(walked: Walk, language: Language) -> None:
    for page in walked:
        html = next(node for node in page.all if node.tag == "html")
        direction = "rtl" if language is Language.AR else "ltr"
        assert html.attributes["lang"] == language, page.about
        assert html.attributes["dir"] == direction, page.about
        assert page.main.lines, f"{page.about} is empty"
        assert len([node for node in page.all if node.tag == "h1"]) == 1, page.about
        half_made = HALF_MADE.search(page.text)
        assert not half_made, f"{page.about}: {page.text[half_made.start() - 40 :][:80]!r}"


@pytest.mark.parametrize("language", [Language.NL, Language.AR, Language.TI])
def test_no_sentence_is_left_in_english(walked: Walk, language: Language) -> None:
    known = sentences()
    for page in walked:
        left = [msgid for msgid in known if msgid in page.text]
        assert not left, f"{page.about} says in English: {left}"


@pytest.mark.parametrize("language", [Language.AR, Language.TI])
def test_what_is_in_latin_script_is_marked_as_dutch_or_a_name(
    walked: Walk, cast: Cast, language: Language
) -> None:
    names = {part for name in cast for part in cast[name].name.split()}
    for page in walked:
        found = {word for word in said_in_latin(page.root) if word not in {*OURS, *names}}
        assert not found, f"{page.about}: {sorted(found)} in Latin script without lang=nl"


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_and_amounts_read_alike_everywhere(walked: Walk, language: Language) -> None:
    for page in walked:
        assert not OTHER_DIGITS.search(page.text), f"{page.about}: digits that are not Latin"
        loose = page.text.count("€") - len(page.amounts)
        assert not loose, f"{page.about}: {loose} amounts are not isolated"
        for amount in page.amounts:
            assert re.fullmatch(r"€\xa0-?\d{1,3}(\.\d{3})*,\d\d", amount), f"{page.about}: {amount}"


@pytest.mark.parametrize("language", [Language.NL])
def test_no_two_words_are_glued_together_for_who_listens(walked: Walk, language: Language) -> None:
    """What is read aloud is the text of a block; a line break of the style sheet is not in it."""
    for page in walked:
        glued = GLUED.search(page.main.text)
        assert not glued, f"{page.about}: {page.main.text[glued.start() - 40 :][:60]!r}"


def test_amounts_are_the_same_in_every_language(as_: As, cast: Cast, world_name: str) -> None:
    for who in people(cast):
        pages = [walk(as_, cast, world_name, language)[who, "budget"] for language in LANGUAGES]
        for page in pages:
            assert page.amounts == pages[0].amounts, page.about


def test_nobody_finds_another_ones_name_on_their_pages(
    as_: As, cast: Cast, world_name: str
) -> None:
    for (who, _), page in walk(as_, cast, world_name, Language.NL).items():
        for other in people(cast):
            if other != who:
                assert cast[other].first_name not in page.text, f"{page.about}: {other}"
