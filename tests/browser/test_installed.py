"""The app on the home screen: what the phone needs for it, and when the app proposes it."""

import struct

import pytest
from playwright.sync_api import expect

from tests.browser import axe
from tests.browser.conftest import Visit
from tests.browser.phone import settled
from tests.browser.server import Server
from tests.browser.test_answer import answer, known
from tests.browser.visitor import Visitor

AGENDA = {"ar": "تقويمي", "ti": "ናተይ ዓውደ ኣዋርሕ", "nl": "Mijn agenda"}
OFFER = """() => {
  const event = new Event("beforeinstallprompt", {cancelable: true});
  event.prompt = () => { window.prompted = true; };
  dispatchEvent(event);
  return event.defaultPrevented;
}"""
IPHONE = "Object.defineProperty(navigator, 'standalone', {value: %s})"


def succeed(visitor: Visitor) -> None:
    answer(visitor, "coming").click()
    expect(known(visitor, "coming")).to_be_visible()


def test_the_browser_finds_nothing_missing(site: Server, visit: Visit) -> None:
    visitor = visit(site, "yonas", "ti")
    settled(visitor, "/")
    developer = visitor.context.new_cdp_session(visitor.page)
    errors = developer.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [each["errorId"] for each in errors if each["errorId"] != "in-incognito"] == []
    manifest = developer.send("Page.getAppManifest")
    assert manifest["errors"] == []
    assert manifest["url"] == f"{site.url}/manifest.webmanifest"


@pytest.mark.parametrize("language", ["ar", "ti", "nl"])
def test_the_manifest_is_in_the_readers_language(language: str, site: Server, visit: Visit) -> None:
    visitor = visit(site, "yonas", language)
    visitor.open("/")
    developer = visitor.context.new_cdp_session(visitor.page)
    assert developer.send("Page.getAppManifest")["data"].count(f'"lang": "{language}"') == 1
    manifest = visitor.context.request.get("/manifest.webmanifest").json()
    fixed = {"id": "/", "scope": "/", "start_url": "/", "short_name": "Meedoen"}
    assert {name: manifest[name] for name in fixed} == fixed
    assert manifest["dir"] == ("rtl" if language == "ar" else "ltr")
    assert manifest["display"] == "standalone"
    shortcuts = {each["url"]: each["name"] for each in manifest["shortcuts"]}
    assert set(shortcuts) == {"/my/agenda", "/my/pip", "/my/pvt"}
    assert shortcuts["/my/agenda"] == AGENDA[language]


def test_icons_are_as_large_as_they_say(site: Server, visit: Visit) -> None:
    visitor, seen = visit(site), set()
    for icon in visitor.context.request.get("/manifest.webmanifest").json()["icons"]:
        answer = visitor.context.request.get(icon["src"])
        assert answer.status == 200
        assert answer.headers["content-type"].split(";")[0] == icon["type"]
        seen.add((icon["sizes"], icon["purpose"]))
        if icon["type"] == "image/png":
            size = struct.unpack(">II", answer.body()[16:24])
            assert icon["sizes"] == "{}x{}".format(*size)
            assert len(answer.body()) < 8 * 1024
    assert seen == {("192x192", "any"), ("512x512", "any"), ("512x512", "maskable"), ("any", "any")}


def test_the_mark_stays_inside_what_a_round_mask_leaves(site: Server, visit: Visit) -> None:
    """Nothing but the ground lies outside the middle 80 %."""
    visitor = visit(site)
    visitor.open("/sign-in")
    outside = visitor.page.evaluate(
        """async () => {
          const {icons} = await (await fetch("/manifest.webmanifest")).json();
          const {src} = icons.find(({purpose}) => purpose === "maskable");
          const image = await createImageBitmap(await (await fetch(src)).blob());
          const canvas = new OffscreenCanvas(512, 512), pen = canvas.getContext("2d");
          pen.drawImage(image, 0, 0);
          const {data} = pen.getImageData(0, 0, 512, 512), colours = new Set();
          for (let y = 0; y < 512; y += 1)
            for (let x = 0; x < 512; x += 1)
              if (Math.hypot(x - 255.5, y - 255.5) > 0.4 * 512)
                colours.add(data.slice((y * 512 + x) * 4, (y * 512 + x) * 4 + 4).join());
          return [...colours];
        }"""
    )
    assert outside == ["11,93,85,255"]


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_it_is_proposed_after_a_first_success_and_not_before(
    language: str, own_site: Server, visit: Visit
) -> None:
    visitor = visit(own_site, "yonas", language)
    settled(visitor, "/")
    card, button = visitor.find("#install"), visitor.find("[data-install]")
    assert visitor.page.evaluate(OFFER), "the browser's own bar does not come"
    expect(card).to_be_hidden()
    succeed(visitor)
    expect(button).to_be_visible()
    expect(card.locator("ol")).to_be_hidden()
    assert axe.violations(visitor.page) == []
    button.click()
    assert visitor.page.evaluate("() => window.prompted")
    expect(card).to_be_hidden()


def test_not_now_is_remembered(own_site: Server, visit: Visit) -> None:
    visitor = visit(own_site, "yonas", "ti")
    settled(visitor, "/")
    visitor.page.evaluate(OFFER)
    succeed(visitor)
    visitor.tap("[data-not-now]")
    expect(visitor.find("#install")).to_be_hidden()
    visitor.page.reload()
    visitor.page.evaluate(OFFER)
    expect(visitor.find("#install")).to_be_hidden()


def test_an_iphone_shows_drawn_steps(own_site: Server, visit: Visit) -> None:
    visitor = visit(own_site, "yonas", "ti")
    visitor.context.add_init_script(IPHONE % "false")
    settled(visitor, "/")
    expect(visitor.find("#install")).to_be_hidden()
    succeed(visitor)
    expect(visitor.find("#install ol li .icon")).to_have_count(3)
    expect(visitor.find("#install ol")).to_be_visible()
    expect(visitor.find("[data-install]")).to_be_hidden()
    assert axe.violations(visitor.page) == []


def test_it_is_not_proposed_where_it_is_installed(own_site: Server, visit: Visit) -> None:
    visitor = visit(own_site, "yonas", "ti")
    visitor.context.add_init_script(IPHONE % "true")
    settled(visitor, "/")
    succeed(visitor)
    expect(visitor.find("#install")).to_be_hidden()
