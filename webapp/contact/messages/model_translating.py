"""Translation of own words by a machine. There is none: who does not understand asks, and somebody
explains.

One may be put here only for a reader who asks for it, message by message; never by itself, and
never for signalen. What it says goes below the original, named as "translated by a machine".
"""

from typing import Protocol

from webapp.case.account import Language


class Translator(Protocol):
    def translate(self, words: str, written: Language, wanted: Language) -> str | None:
        """The words in the wanted language; None when it cannot, or may not."""


class NoTranslator:
    """Sends nobody's words anywhere."""

    def translate(self, words: str, written: Language, wanted: Language) -> str | None:
        return None


TRANSLATOR: Translator = NoTranslator()
