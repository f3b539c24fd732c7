"""A page as a person meets it: the words line by line, by block, without what nobody sees.

The tests of every room read with this; its own tests are below.
"""

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from functools import cached_property
from html.parser import HTMLParser

import pytest
from flask import Flask

from tests.conftest import As, Browser, Cast
from webapp import rooms
from webapp.case.account import Language, Role
from webapp.speech import formats
from webapp.speech.i18n import CONTEXT_MARK, Text, catalogues, say

NBSP = "\N{NO-BREAK SPACE}"
LANGUAGES = tuple(Language)
ROOMS = ("today", "pip", "agenda", "budget", "pvt")
UNCLOSED = frozenset("area base br col hr img input link meta source wbr".split())
UNSEEN = frozenset("head svg template script style".split())
LINES = frozenset("br dd div dt fieldset form h1 h2 h3 h4 label legend li ol p section ul".split())
LINES |= frozenset("article button details footer header main nav summary".split())


class Node:
    """One element: its children are elements and pieces of text."""

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag, self.attributes = tag, attributes
        self.children: list[Node | str] = []

    def all(self) -> Iterator["Node"]:
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.all()

    def said(self) -> str:
        """The words, with a line break around everything that stands on a line of its own."""
        if self.tag in UNSEEN or self.attributes.get("type") == "hidden":
            return ""
        words = "".join(c if isinstance(c, str) else c.said() for c in self.children)
        return f"\n{words}\n" if self.tag in LINES else words

    @cached_property
    def lines(self) -> list[str]:
        lines = (re.sub(r"[ \t]+", " ", line).strip(" \t") for line in self.said().split("\n"))
        return [line for line in lines if line]

    @cached_property
    def text(self) -> str:
        return "\n".join(self.lines)


class Page(HTMLParser):
    """What one answer shows. `page.text` is everything, `page.block("heart")` one part."""

    def __init__(self, html: str, about: str = "") -> None:
        super().__init__(convert_charrefs=True)
        self.html, self.about = html, about
        self.root = Node("", {})
        self.open = [self.root]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in UNCLOSED:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in UNCLOSED:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        closed = self.open.pop()
        assert closed.tag == tag, f"{self.about}: <{closed.tag}> is closed by </{tag}>"

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data.replace("\n", " "))

    @cached_property
    def all(self) -> list[Node]:
        return list(self.root.all())

    @property
    def main(self) -> Node:
        """The page without what stands above and below every page."""
        return next(node for node in self.all if node.tag == "main")

    @property
    def text(self) -> str:
        return self.root.text

    @property
    def language(self) -> str:
        return next(node for node in self.all if node.tag == "html").attributes["lang"]

    def has(self, id: str) -> bool:
        return any(node.attributes.get("id") == id for node in self.all)

    def block(self, id: str) -> Node:
        """The part with this id."""
        found = [node for node in self.all if node.attributes.get("id") == id]
        assert len(found) == 1, f"{self.about}: {len(found)} parts are called {id!r}"
        return found[0]

    def marked(self, name: str) -> list[Node]:
        """Every part with this class."""
        return [n for n in self.all if name in n.attributes.get("class", "").split()]

    @property
    def amounts(self) -> list[str]:
        """Every amount that stands alone in its own isolated piece, in order."""
        return [node.text for node in self.marked("money")]


def euro(written: str) -> str:
    """euro("1.331,42") is an amount as a page shows it."""
    return f"€{NBSP}{written}"


def day_of(language: Language, day: date) -> str:
    """ "14 September 2026"."""
    return f"{day.day} {formats.month(language, day)}"


def said(language: Language, msgid: str, context: str | None = None, /, **values: object) -> str:
    """A sentence of the catalogue, as this language says it."""
    key = f"{context}{CONTEXT_MARK}{msgid}" if context else msgid
    assert key in catalogues[Language.NL], f"no page says {msgid!r} any more: change this test"
    return say(language, Text(msgid, context), **values)


