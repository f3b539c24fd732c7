"""A page is heard whole, item after item, by the phone's own voice; a block by itself too."""

from itertools import pairwise
from typing import Protocol

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.pages import EVERY_PAGE, path_to
from tests.browser.server import Server
from tests.browser.visitor import Visitor

# Headless Chromium has no voices: this stands in for the phone's.
VOICES = """
(() => {
  const made = (languages) => languages.map((lang) => ({lang, name: lang, localService: true}));
  const speech = Object.assign(new EventTarget(), {
    voices: made(%s), said: [], cancelled: 0, saying: null,
    getVoices() { return this.voices; },
    speak(words) {
      this.said.push({text: words.text, lang: words.lang, at: performance.now()});
      this.saying = words;
    },
    cancel() { this.cancelled += 1; const was = this.saying; this.saying = null; was?.onend?.(); },
    end() { const was = this.saying; this.saying = null; was?.onend?.(); },
    fast() { setInterval(() => this.end(), 20); },
    arrive(languages) {
      this.voices = made(languages);
      this.dispatchEvent(new Event("voiceschanged"));
    },
  });
  Object.defineProperty(window, "speechSynthesis", {value: speech});
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
})();
"""
NL_AND_AR = ["en-US", "nl-NL", "ar_SA"]  # Android writes ar_SA, others ar-SA
LISTEN = ".top > button.read"
STOP_MS = 300
"""The least time between two items."""


class Listen(Protocol):
    """listen("ar", [voices]) opens today on a phone with these voices."""

    def __call__(self, language: str, voices: list[str], name: str = "today") -> Visitor: ...


@pytest.fixture
def listen(site: Server, visit: Visit) -> Listen:
    def open_(language: str, voices: list[str], name: str = "today") -> Visitor:
        visitor = visit(site, EVERY_PAGE[name].who, language)
        visitor.context.add_init_script(VOICES % voices)
        visitor.open(path_to(site, name))
        return visitor

    return open_


def said(visitor: Visitor) -> list[dict[str, str]]:
    heard: list[dict[str, str]] = visitor.page.evaluate("() => speechSynthesis.said")
    return heard


def hear_all(visitor: Visitor, button: str = LISTEN) -> list[dict[str, str]]:
    """Tap, and listen to the end: the voice takes no time for an item."""
    visitor.page.evaluate("() => speechSynthesis.fast()")
    visitor.tap(button)
    expect(visitor.find(".hearing")).to_be_visible()
    expect(visitor.find(".hearing")).to_have_count(0, timeout=60_000)
    return said(visitor)


def wait_for_words(visitor: Visitor, count: int) -> dict[str, str]:
    visitor.page.wait_for_function("n => speechSynthesis.said.length >= n", arg=count)
    return said(visitor)[-1]


def order(heard: list[dict[str, str]], wanted: list[str]) -> None:
    """Each of them is an item, and they come in this order."""
    texts = [each["text"] for each in heard]
    places = [texts.index(each) for each in wanted]
    assert places == sorted(places), list(zip(wanted, places, strict=True))


@pytest.mark.parametrize("name", ["sign-in", "today", "plan", "agenda", "budget", "pvt"])
@pytest.mark.parametrize("language", ["nl", "ar", "en"])
def test_each_block_has_one_button(language: str, name: str, listen: Listen) -> None:
    visitor = listen(language, NL_AND_AR, name)
    blocks = visitor.find("[data-read]")
    assert blocks.count() >= 2
    for block in blocks.all():
        button = block.locator("button.read")
        expect(button).to_have_count(1)
        expect(button).to_have_attribute("aria-pressed", "false")


