"""What a person recorded is joined on the phone: in order, with gaps, also without internet."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.server import DEMO, Server
from tests.browser.test_read_aloud import LISTEN, NL_AND_AR, VOICES
from tests.browser.tones import tone
from tests.browser.visitor import Visitor
from webapp.case.account import Language
from webapp.speech import i18n
from webapp.speech.pieces import pieces

# What sounds, and when it begins and ends; it sounds all the same.
PLAYED = """
(() => {
  self.played = [];
  const play = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = function () {
    const heard = {file: this.src.split("/").at(-1), from: performance.now()};
    self.played.push(heard);
    this.addEventListener("ended", () => { heard.to = performance.now(); }, {once: true});
    return play.call(this);
  };
})();
"""
GAP_MS = 350
MS_OF_TELLING = 30
"""The next piece may begin before the test has heard that one ended."""
SAID = ("ክመጽእ እየ", "ሰዓት", "ካብ", "ክሳብ", "ደቒቕ", "9", "45", "1000", "300", "31", "ዩሮን", "42")
"""What somebody recorded in Tigrinya."""


def id_of(text: str) -> str:
    i18n.load()
    [id] = [id for id, said in pieces(Language.TI).items() if said == text]
    return id


@pytest.fixture(scope="module")
def voiced(site: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app where some of Tigrinya is recorded: tones of a fifth of a second."""
    place = tmp_path_factory.mktemp("voiced")
    recorded = place / "recorded"
    recorded.mkdir()
    for number, text in enumerate(SAID):
        tone(recorded / f"{id_of(text)}.wav", (0.2, 300 + 40 * number, 0.5))
    database = place / "world.sqlite3"
    database.write_bytes(Path(site.database).read_bytes())
    server = Server(database, **DEMO, MEEDOEN_VOICES=str(place / "voices"))
    server.run("voice", "add", "ti", str(recorded))
    server.start()
    yield server
    server.stop()


Hear = Callable[..., Visitor]


@pytest.fixture
def hear(voiced: Server, visit: Visit) -> Hear:
    """hear("<p>…</p>", [voices]): Yonas listens to a page in Tigrinya that says this."""

    def open_(html: str, voices: list[str] | None = None) -> Visitor:
        visitor = visit(voiced, "yonas", "ti")
        visitor.context.add_init_script(VOICES % (voices or []))
        visitor.context.add_init_script(PLAYED)
        visitor.open("/")
        visitor.page.evaluate(
            """html => {
              document.querySelector("main").innerHTML = html;
              for (const each of document.querySelectorAll(".bottom, .places")) each.remove();
            }""",
            html,
        )
        visitor.tap(LISTEN)
        expect(visitor.find(".hearing")).to_be_visible()
        return visitor

    return open_


def to_the_end(visitor: Visitor) -> list[dict[str, object]]:
    expect(visitor.find(".hearing")).to_have_count(0, timeout=30_000)
    heard: list[dict[str, object]] = visitor.page.evaluate("() => self.played")
    return heard


def names(heard: list[dict[str, object]]) -> list[str]:
    return [str(each["file"]).split(".")[0] for each in heard]


def test_a_phone_without_a_voice_has_the_buttons_all_the_same(voiced: Server, visit: Visit) -> None:
    visitor = visit(voiced, "yonas", "ti")
    visitor.open("/")
    expect(visitor.find(LISTEN)).to_be_visible()
    blocks = visitor.find("[data-read]").count()
    expect(visitor.find("[data-read] > button.read")).to_have_count(blocks)
    visitor.speak("ar")
    visitor.open("/")
    expect(visitor.find("button.read")).to_have_count(0)


@pytest.mark.parametrize("path", ["/sign-in", "/k"])
def test_before_signing_in_the_person_is_heard_too(path: str, voiced: Server, visit: Visit) -> None:
    visitor = visit(voiced, None, "ti")
    visitor.open(path)
    expect(visitor.find(LISTEN)).to_be_visible()


def test_a_button_is_said_by_the_person_and_the_bar_says_so(hear: Hear) -> None:
    visitor = hear("<button>ክመጽእ እየ</button>")
    expect(visitor.find(".hearing [data-when=person]")).to_be_visible()
    heard = to_the_end(visitor)
    assert names(heard) == [id_of("ክመጽእ እየ")]
    assert "to" in heard[0], "it sounded to its end"


def test_pieces_are_joined_in_the_order_of_the_page(hear: Hear) -> None:
    visitor = hear("<p>09:00–09:45</p>")
    wanted = ("ካብ", "ሰዓት", "9", "ክሳብ", "ሰዓት", "9", "45", "ደቒቕ")
    heard = to_the_end(visitor)
    assert names(heard) == [id_of(each) for each in wanted]
    ends = [float(str(each["to"])) for each in heard]
    begins = [float(str(each["from"])) for each in heard]
    late = [begin - end for end, begin in zip(ends, begins[1:], strict=False)]
    assert min(late) > -MS_OF_TELLING, "none speaks over another"
    assert min(end - begin for begin, end in zip(begins, ends, strict=True)) > 200


