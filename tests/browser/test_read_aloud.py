"""The phone's own voice reads a block aloud; where it has no voice for the language, no button."""

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
    speak(words) { this.said.push({text: words.text, lang: words.lang}); this.saying = words; },
    cancel() { this.cancelled += 1; const was = this.saying; this.saying = null; was?.onend?.(); },
    end() { const was = this.saying; this.saying = null; was.onend?.(); },
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


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_the_button_reads_its_block_and_stops(language: str, listen: Listen) -> None:
    visitor = listen(language, NL_AND_AR)
    block = visitor.find("#more")
    button = block.locator("button.read")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    words = said(visitor)[-1]
    assert words["lang"].startswith(language), "the voice of the page's language speaks"
    for part in (block.locator("h2").inner_text(), block.locator("#pvt b").inner_text()):
        assert " ".join(part.split()) in words["text"], "what stands in the block is said"
    assert button.inner_text().strip() not in words["text"], "the button itself is not read"
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    assert visitor.page.evaluate("() => speechSynthesis.saying") is None, "and it is silent"


def test_the_button_springs_back_when_the_block_is_read(listen: Listen) -> None:
    visitor = listen("nl", NL_AND_AR)
    button = visitor.find("#more button.read")
    button.click()
    visitor.page.evaluate("() => speechSynthesis.end()")
    expect(button).to_have_attribute("aria-pressed", "false")


def test_one_block_is_read_at_a_time(listen: Listen) -> None:
    visitor = listen("ar", NL_AND_AR)
    first, second = visitor.find("#week button.read"), visitor.find("#more button.read")
    first.click()
    second.click()
    expect(first).to_have_attribute("aria-pressed", "false")
    expect(second).to_have_attribute("aria-pressed", "true")
    assert len(said(visitor)) == 2


def test_dutch_beside_arabic_is_not_read_by_the_arabic_voice(listen: Listen) -> None:
    visitor = listen("ar", NL_AND_AR)
    visitor.find(".next button.read").click()
    assert "maandag" not in said(visitor)[-1]["text"], "leave out .dutch"


def test_lines_are_not_glued_together(listen: Listen) -> None:
    visitor = listen("nl", NL_AND_AR)
    visitor.find(".next button.read").click()
    assert "Gemeentehuis Lansingerland Tobias" in said(visitor)[-1]["text"], "a <br> is a space"


@pytest.mark.parametrize("voices", [[], NL_AND_AR], ids=["none", "others"])
def test_no_voice_no_button(voices: list[str], listen: Listen) -> None:
    visitor = listen("ti", voices)
    expect(visitor.find("[data-read]").first).to_be_visible()
    expect(visitor.find("button.read")).to_have_count(0)


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_a_voice_for_another_language_is_no_voice(language: str, listen: Listen) -> None:
    expect(listen(language, ["en-US", "fr-FR"]).find("button.read")).to_have_count(0)


def test_voices_that_arrive_late_bring_the_buttons(listen: Listen) -> None:
    visitor = listen("ar", [])
    expect(visitor.find("button.read")).to_have_count(0)
    visitor.page.evaluate("voices => speechSynthesis.arrive(voices)", NL_AND_AR)
    blocks = visitor.find("[data-read]").count()
    expect(visitor.find("[data-read] > button.read")).to_have_count(blocks)
    visitor.page.evaluate("voices => speechSynthesis.arrive(voices)", NL_AND_AR)
    expect(visitor.find("button.read")).to_have_count(blocks)


def test_a_swapped_block_gets_its_button_again(own_site: Server, visit: Visit) -> None:
    visitor = visit(own_site, "mariam", "ar")
    visitor.context.add_init_script(VOICES % NL_AND_AR)
    visitor.open(path_to(own_site, "pvt-of-another"))
    card = visitor.find("article.excursion:has(form.sign-up)").first
    swapped = f"#{card.get_attribute('id')}"
    card.locator("button[type=submit]").click()
    expect(visitor.find(f"{swapped} .mine")).to_be_visible()
    expect(visitor.find(f"{swapped} > button.read")).to_have_count(1)
