"""The catalogues say everything, in their own language, in plain words, and never break a page."""

import re
from collections.abc import Iterable, Iterator

import pytest
from flask import Flask
from markupsafe import escape

from tests import plain_dutch
from tests.words import reading
from tests.words.reading import CATALOGUES, nouns, po, sentences, terms, translations
from tests.words.rules import RULES, RULES_FOR_A_TERM, RULES_FOR_ANY_TEXT, Rule
from webapp.case.account import Language
from webapp.speech import i18n
from webapp.speech.catalogue import TEXTS
from webapp.speech.i18n import DESK, PLACEHOLDER, FoldingEnvironment, Text, say

NL, AR, TI = CATALOGUES
PLURAL_FORMS = {
    NL: "nplurals=2; plural=(n != 1);",
    # Babel's own header swaps two forms of ar, and is wrong for 0 in ti
    AR: "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2"
    " : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
    TI: "nplurals=2; plural=(n > 1);",
}
every_catalogue = pytest.mark.parametrize("language", CATALOGUES)
not_dutch = pytest.mark.parametrize("language", [AR, TI])


def none_of(faults: Iterable[str]) -> None:
    """Fail with every fault on its own line, not with the first."""
    listed = list(faults)
    assert not listed, "\n".join(["", *listed])


@pytest.fixture
def catalogues(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """webapp.i18n reads the .po files, however old the compiled ones are."""
    for language in CATALOGUES:
        monkeypatch.setitem(i18n.catalogues, language, reading.as_loaded(language))
    forget()
    yield
    forget()


def forget() -> None:
    """What was said before, by whatever catalogue."""
    i18n.translated.cache_clear()
    i18n.said.cache_clear()


def test_the_code_says_something() -> None:
    assert len(sentences()) > 300, "look at the mappings in pyproject.toml: few sentences are found"


@every_catalogue
def test_a_catalogue_holds_each_sentence_of_the_code_and_no_other(language: Language) -> None:
    wanted = [each for each in sentences() if language is NL or each.context != DESK]
    got = set(translations(language))
    name = po(language).relative_to(reading.ROOT)
    none_of(f"add to {name}: {sentence}" for sentence in wanted if sentence not in got)
    none_of(f"take out of {name}: {sentence}" for sentence in got - set(wanted))


@every_catalogue
def test_a_catalogue_has_no_leftovers(language: Language) -> None:
    catalogue = reading.catalogue(language)
    none_of(f"look at it and take off 'fuzzy': {m.id!r}" for m in catalogue if m.id and m.fuzzy)
    none_of(f"delete the line #~ of {message.id!r}" for message in catalogue.obsolete.values())
    none_of(
        f"translate {sentence}" for sentence, said in translations(language).items() if not said
    )
    written = re.findall(r'^msgid "', po(language).read_text(encoding="utf-8"), re.MULTILINE)
    assert len(written) == len(catalogue) + 1, "a msgid stands there twice: keep one"


@every_catalogue
def test_the_header_names_the_language_and_its_plural(language: Language) -> None:
    header = reading.header(language)
    assert header.get("Plural-Forms") == PLURAL_FORMS[language], "write it exactly so"
    assert header.get("Language") == language


def test_no_sentence_needs_a_plural() -> None:
    plurals = [sentence for sentence in sentences() if not isinstance(sentence.msgid, str)]
    none_of(
        f"write 'Places left: 3': webapp.i18n has no plurals: {sentence}" for sentence in plurals
    )


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
@every_catalogue
def test_translations_keep_the_rule(language: Language, rule: Rule) -> None:
    none_of(
        f"{language}: {advice}: {sentence} -> {said!r}"
        for sentence, said in translations(language).items()
        if (advice := rule(language, sentence.msgid, said))
    )


@pytest.mark.parametrize("rule", RULES_FOR_ANY_TEXT, ids=lambda rule: rule.__name__)
def test_msgids_keep_the_rule(rule: Rule) -> None:
    for msgid, _ in sentences():
        assert rule(Language.EN, msgid, msgid) is None, msgid


@not_dutch
def test_a_term_is_said_as_in_the_glossary(language: Language) -> None:
    known = {term["nl"].lower(): term[language] for term in terms()}
    for sentence, dutch in translations(NL).items():
        if sentence.context == DESK:  # said in Dutch and English only
            continue
        term, said = dutch.lower(), translations(language).get(sentence)
        allowed = (known.get(term, said), f"{known.get(term)} ({term})")
        assert said in allowed, f"{language} {sentence}: write {allowed[0]!r}, as GLOSSARY.md does"


def test_the_glossary_is_whole() -> None:
    dutch = [term["nl"].lower() for term in terms()]
    none_of(f"GLOSSARY.md: {nl!r} is there twice" for nl in dutch if dutch.count(nl) > 1)
    none_of(f"GLOSSARY.md: fill each cell of {term}" for term in terms() if not all(term.values()))
    for title in ("Dutch nouns in code", "Names and words that stay"):
        assert nouns(title)
        assert all(nouns(title).values()), "say in a line what each word means"


@pytest.mark.parametrize("rule", RULES_FOR_A_TERM, ids=lambda rule: rule.__name__)
@not_dutch
def test_terms_of_the_glossary_keep_the_rule(language: Language, rule: Rule) -> None:
    for term in terms():
        assert rule(language, term["en"], term[language]) is None, term


def test_dutch_is_plain() -> None:
    none_of(
        f"{advice}: {said!r}"
        for sentence, said in translations(NL).items()
        for advice in plain_dutch.faults(said, sentence.msgid, reading.dutch_terms())
    )


def test_the_goals_of_the_standard_texts_are_there() -> None:
    assert {f"G{number:02}" for number in range(1, 41)} <= set(TEXTS), "an id never goes away"


def in_a_page(language: Language, text: Text, values: dict[str, str]) -> str:
    """The sentence as a template says it, its values beside it."""
    app = Flask("words")
    app.jinja_environment = FoldingEnvironment
    app.jinja_env.autoescape = True
    app.jinja_env.language = language  # type: ignore[attr-defined]
    call = "pgettext" if text.context else "_"
    constants = [repr(str(part)) for part in (text.context, text) if part]
    arguments = ", ".join([*constants, *(f"{name}=its_{name}" for name in values)])
    page = app.jinja_env.from_string(f"{{{{ {call}({arguments}) }}}}")
    return page.render({f"its_{name}": value for name, value in values.items()})


@pytest.mark.parametrize("language", Language)
def test_every_sentence_can_be_said(
    language: Language, catalogues: None, caplog: pytest.LogCaptureFixture
) -> None:
    for sentence in sentences():
        values = {name: f"<{name} & co>" for name in PLACEHOLDER.findall(sentence.msgid)}
        text = Text(*sentence)
        plain = say(language, text, **values)
        filled = in_a_page(language, text, values)
        for value in values.values():
            assert value in plain
            assert escape(value) in filled
        assert "%" not in plain
        assert "<" not in filled
    assert caplog.messages == []


@not_dutch
@pytest.mark.parametrize("broken", ["%(nam)s", "%(name)s %(name)s", "", None])
def test_a_broken_translation_is_said_in_dutch_and_logged(
    language: Language,
    broken: str | None,
    catalogues: None,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    hello = Text("Hello, %(name)s")
    catalogue = {**i18n.catalogues[language], str(hello): broken}
    monkeypatch.setitem(i18n.catalogues, language, catalogue)

    assert say(language, hello, name="Yonas") == say(NL, hello, name="Yonas") == "Hallo Yonas"
    assert caplog.messages == [f"no {language} translation of {str(hello)!r}"]
