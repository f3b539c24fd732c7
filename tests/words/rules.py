"""What every translation keeps to. A rule says what to do about a sentence, or nothing."""

import re
from collections import Counter
from collections.abc import Callable

from webapp.case.account import Language
from webapp.speech.i18n import PLACEHOLDER

from .reading import dutch_terms, names, words_in

MARKUP = re.compile(r"[<>]|&#?\w+;")
INVISIBLE = re.compile(
    r"[\x00-\x1f\x7f-\xa0\xad\u034f\u061c\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufe0f\ufeff\ufffd]"
)
SCRIPTS = {
    Language.NL: re.compile(r"[a-zà-öø-ÿ]", re.IGNORECASE),
    Language.AR: re.compile(r"[\u0621-\u065f\u0670-\u06d3]"),
    Language.TI: re.compile(r"[\u1200-\u135f]"),
}
LEAST_SHARE = 0.6
LATIN = re.compile(r"[a-zà-ÿ][a-zà-ÿ0-9]*(?:-[a-zà-ÿ0-9]+)*", re.IGNORECASE)
BRACKETS = re.compile(r"\(([^()]*)\)")

WRONG: dict[Language, tuple[tuple[str, str], ...]] = {
    Language.NL: (
        (r"[\u0600-\u06ff\u1200-\u137f]", "write Latin letters"),
        (r"[‘’“”]", "write straight quotes"),
    ),
    Language.AR: (
        (r"[\u0679-\u06d3]", "write the Arabic letter, not the Persian or Urdu one"),
        (r"\u0640", "write no tatweel"),
        (r"[\u0660-\u0669\u06f0-\u06f9]", "write digits as 0-9"),
        (r"[\u0600-\u06ff]\s*[?,;]", "write ؟ ، ؛ after Arabic"),
        (r"[\u1200-\u137f]", "write no Ethiopic letters"),
        (r"[\ufb50-\ufdff\ufe70-\ufefc]", "write plain letters, no presentation forms"),
    ),
    Language.TI: (
        (r"[\u1340-\u1347]", "write ጸ, not ፀ: Eritrean spelling"),
        (r"(?<![\u1200-\u137f])አ", "write ኣ, not አ, at the start of a word: Eritrean spelling"),
        (r"[\u1220-\u1227\u1280-\u1287ዐሐ]", "write ሰ ሃ ዓ ሓ: Eritrean spelling"),
        (
            r"(?<!\S)(ምንም|ነው|ናቸው|እባክዎ?|ማንም|ማስታወቂያ|በጣም|እንዴት|ኸዚ|ሐዚ|እዙይ)(?![\u1200-\u135f])",
            "this word is Amharic or from Tigray: write the Eritrean one",
        ),
        (r"[\u1369-\u137c]", "write digits as 0-9"),
        (r"[\u1200-\u135f]\s*[,;.]", "write ፣ ፤ ። after Ethiopic"),
        (r"[\u0600-\u06ff]", "write no Arabic letters or signs"),
    ),
}
SENTENCE_ENDS = {
    Language.NL: {".": ".", "?": "?", "!": "!", ":": ":"},
    Language.AR: {".": ".", "?": "؟", "!": "!", ":": ":"},
    Language.TI: {".": "።", "?": "?", "!": "!", ":": "፦"},
}


def letters(text: str) -> str:
    """What a translator wrote: no placeholders, no names, no Dutch terms in brackets."""
    bare = BRACKETS.sub(
        lambda match: "" if words_in(match[1]) <= dutch_terms() else match[0],
        PLACEHOLDER.sub(" ", text),
    )
    return LATIN.sub(lambda match: "" if match[0].lower() in names() else match[0], bare)


def no_markup(language: Language, source: str, said: str) -> str | None:
    return "write plain text: markup belongs in the template" if MARKUP.search(said) else None


def no_invisible_characters(language: Language, source: str, said: str) -> str | None:
    if found := INVISIBLE.search(said):
        return f"take out the character U+{ord(found[0]):04X}: formats.py isolates values"
    return None


def single_spaces(language: Language, source: str, said: str) -> str | None:
    wrong = said != said.strip() or "  " in said or re.search(r"\s[.,:!?،؛؟።፣፦]", said)
    return "take out the space too many" if wrong else None


def no_stray_percent_sign(language: Language, source: str, said: str) -> str | None:
    return "write %(name)s, or no percent sign" if "%" in PLACEHOLDER.sub("", said) else None


def the_same_placeholders(language: Language, source: str, said: str) -> str | None:
    wanted, got = Counter(PLACEHOLDER.findall(source)), Counter(PLACEHOLDER.findall(said))
    differ = sorted((wanted - got) | (got - wanted))
    return f"use each as often as the msgid does: {', '.join(differ)}" if differ else None


def its_own_script(language: Language, source: str, said: str) -> str | None:
    written = re.findall(r"[^\W\d_]", letters(said))
    own = sum(bool(SCRIPTS[language].match(letter)) for letter in written)
    return "translate it: most letters are foreign" if own < LEAST_SHARE * len(written) else None


def latin_words_of_the_glossary(language: Language, source: str, said: str) -> str | None:
    foreign = language is not Language.NL and LATIN.search(letters(said))
    return f"translate {foreign[0]!r}, or list it in GLOSSARY.md" if foreign else None


def letters_of_the_language(language: Language, source: str, said: str) -> str | None:
    return next((advice for wrong, advice in WRONG[language] if re.search(wrong, said)), None)


def the_same_ending(language: Language, source: str, said: str) -> str | None:
    ends = SENTENCE_ENDS[language]
    wanted = ends.get(source[-1], "")
    if wanted and not said.endswith(wanted):
        return f"end it with {wanted}"
    if not wanted and said.endswith((*ends, *ends.values())):
        return "take out the sign at the end: the msgid has none"
    return None


Rule = Callable[[Language, str, str], str | None]
RULES_FOR_ANY_TEXT: tuple[Rule, ...] = (
    no_markup,
    no_invisible_characters,
    single_spaces,
    no_stray_percent_sign,
)
RULES_FOR_A_TERM: tuple[Rule, ...] = (its_own_script, letters_of_the_language)
RULES: tuple[Rule, ...] = (
    *RULES_FOR_ANY_TEXT,
    *RULES_FOR_A_TERM,
    the_same_placeholders,
    latin_words_of_the_glossary,
    the_same_ending,
)