def test_a_number_is_joined_from_thousands_hundreds_and_the_rest(hear: Hear) -> None:
    visitor = hear("<p>€\u00a01.331,42</p>")
    wanted = ["n1000", "n300", "n31", id_of("ዩሮን"), "n42"]
    assert names(to_the_end(visitor)) == wanted


def test_a_name_in_a_sentence_is_a_gap_with_a_sign(hear: Hear) -> None:
    visitor = hear("<p>ክመጽእ እየ Petra ካብ</p>")
    expect(visitor.find("p.unheard")).to_have_count(1)
    first, second = to_the_end(visitor)
    assert names([first, second]) == [id_of("ክመጽእ እየ"), id_of("ካብ")]
    assert float(str(second["from"])) - float(str(first["to"])) >= GAP_MS


def test_what_nobody_recorded_is_said_to_have_no_sound(hear: Hear) -> None:
    visitor = hear("<p>ገና ኣይተቐድሐን</p><button>ክመጽእ እየ</button>")
    expect(visitor.find(".hearing [data-when=none]")).to_be_visible()
    expect(visitor.find("p.unheard")).to_have_count(1)
    assert names(to_the_end(visitor)) == [id_of("ክመጽእ እየ")]


def test_of_what_somebody_wrote_freely_no_shreds_are_said(hear: Hear) -> None:
    visitor = hear("<p>ንሱ ካብ ገዛ ናብ ቤት ይኸይድ</p>")
    assert to_the_end(visitor) == []


def test_dutch_lines_are_said_by_the_dutch_voice(hear: Hear) -> None:
    visitor = hear('<p lang="nl">Ik kom</p><button>ክመጽእ እየ</button>', NL_AND_AR)
    visitor.page.evaluate("() => speechSynthesis.fast()")
    assert names(to_the_end(visitor)) == [id_of("ክመጽእ እየ")]
    said = visitor.page.evaluate("() => speechSynthesis.said")
    assert [(each["text"], each["lang"]) for each in said] == [("Ik kom", "nl-NL")]


def test_a_pause_is_silence_at_once_and_then_the_item_begins_anew(hear: Hear) -> None:
    visitor = hear("<p>ክመጽእ እየ 9 45 ካብ ክሳብ</p>")
    visitor.page.wait_for_function("() => self.played.length === 2")
    visitor.tap("[data-do=pause]")
    before = visitor.page.evaluate("() => self.played.length")
    time.sleep(0.8)
    assert visitor.page.evaluate("() => self.played.length") == before
    visitor.tap("[data-do=pause]")
    assert names(to_the_end(visitor))[before] == id_of("ክመጽእ እየ")


def test_kept_on_the_phone_it_is_heard_without_internet(voiced: Server, visit: Visit) -> None:
    visitor = visit(voiced, "yonas", "ti")
    visitor.context.add_init_script(PLAYED)
    visitor.open("/")
    visitor.page.evaluate("() => navigator.serviceWorker.ready")
    visitor.page.wait_for_function("() => navigator.serviceWorker.controller")
    for _ in range(8):  # one more file a visit
        visitor.open("/")
        visitor.page.wait_for_timeout(150)
    visitor.tap(LISTEN)
    keep = visitor.find("[data-do=keep]")
    expect(keep).to_contain_text("(0.1 MB)")
    keep.click()
    expect(visitor.find(".kept")).to_be_visible()
    visitor.tap("[data-do=stop]")
    # what the browser keeps by itself would play too, and goes when it wants the room
    visitor.context.new_cdp_session(visitor.page).send("Network.clearBrowserCache")
    visitor.context.set_offline(True)
    visitor.open("/")
    expect(visitor.find("html[data-saved]")).to_have_count(1)
    visitor.tap(LISTEN)
    visitor.page.wait_for_function("() => self.played.some((each) => each.to)")
    visitor.context.set_offline(False)


def test_on_wifi_it_is_kept_by_itself(voiced: Server, visit: Visit) -> None:
    visitor = visit(voiced, "yonas", "ti")
    visitor.context.add_init_script(
        "Object.defineProperty(navigator, 'connection', {value: {type: 'wifi', saveData: false}});"
    )
    visitor.open("/")
    visitor.page.wait_for_function("() => navigator.serviceWorker.controller")
    visitor.tap(LISTEN)
    expect(visitor.find(".kept")).to_be_visible()
    visitor.open("/")
    visitor.tap(LISTEN)
    expect(visitor.find(".hearing")).to_be_visible()
    expect(visitor.find("[data-do=keep]")).to_be_hidden()


def test_nothing_of_it_is_fetched_before_somebody_listens(voiced: Server, visit: Visit) -> None:
    visitor = visit(voiced, "yonas", "ti")
    asked: list[str] = []
    visitor.page.on("request", lambda request: asked.append(request.url))
    visitor.open("/")
    assert not [each for each in asked if "/voices/" in each or "/listening/" in each]