def test_the_whole_page_is_heard_in_order_buttons_too(listen: Listen) -> None:
    visitor = listen("nl", NL_AND_AR)
    heard = hear_all(visitor)
    order(
        heard,
        [
            "Hallo Yonas",
            "maandag 14 september 2026",
            "van 9 uur tot 9 uur 45 Vandaag",
            "Gesprek met de consulent",
            "Ik kom",
            "Ik kan niet komen",
            "Bel mij",
            "Uitloggen",
        ],
    )
    assert heard[-1]["text"] == "Geld", "the last of the bar below"
    assert {each["lang"] for each in heard} == {"nl-NL"}
    assert "Luister" not in [each["text"] for each in heard], "the buttons of listening itself"


def test_there_is_a_stop_after_each_item(listen: Listen) -> None:
    heard = hear_all(listen("nl", NL_AND_AR))
    times = [float(each["at"]) for each in heard]
    assert min(b - a for a, b in pairwise(times)) >= STOP_MS


def test_a_choice_is_heard_and_not_pressed(listen: Listen) -> None:
    visitor = listen("nl", NL_AND_AR)
    hear_all(visitor)
    expect(visitor.find("main button[value=coming]").first).to_be_visible()


@pytest.mark.parametrize(
    ("language", "amount"),
    [
        ("nl", "1331 euro en 42 cent"),
        ("ar", "1331 يورو و 42 سنت"),
        ("en", "1331 euros and 42 cents"),
    ],
)
def test_amounts_are_said_in_words(language: str, amount: str, listen: Listen) -> None:
    heard = hear_all(listen(language, NL_AND_AR, "budget"), "#came-in > button.read")
    assert any(amount in each["text"] for each in heard), heard
    assert not any("€" in each["text"] for each in heard)


@pytest.mark.parametrize(
    ("written", "said_so"),
    [
        ("€\u00a0-12,30", "min 12 euro en 30 cent"),
        ("€\u00a01.200,00", "1200 euro"),
        ("Om 09:00 uur", "Om 9 uur"),
        ("09:05", "9 uur 5"),
        ("09:00–09:45", "van 9 uur tot 9 uur 45"),
        ("Bel 010-000 01 01.", "Bel 0 1 0 0 0 0 0 1 0 1."),
        ("<bdi data-span>1:50</bdi> van 12 uur", "1 uur en 50 minuten van 12 uur"),
        ("Maandag · thuis", "Maandag, thuis"),
        ("1<select><option>een</option><option selected>twee</option></select>", "1 twee"),
        ("1<select><option value=''>Kies</option></select>", "1"),
        ("<label><input type=checkbox checked> Fiets</label>", "gekozen: Fiets"),
        ("<label><input type=radio> Bus</label>", "Bus"),
        ("<textarea>Ik heb pijn.</textarea>", "Ik heb pijn."),
        ("<input value=Kip><input type=password value=123456>", "Kip"),
        ("<input type=date value=2026-09-14>", "14 09 2026"),
    ],
)
def test_figures_are_said_in_words(written: str, said_so: str, listen: Listen) -> None:
    visitor = listen("nl", NL_AND_AR)
    write = "html => { document.querySelector('main').innerHTML = `<p data-read>${html}</p>`;"
    visitor.page.evaluate(
        f"{write} document.dispatchEvent(new Event('htmx:afterSwap')); }}", written
    )
    heard = hear_all(visitor, "main button.read")
    assert " ".join(each["text"] for each in heard) == said_so


def test_the_bar_says_whose_voice_it_is_and_what_is_heard(listen: Listen) -> None:
    visitor = listen("nl", NL_AND_AR)
    visitor.tap(LISTEN)
    wait_for_words(visitor, 1)
    expect(visitor.find(".hearing [data-when=phone]")).to_be_visible()
    expect(visitor.find(".hearing [data-when=dutch]")).to_be_hidden()
    assert visitor.find(".heard").inner_text().startswith(said(visitor)[-1]["text"])
    expect(visitor.find(".hearing small")).to_contain_text("1 / ")


