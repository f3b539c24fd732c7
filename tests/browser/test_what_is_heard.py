"""What somebody hears is how it is now and what they see: after an act, without internet, large."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.chromium import how
from tests.browser.conftest import Visit
from tests.browser.enrolment import PIN, choose_pin, invite
from tests.browser.pages import EVERY_PAGE, path_to
from tests.browser.phone import forgive, offline, online
from tests.browser.server import Server
from tests.browser.test_read_aloud import LISTEN, VOICES, hear_all, said, wait_for_words
from tests.browser.visitor import Visitor

TO_ANSWER = "main .next button[value=coming]"
Yonas = Callable[..., Visitor]


@pytest.fixture
def yonas(own_site: Server, visit: Visit) -> Yonas:
    """yonas("ti", ["ti"], "plan"): Yonas reads his plan in Tigrinya, on a phone with that voice."""

    def open_(language: str, voices: list[str], name: str = "today") -> Visitor:
        visitor = visit(own_site, EVERY_PAGE[name].who, language)
        visitor.context.add_init_script(VOICES % voices)
        visitor.open(path_to(own_site, name))
        return visitor

    return open_


def said_from(visitor: Visitor, number: int) -> list[str]:
    """What was said after so many items, to the end of it."""
    visitor.page.evaluate("() => speechSynthesis.fast()")
    expect(visitor.find(".hearing")).to_have_count(0)
    return [each["text"] for each in said(visitor)[number:]]


def test_who_answers_while_the_voice_runs_hears_what_is_known_now(yonas: Yonas) -> None:
    visitor = yonas("nl", ["nl-NL"])
    visitor.tap(LISTEN)
    wait_for_words(visitor, 1)
    visitor.tap(TO_ANSWER)
    visitor.page.wait_for_function("() => speechSynthesis.said.length > 1")
    assert said_from(visitor, 1) == ["We weten het: Ik kom", "U hoeft nu niets meer te doen."], (
        "and nothing of the buttons that stood there"
    )


def test_while_it_waits_the_answer_is_said_too(yonas: Yonas) -> None:
    visitor = yonas("nl", ["nl-NL"])
    visitor.tap(LISTEN)
    wait_for_words(visitor, 1)
    visitor.tap("[data-do=pause]")
    visitor.tap(TO_ANSWER)
    assert wait_for_words(visitor, 2)["text"] == "We weten het: Ik kom"


def test_where_an_act_leaves_no_words_the_voice_stops(yonas: Yonas) -> None:
    visitor = yonas("nl", ["nl-NL"], "plan")
    agreement = "#agreements .agreement:has(button[id^=tick-])"
    name = visitor.find(agreement).first.get_attribute("id")
    visitor.find(f"#{name} button[id^=tick-]").click()
    expect(visitor.find(f"#{name} [role=status]")).to_be_visible()
    visitor.tap("#agreements > button.read")
    wait_for_words(visitor, 1)
    visitor.find(f"#{name} .undo button").click()
    expect(visitor.find(f"#{name} button[id^=tick-]")).to_be_visible()
    expect(visitor.find(".hearing")).to_have_count(0)
    assert visitor.page.evaluate("() => speechSynthesis.saying") is None


def test_what_waits_for_internet_is_said(yonas: Yonas) -> None:
    visitor = yonas("nl", ["nl-NL"])
    visitor.page.evaluate("() => navigator.serviceWorker.ready")
    visitor.tap(LISTEN)
    wait_for_words(visitor, 1)
    offline(visitor)
    visitor.tap(TO_ANSWER)
    assert "Er is nu geen internet." in wait_for_words(visitor, 2)["text"]
    forgive(visitor)


def test_of_a_kept_page_its_age_is_heard_first(yonas: Yonas) -> None:
    visitor = yonas("nl", ["nl-NL"])
    visitor.page.evaluate("() => navigator.serviceWorker.ready")
    visitor.page.wait_for_function("() => navigator.serviceWorker.controller")
    for _ in range(8):  # one more file a visit
        visitor.open("/")
        visitor.page.wait_for_timeout(150)
    offline(visitor)
    visitor.open("/")
    expect(visitor.find("html[data-saved]")).to_have_count(1)
    visitor.tap(LISTEN)
    assert wait_for_words(visitor, 1)["text"].startswith("Geen internet. U leest hoe het was op")
    online(visitor)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("today", ["maandag 14 september van 9 uur tot 9 uur 45", "Gesprek met de consulent"]),
        ("today", ["woensdag: Taalles van 13 uur tot 16 uur", "Ik ga naar alle taallessen."]),
        ("plan", ["Ik ga naar alle taallessen."]),
        ("budget", ["Om van te leven (leefgeld): 771 euro en 42 cent.", "Dit kwam binnen"]),
    ],
)
def test_with_only_a_dutch_voice_the_main_lines_are_heard_in_dutch(
    name: str, wanted: list[str], yonas: Yonas, own_site: Server
) -> None:
    visitor = yonas("ti", ["nl-NL"], name)
    visitor.tap(LISTEN)
    visitor.find(".hearing button[form=learn-dutch]").click()
    expect(visitor.find("main .dutch").first).to_be_visible()
    texts = [each["text"] for each in hear_all(visitor)]
    for each in wanted:
        assert any(text.startswith(each) for text in texts), texts


def test_what_is_known_of_an_answer_is_heard_in_dutch_too(yonas: Yonas) -> None:
    visitor = yonas("ti", ["nl-NL"])
    visitor.post("/learn-dutch", to="/", on="1")
    visitor.open("/")
    visitor.tap(LISTEN)
    wait_for_words(visitor, 1)
    visitor.tap(TO_ANSWER)
    visitor.page.wait_for_function("() => speechSynthesis.said.length > 1")
    assert said_from(visitor, 1) == ["We weten het: Ik kom"]


@pytest.fixture(scope="module")
def large(chromium: Browser) -> Iterator[Browser]:
    options = how()
    options["args"] = [*options["args"], "--blink-settings=defaultFontSize=24"]
    browser = chromium.browser_type.launch(**options)
    yield browser
    browser.close()


def test_with_large_letters_the_order_is_what_is_seen(site: Server, large: Browser) -> None:
    visitor = Visitor(large, site, "yonas", "nl")
    visitor.context.add_init_script(VOICES % ["nl-NL"])
    visitor.open("/")
    visitor.tap(LISTEN)
    assert wait_for_words(visitor, 1)["text"] == "van 9 uur tot 9 uur 45 Vandaag", "not hello"
    visitor.page.evaluate("() => window.scrollTo(0, document.body.scrollHeight)")
    expect(visitor.find("[data-do=stop]")).to_be_in_viewport(ratio=1)
    visitor.close()


def test_a_voice_of_tigrinya_says_no_dutch(yonas: Yonas) -> None:
    heard = hear_all(yonas("ti", ["ti-ER"]), ".next > button.read")
    assert {each["lang"] for each in heard} == {"ti-ER"}
    assert not any("Gemeentehuis" in each["text"] for each in heard)


@pytest.mark.parametrize(
    ("language", "written", "said_so"),
    [
        ("ti", "ሰዓት 20:00 ተሰዲዱ", "ሰዓት 20 ተሰዲዱ"),
        ("ar", "تم الإرسال في الساعة 20:00", "تم الإرسال في الساعة 20"),
        ("nl", "Verstuurd om 20:00", "Verstuurd om 20 uur"),
        ("nl", "Les: <bdi data-span>1:50</bdi> uur", "Les: 1 uur en 50 minuten"),
        ("ti", "<bdi data-span>1:50</bdi> ሰዓታት", "1 ሰዓትን 50 ደቒቕን"),
    ],
)
def test_the_word_for_an_hour_is_said_once(
    language: str, written: str, said_so: str, yonas: Yonas
) -> None:
    visitor = yonas(language, [language])
    visitor.page.evaluate(
        "text => { document.querySelector('main').innerHTML = '<p>' + text + '</p>'; }", written
    )
    assert hear_all(visitor)[0]["text"] == said_so


def test_what_the_phone_says_is_not_marked_as_unheard(yonas: Yonas) -> None:
    visitor = yonas("nl", ["nl-NL"])
    visitor.tap(LISTEN)
    wait_for_words(visitor, 1)
    expect(visitor.find(".heard")).to_have_count(1)
    expect(visitor.find(".unheard")).to_have_count(0)


@pytest.mark.parametrize("language", ["ar", "ti"])
@pytest.mark.parametrize("name", ["sign-in", "code"])
def test_before_somebody_is_signed_in_pages_are_heard_and_what_is_wrong(
    name: str, language: str, yonas: Yonas
) -> None:
    visitor = yonas(language, [language], name)
    visitor.speak(language)
    visitor.open(visitor.page.url)
    assert hear_all(visitor)[0]["text"] == visitor.find("h1").inner_text()


def test_choosing_a_pin_is_heard_and_so_is_what_is_wrong_with_it(
    own_site: Server, visit: Visit
) -> None:
    visitor = visit(own_site, None, "ti")
    visitor.context.add_init_script(VOICES % ["ti"])
    visitor.open(invite(own_site, "Yonas").link)
    expect(visitor.find(LISTEN)).to_be_visible()
    visitor.tap("#invitation button[type=submit]")
    visitor.page.wait_for_url("**/pin?*")
    choose_pin(visitor, PIN, again="135791")
    wrong = visitor.find("#again-error")
    expect(wrong).to_be_visible()
    heard = [each["text"] for each in hear_all(visitor)]
    assert " ".join(wrong.inner_text().split()) in heard
    assert not any(PIN in each for each in heard), "a PIN is never said"
    choose_pin(visitor, PIN)
    visitor.page.wait_for_url(f"{own_site.url}/")
    visitor.sign_out()
    expect(visitor.find("#pin-form .picture .icon")).to_be_visible()
    expect(visitor.find(LISTEN)).to_be_visible()
