"""What a person reads aloud once, so that a phone without a voice can say every fixed sentence.

A sentence is cut where something is filled in; numbers, days and months are pieces of their own.
The id of a piece is made from the English sentence: it stays when a translation is improved.
"""

import re
from hashlib import sha256

from webapp.case.account import Language
from webapp.speech import i18n
from webapp.speech.formats import MONTHS, WEEKDAYS
from webapp.speech.i18n import CONTEXT_MARK, DESK, PLACEHOLDER, Text, found
from webapp.speech.spoken import SPOKEN

NUMBERS = (*range(101), *range(200, 1000, 100), *range(1000, 10_000, 1000))
"""The phone joins the others: 1331 is 1000, 300 and 31."""
WORD = re.compile(r"\w+")


def words_of(text: str) -> str:
    """What is said of it: two sentences of the same words are one piece."""
    return " ".join(WORD.findall(text.lower()))


def pieces(language: Language) -> dict[str, str]:
    """The text of each piece by its id, the most useful first."""
    named = {f"n{number}": str(number) for number in NUMBERS}
    named |= {f"day-{n}": day for n, day in enumerate(WEEKDAYS[language], 1)}
    named |= {f"month-{n}": month for n, month in enumerate(MONTHS[language], 1)}
    for sentence in (*SPOKEN.values(), *sentences()):
        named |= cut(language, sentence)
    once: dict[str, str] = {}
    for id, text in named.items():
        once.setdefault(words_of(text), id)
    return {id: named[id] for id in once.values()}


def sentences() -> list[Text]:
    """What everybody reads; not what only a desk reads. The Arabic catalogue has just those."""
    keys = (key.rpartition(CONTEXT_MARK) for key in i18n.catalogues[Language.AR])
    return [Text(msgid, context or None) for context, _, msgid in keys if context != DESK]


def cut(language: Language, sentence: Text) -> dict[str, str]:
    """Its pieces in the order of this language; what is only filled in is none."""
    name = f"{sentence.context}{CONTEXT_MARK}{str.__str__(sentence)}"
    id = sha256(name.encode()).hexdigest()[:8]
    said = [" ".join(text.split()) for text in PLACEHOLDER.split(found(language, sentence))[::2]]
    if len(said) == 1:
        return {id: said[0]}
    return {f"{id}-{n}": text for n, text in enumerate(said, 1) if re.search(r"[^\W\d]", text)}
