"""What the tests of the words read: sentences in the code, catalogues, and the glossary."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_file
from babel.messages.frontend import parse_keywords
from babel.messages.pofile import read_po
from babel.util import pathmatch

from webapp.case.account import Language
from webapp.speech.i18n import CONTEXT_MARK

ROOT = Path(__file__).parents[2]
TRANSLATIONS = ROOT / "translations"
GLOSSARY = TRANSLATIONS / "GLOSSARY.md"
CATALOGUES = (Language.NL, Language.AR, Language.TI)
KEYWORDS = {**DEFAULT_KEYWORDS, **parse_keywords(["text:1", "ptext:1c,2"])}


class Sentence(NamedTuple):
    """What a catalogue is looked up by."""

    msgid: str
    context: str | None = None

    def __str__(self) -> str:
        return f"{self.msgid!r} ({self.context})" if self.context else repr(self.msgid)


@cache
def sentences() -> tuple[Sentence, ...]:
    """Every sentence that code and templates mark; a plural form comes as a tuple of msgids."""
    mappings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["babel"]["mappings"]
    found: dict[Sentence, Path] = {}
    for path in sorted((ROOT / "webapp").rglob("*.*")):
        name = path.relative_to(ROOT).as_posix()
        for mapping in mappings:
            if pathmatch(mapping["pattern"], name):
                for _, msgid, _, context in extract_from_file(
                    mapping["method"], path, KEYWORDS, options=mapping
                ):
                    found[Sentence(str(msgid), context)] = path
    return tuple(found)


def po(language: Language) -> Path:
    return TRANSLATIONS / language / "LC_MESSAGES/messages.po"


@cache
def catalogue(language: Language) -> Catalog:
    with po(language).open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


@cache
def translations(language: Language) -> dict[Sentence, str]:
    return {
        Sentence(str(message.id), message.context): str(message.string)
        for message in catalogue(language)
        if message.id
    }


def as_loaded(language: Language) -> dict[str, str]:
    """The catalogue as webapp.i18n keeps it."""
    return {
        CONTEXT_MARK.join(filter(None, (sentence.context, sentence.msgid))): said
        for sentence, said in translations(language).items()
    }


def header(language: Language) -> dict[str, str]:
    """What the file itself says: Babel would make up a header that is missing."""
    top = po(language).read_text(encoding="utf-8").split("\n\n", 1)[0].replace('"\n"', "")
    return dict(re.findall(r"([\w-]+): (.*?)\\n", top))


@cache
def section(title: str) -> str:
    """One part of the glossary."""
    return GLOSSARY.read_text(encoding="utf-8").split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]


@cache
def nouns(title: str) -> dict[str, str]:
    """The words of a list in the glossary, with what they mean."""
    return {
        noun: meaning
        for line in section(title).splitlines()
        if line.startswith("- **")
        for names, _, meaning in [line.partition(": ")]
        for noun in re.findall(r"\*\*(.+?)\*\*", names)
    }


@cache
def terms() -> tuple[dict[str, str], ...]:
    """The table of the glossary: nl, en, ar, ti."""
    lines = [line for line in section("Terms").splitlines() if line.startswith("|")]
    head, _, *rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return tuple(dict(zip(head, row, strict=True)) for row in rows)


@cache
def names() -> frozenset[str]:
    """Words that stay in Latin letters anywhere: names, and abbreviations of the law."""
    short = (noun for noun in nouns("Dutch nouns in code") if noun.isupper())
    return words_in(*nouns("Names and words that stay"), *short)


@cache
def dutch_terms() -> frozenset[str]:
    """Words of the glossary, which may follow their translation in brackets."""
    return names() | words_in(*nouns("Dutch nouns in code"), *(term["nl"] for term in terms()))


def words_in(*texts: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+(?:-\w+)*", " ".join(texts).lower()))