def test_it_waits_goes_on_says_it_once_more_and_stops(listen: Listen) -> None:
    visitor = listen("nl", NL_AND_AR)
    visitor.tap(LISTEN)
    first = wait_for_words(visitor, 1)
    visitor.tap("[data-do=pause]")
    expect(visitor.find("[data-do=pause]")).to_have_attribute("aria-pressed", "true")
    assert visitor.page.evaluate("() => speechSynthesis.saying") is None
    visitor.tap("[data-do=pause]")
    assert wait_for_words(visitor, 2)["text"] == first["text"], "it goes on where it was"
    visitor.page.evaluate("() => speechSynthesis.end()")
    second = wait_for_words(visitor, 3)
    assert second["text"] != first["text"]
    visitor.tap("[data-do=again]")
    assert wait_for_words(visitor, 4)["text"] == second["text"]
    visitor.tap("[data-do=stop]")
    expect(visitor.find(".hearing")).to_have_count(0)
    expect(visitor.find(".heard")).to_have_count(0)
    assert visitor.page.evaluate("() => speechSynthesis.saying") is None


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_the_button_reads_its_block_and_stops(language: str, listen: Listen) -> None:
    visitor = listen(language, NL_AND_AR)
    block = visitor.find("#more")
    button = block.locator("button.read")
    texts = [each["text"] for each in hear_all(visitor, "#more > button.read")]
    assert block.locator("h2").inner_text() == texts[0]
    assert any(" ".join(block.locator("#pvt b").inner_text().split()) in each for each in texts)
    assert button.inner_text().strip() not in texts, "the button itself is not read"
    expect(button).to_have_attribute("aria-pressed", "false")


def test_a_second_tap_is_silence(listen: Listen) -> None:
    visitor = listen("nl", NL_AND_AR)
    button = visitor.find("#more > button.read")
    button.click()
    wait_for_words(visitor, 1)
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    assert visitor.page.evaluate("() => speechSynthesis.saying") is None, "and it is silent"


def test_one_block_is_read_at_a_time(listen: Listen) -> None:
    visitor = listen("ar", NL_AND_AR)
    first, second = visitor.find("#week button.read"), visitor.find("#more button.read")
    first.click()
    wait_for_words(visitor, 1)
    second.click()
    wait_for_words(visitor, 2)
    expect(first).to_have_attribute("aria-pressed", "false")
    expect(second).to_have_attribute("aria-pressed", "true")


def test_dutch_beside_arabic_is_said_by_the_dutch_voice(own_site: Server, visit: Visit) -> None:
    visitor = visit(own_site, "yonas", "ar")
    visitor.post("/learn-dutch", to="/", on="1")
    visitor.context.add_init_script(VOICES % NL_AND_AR)
    visitor.open("/")
    heard = hear_all(visitor, ".next > button.read")
    dutch = [each["text"] for each in heard if each["lang"] == "nl-NL"]
    arabic = [each["text"] for each in heard if each["lang"] == "ar_SA"]
    assert "maandag 14 september van 9 uur tot 9 uur 45" in dutch
    assert arabic
    assert not any("maandag" in each for each in arabic)


def test_without_a_dutch_voice_dutch_lines_are_left_out(own_site: Server, visit: Visit) -> None:
    visitor = visit(own_site, "yonas", "ar")
    visitor.post("/learn-dutch", to="/", on="1")
    visitor.context.add_init_script(VOICES % ["ar-SA"])
    visitor.open("/")
    heard = hear_all(visitor, ".next > button.read")
    assert not any("maandag" in each["text"] for each in heard)
    assert any("Gemeentehuis" in each["text"] for each in heard), "where it is, they must hear"


def test_lines_are_not_glued_together(listen: Listen) -> None:
    heard = hear_all(listen("nl", NL_AND_AR), ".next > button.read")
    place = "Tobias Asserlaan 1, 2662 SB Bergschenhoek"
    order(heard, ["Gemeentehuis Lansingerland", place])


