"""Every member of an enum in words and a picture: `{{ goal.status | word }}`, `| picture`.

The words stand in the room of the enum (its words.py), those of the law in words_law.py.
Translators and designers start there.
"""

from collections.abc import Iterable
from enum import StrEnum
from types import ModuleType

from flask import Flask
from markupsafe import escape

from webapp.case.account import Language
from webapp.speech.i18n import Text, say

Words = tuple[tuple[StrEnum, Text, str], ...]
"""A member, what it is called, and the name of its picture."""


def init_app(app: Flask, parts: Iterable[ModuleType]) -> None:
    """Give each language's templates the filters `word` and `picture`, and those of the rooms.

    `parts`: modules with WORDS, and maybe with `filters(language)`.
    """
    parts = tuple(parts)
    every = [entry for part in parts for entry in part.WORDS]
    dutch = {key(member): escape(say(Language.NL, sentence)) for member, sentence, _ in every}
    for language, environment in app.extensions["environments"].items():
        icon = environment.globals["icon"]
        pictures = {key(member): icon(picture) for member, _, picture in every}
        words = {key(member): escape(say(language, sentence)) for member, sentence, _ in every}
        environment.filters["word"] = lambda member, words=words: words[key(member)]
        environment.filters["word_nl"] = lambda member: dutch[key(member)]
        environment.filters["picture"] = lambda member, drawn=pictures: drawn[key(member)]
        for part in parts:
            if hasattr(part, "filters"):
                environment.filters.update(part.filters(language))


def key(member: StrEnum) -> tuple[type, str]:
    """StrEnum members of different enums with one value are equal; these keys are not."""
    return type(member), member.value
