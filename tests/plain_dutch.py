"""What a machine can see of Dutch at level A2: short sentences, everyday words, an active verb."""

import re
from collections.abc import Collection, Iterator

MOST_WORDS = 10
MOST_SENTENCES = 2
LONG_WORD = 16
"""Letters; a word as long as this is in the glossary, so that everyone says it alike."""

OFFICIALESE = frozenset(
    """aangaande alsmede alsook benevens betreffende bovengenoemd bovengenoemde bovenstaande
    conform derhalve desbetreffende desgewenst deswege dien dient dienen dienovereenkomstig
    doch doorgaans echter edoch eventueel eveneens gelieve gedurende hetgeen hieraan hierbij
    hierdoor hiermee hieromtrent hierover hiertoe immers indien inzake jegens krachtens middels
    mits mogelijkerwijs naargelang niettegenstaande nochtans omtrent ondanks onderhavig
    onderstaande onverwijld onverminderd overeenkomstig reeds respectievelijk slechts
    teneinde tenzij terzake tevens thans traject uiterlijk uitsluitend voornoemd
    voornoemde vooralsnog voorts verstrekken verstrekt vervolgens verzoeken wederom
    zodoende zorgdragen zulks zullen zult zal""".split()
)
INFORMAL = frozenset("je jij jou jouw jullie".split())
PASSIVE_VERB = re.compile(r"\b(?:word|wordt|worden|werd|werden)\b")
PARTICIPLE = re.compile(r"\b(?:\w*ge\w{2,}|(?:be|er|her|ont|ver)\w{2,})(?:d|t|en)\b")


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"[.!?]+(?:\s+|$)", text) if part]


def words(text: str) -> list[str]:
    """A placeholder, a number and a word with a hyphen are one word each."""
    return re.findall(r"%\(\w+\)s|\w+(?:[-'.]\w+)*", text)


def faults(text: str, source: str, known: Collection[str]) -> Iterator[str]:
    """What to write in another way; `known` are the long words that may stay."""
    if len(sentences(text)) > max(MOST_SENTENCES, len(sentences(source))):
        yield f"say it in {MOST_SENTENCES} sentences"
    for sentence in sentences(text):
        if len(words(sentence)) > MOST_WORDS:
            yield f"cut this sentence to {MOST_WORDS} words: {sentence!r}"
        low = sentence.lower()
        if (verb := PASSIVE_VERB.search(low)) and PARTICIPLE.search(low.replace(verb[0], "")):
            yield f"say who does it, without {verb[0]!r}"
    for word in words(text.lower()):
        if word in OFFICIALESE:
            yield f"say it with a simpler word than {word!r}"
        if word in INFORMAL:
            yield f"write u or uw, not {word!r}"
        if sum(map(str.isalpha, word)) >= LONG_WORD and word not in known:
            yield f"find a shorter word than {word!r}, or list it in GLOSSARY.md"