def says(part: Node, language: Language, msgid: str) -> bool:
    """Whether a part says this sentence, whatever stands in its gaps."""
    pieces = re.split(r"%\(\w+\)s", said(language, msgid))
    return re.search(".+".join(map(re.escape, pieces)), part.text) is not None


def word(language: Language, member: StrEnum) -> str:
    """An enum member in words."""
    found = [
        text
        for part in rooms.words()
        for known, text, _ in part.WORDS
        if type(known) is type(member) and known == member
    ]
    return say(language, found[0])


def address(cast: Cast, whose: str, room: str) -> str:
    return "/" if room == "today" else f"/dossiers/{cast.dossier(whose).id}/{room}"


def read(browser: Browser, url: str, language: Language | None = None) -> Page:
    """Open a page, after choosing a language if one is named."""
    if language:
        chosen = browser.post("/language", data={"lang": language, "to": "/"})
        assert chosen.status_code == 303, f"{language} cannot be chosen"
    reply = browser.get(url)
    about = f"{url} in {language or 'their own language'}"
    assert reply.status_code == 200, f"{about} answers {reply.status_code}"
    return Page(reply.text, about)


def opens(
    as_: As,
    cast: Cast,
    who: str,
    room: str,
    language: Language | None = Language.NL,
    *,
    whose: str = "",
    asked: str = "",
) -> Page:
    """The page of a room as `who` sees it: their own, or that of `whose` dossier."""
    page = read(as_(who), address(cast, whose or who, room) + asked, language)
    page.about = f"{who}: {page.about}"
    return page


WALKS: dict[tuple[str, Language], dict[tuple[str, str], Page]] = {}


def people(cast: Cast) -> list[str]:
    return [name for name in cast if cast[name].role is Role.INBURGERAAR]


def walk(as_: As, cast: Cast, world_name: str, language: Language) -> dict[tuple[str, str], Page]:
    """Every page of every inburgeraar in one language, by who and room.

    Walked once: all tests begin with a copy of the same rows.
    """
    if (world_name, language) not in WALKS:
        pages = {}
        for who in people(cast):
            browser = as_(who)
            read(browser, "/", language)
            for room in ROOMS:
                page = pages[who, room] = read(browser, address(cast, who, room))
                page.about = f"{who}: {room} in {language}"
        WALKS[world_name, language] = pages
    return WALKS[world_name, language]


def test_every_line_of_a_page_is_read_and_pictures_are_not() -> None:
    page = Page(
        "<body><svg><use href='#x'/></svg><p>Hello <b>you</b><br>there</p>"
        "<ul><li>one &amp; two</li><li>three</li></ul><template><p>not yet</p></template></body>"
    )
    assert page.root.lines == ["Hello you", "there", "one & two", "three"]


def test_a_part_is_found_by_its_id_and_amounts_by_their_class() -> None:
    page = Page('<p id="a">x <bdi class="money">€ 1,00</bdi></p><p id="b">€ 2,00</p>')
    assert page.block("b").text == "€ 2,00"
    assert page.amounts == ["€ 1,00"]


def test_a_badly_nested_page_is_noticed() -> None:
    with pytest.raises(AssertionError, match="this page"):
        Page("<main><p>one</main></p>", "this page")


def test_words_and_sentences_are_said_in_the_language_asked_for(app: Flask) -> None:
    assert said(Language.NL, "Together") == "Samen"
    assert said(Language.EN, "Together") == "Together"
    assert word(Language.NL, Language.TI) == "Tigrinya"
    page = Page("<p>Dit is maand 4 van 6. De gemeente betaalt</p>")
    assert not says(page.root, Language.NL, "From %(day)s")
    page = Page("<p>Er komt een tolk: Arabisch</p>")
    assert says(page.root, Language.NL, "An interpreter comes: %(language)s")
    assert day_of(Language.NL, date(2026, 9, 14)) == "14 september 2026"