@pytest.mark.parametrize("voices", [[], NL_AND_AR], ids=["none", "others"])
def test_no_voice_no_button_at_a_block(voices: list[str], listen: Listen) -> None:
    visitor = listen("ti", voices)
    expect(visitor.find("[data-read]").first).to_be_visible()
    expect(visitor.find("[data-read] > button.read")).to_have_count(0)


def test_without_any_voice_there_is_nothing_to_tap(listen: Listen) -> None:
    expect(listen("ti", []).find(LISTEN)).to_have_count(0)


def test_without_a_voice_the_dutch_lines_are_offered(own_site: Server, visit: Visit) -> None:
    visitor = visit(own_site, "yonas", "ti")
    visitor.context.add_init_script(VOICES % NL_AND_AR)
    visitor.open("/")
    expect(visitor.find(LISTEN)).to_contain_text("Nederlands")
    visitor.tap(LISTEN)
    bar = visitor.find(".hearing")
    expect(bar.locator("[data-when=silent]")).to_contain_text("ኣብዚ ብቋንቋኹም ድምጺ የለን።")
    expect(bar.locator("[data-when=dutch]")).to_be_hidden()
    expect(bar.locator("[data-do=pause]")).to_be_hidden()
    assert said(visitor) == [], "the name of a town hall is no line of Dutch"
    bar.locator("button[form=learn-dutch]").click()
    expect(visitor.find("main .dutch").first).to_be_visible()
    heard = hear_all(visitor)
    assert {each["lang"] for each in heard} == {"nl-NL"}, "no other voice says Tigrinya"
    texts = [each["text"] for each in heard]
    assert texts[:2] == [
        "maandag 14 september van 9 uur tot 9 uur 45",
        "Gesprek met de consulent: Gemeentehuis Lansingerland",
    ]
    assert "Gemeentehuis Lansingerland" not in texts


@pytest.mark.parametrize("name", ["messages", "talked-about"])
def test_where_no_line_is_dutch_nothing_is_offered(
    name: str, own_site: Server, visit: Visit
) -> None:
    visitor = visit(own_site, "yonas", "ti")
    visitor.post("/learn-dutch", to="/", on="1")
    visitor.context.add_init_script(VOICES % ["nl-NL"])
    visitor.open(path_to(own_site, name))
    expect(visitor.find(".mark")).to_be_visible()
    expect(visitor.find(LISTEN)).to_have_count(0)


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_a_voice_for_another_language_is_no_voice(language: str, listen: Listen) -> None:
    visitor = listen(language, ["en-US", "fr-FR"])
    expect(visitor.find("button.read")).to_have_count(0)
    expect(visitor.find(LISTEN)).to_be_hidden()


def test_voices_that_arrive_late_bring_the_buttons(listen: Listen) -> None:
    visitor = listen("ar", [])
    expect(visitor.find("button.read")).to_have_count(0)
    visitor.page.evaluate("voices => speechSynthesis.arrive(voices)", NL_AND_AR)
    blocks = visitor.find("[data-read]").count()
    expect(visitor.find("[data-read] > button.read")).to_have_count(blocks)
    visitor.page.evaluate("voices => speechSynthesis.arrive(voices)", NL_AND_AR)
    expect(visitor.find("[data-read] > button.read")).to_have_count(blocks)
    expect(visitor.find(LISTEN)).to_have_count(1)


def test_a_swapped_block_gets_its_button_again(own_site: Server, visit: Visit) -> None:
    visitor = visit(own_site, "mariam", "ar")
    visitor.context.add_init_script(VOICES % NL_AND_AR)
    visitor.open(path_to(own_site, "pvt-of-another"))
    card = visitor.find("article.excursion:has(form.sign-up)").first
    swapped = f"#{card.get_attribute('id')}"
    card.locator("button[type=submit]").click()
    expect(visitor.find(f"{swapped} .mine")).to_be_visible()
    expect(visitor.find(f"{swapped} > button.read")).to_have_count(1)
