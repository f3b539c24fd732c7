"""Each rule sees the fault it is there for; the faults are those of published catalogues."""

import pytest

from tests import plain_dutch
from tests.words import rules
from tests.words.rules import Rule
from webapp.case.account import Language

NL, AR, TI = Language.NL, Language.AR, Language.TI


@pytest.mark.parametrize(
    ("rule", "language", "source", "said"),
    [
        (rules.no_markup, NL, "Welcome", "<b>Welkom</b>"),
        (rules.no_markup, NL, "You and your guide", "U &amp; uw begeleider"),
        (rules.no_invisible_characters, AR, "Welcome", "\u200fمرحبًا"),
        (rules.no_invisible_characters, NL, "12 hours", "12\u00a0uren"),
        (rules.single_spaces, NL, "My plan", "Mijn  plan"),
        (rules.single_spaces, NL, "My plan", "Mijn plan "),
        (rules.single_spaces, NL, "Who sees this?", "Wie ziet dit ?"),
        (rules.no_stray_percent_sign, TI, "From %(day)s", "ካብ % (day) s"),
        (rules.no_stray_percent_sign, NL, "%(count)s people", "%(count)d mensen"),
        (rules.the_same_placeholders, TI, "From %(day)s", "ካብ %(መዓልቲ)s"),
        (rules.the_same_placeholders, NL, "From %(day)s", "Vanaf"),
        (rules.the_same_placeholders, NL, "From %(day)s", "Vanaf %(day)s %(day)s"),
        (rules.its_own_script, TI, "My plan", "My plan"),
        (rules.its_own_script, AR, "Around %(month)s", "Om %(day)s"),
        (rules.latin_words_of_the_glossary, AR, "Talk with the trainer", "محادثة مع trainer"),
        (rules.latin_words_of_the_glossary, AR, "A talk", "محادثة gesprek"),
        (rules.letters_of_the_language, AR, "Book", "کتاب"),
        (rules.letters_of_the_language, AR, "Book", "كتـاب"),
        (rules.letters_of_the_language, AR, "5 books", "٥ كتب"),
        (rules.letters_of_the_language, AR, "How are you?", "كيف حالك?"),
        (rules.letters_of_the_language, TI, "Health", "ፀጥታ"),
        (rules.letters_of_the_language, TI, "There is", "አሎ"),
        (rules.letters_of_the_language, TI, "Now", "ሐዚ"),
        (rules.letters_of_the_language, TI, "Very good", "በጣም ጽቡቕ"),
        (rules.letters_of_the_language, TI, "Plan, money", "መደብ, ገንዘብ"),
        (rules.the_same_ending, TI, "You moved.", "ግዒዝኩም"),
        (rules.the_same_ending, AR, "Who sees this?", "من يرى هذا"),
        (rules.the_same_ending, NL, "My plan", "Mijn plan."),
    ],
)
def test_the_rule_sees_a_fault(rule: Rule, language: Language, source: str, said: str) -> None:
    assert rule(language, source, said)


@pytest.mark.parametrize(
    ("language", "source", "said"),
    [
        (NL, "%(hours)s hours of lessons.", "%(hours)s uur les."),
        (AR, "PVT", "PVT"),
        (AR, "Your consulent calls you.", "سيتصل بك مستشار البلدية (consulent)."),
        (TI, "Bring this:", "እዚ ሒዝኩም ምጹ፦"),
        (TI, "I use DigiD myself.", "ንDigiD ባዕለይ ክጥቀም እየ።"),
    ],
)
def test_no_rule_minds_a_good_sentence(language: Language, source: str, said: str) -> None:
    assert [rule.__name__ for rule in rules.RULES if rule(language, source, said)] == []


@pytest.mark.parametrize(
    "said",
    [
        "Uw consulent belt u morgen over uw plan en uw afspraken.",
        "Dit is een zin. Dit is een zin. Dit is een zin.",
        "Uw huur wordt door de gemeente betaald.",
        "De rekeningen worden aangevraagd.",
        "Bel ons indien u niet kunt komen.",
        "Dit hoort bij je plan.",
        "Uw zelfredzaamheidsroute",
    ],
)
def test_plain_dutch_sees_a_fault(said: str) -> None:
    assert list(plain_dutch.faults(said, "One sentence.", known=()))


def test_plain_dutch_lets_plain_dutch_be() -> None:
    said = "De gemeente betaalt uw huur tot en met %(day)s. De participatieverklaring is klaar."
    assert list(plain_dutch.faults(said, said, known={"participatieverklaring"})) == []
