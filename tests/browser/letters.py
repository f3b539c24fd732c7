"""Which script a text is in."""

import re

SCRIPTS = {"ti": re.compile(r"[ሀ-፿]"), "ar": re.compile(r"[\u0620-\u064a]")}


def share(language: str, text: str) -> float:
    """How much of the letters are of this language's script, from 0 to 1."""
    letters = [letter for letter in text if letter.isalpha()]
    own = [letter for letter in letters if SCRIPTS[language].match(letter)]
    return len(own) / len(letters) if letters else 0
