"""What a phone is given to hold the app: a manifest, a worker, a page for no internet."""

import json
import re

import pytest
from flask import Flask
from sqlalchemy import update

from tests.conftest import As, Browser, Cast, Change, Nobody
from webapp.case.account import Gemeente, Language
from webapp.speech.i18n import direction
from webapp.speech.voices import Voice

ROOMS = ("agenda", "pip", "pvt")


def kit(browser: Browser) -> dict[str, dict[str, str]]:
    text = browser.get("/sw.js").text
    found: dict[str, dict[str, str]] = json.loads(text.split("self.KIT = ")[1].split(";\n")[0])
    return found


def speaks(browser: Browser, language: Language) -> Browser:
    browser.post("/language", data={"lang": language, "to": "/"})
    return browser


@pytest.mark.parametrize("language", Language)
def test_the_manifest_is_in_the_language_of_the_cookie(browser: Nobody, language: Language) -> None:
    reply = speaks(browser(), language).get("/manifest.webmanifest")
    assert reply.mimetype == "application/manifest+json"
    manifest = reply.get_json()
    assert (manifest["lang"], manifest["dir"]) == (language, direction(language))
    assert manifest["short_name"] == "Meedoen"
    assert "Cookie" in reply.headers["Vary"]


def test_it_is_in_the_language_of_the_account_too(as_: As) -> None:
    assert as_("rania").get("/manifest.webmanifest").get_json()["lang"] == "ar"


def test_icons_and_colours_are_those_of_the_pages(app: Flask, browser: Nobody) -> None:
    manifest = browser().get("/manifest.webmanifest").get_json()
    assert {icon["src"] for icon in manifest["icons"]} <= set(app.extensions["assets"].values())
    page = browser().get("/sign-in").text
    assert f'name="theme-color" content="{manifest["theme_color"]}"' in page


def test_the_worker_is_asked_for_each_time_and_takes_in_what_is_there(
    app: Flask, browser: Nobody
) -> None:
    reply = browser().get("/sw.js")
    assert (reply.mimetype, reply.headers["Cache-Control"]) == ("text/javascript", "no-cache")
    assets = set(app.extensions["assets"].values())
    assert set(kit(browser())["files"]) <= assets
    [scripts] = re.findall(r"importScripts\(\.\.\.(.+?)\)", reply.text)
    assert json.loads(scripts) == [app.extensions["assets"]["app.js"]]


def test_what_plays_kept_recordings_comes_only_where_there_are_some(
    app: Flask, browser: Nobody, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.extensions["voices"], Language.TI, Voice("/voices/ti/i.json", 1))
    assert app.extensions["assets"]["voices-worker.js"] in browser().get("/sw.js").text


@pytest.mark.parametrize("language", Language)
def test_a_phone_takes_in_what_reads_aloud_as_it_is_now(
    app: Flask, browser: Nobody, language: Language
) -> None:
    later = kit(browser())["later"]
    [bar] = [each for each in later if each.startswith(f"/listening/{language}?")]
    reply = browser().get(bar)
    assert reply.headers["Cache-Control"] == "no-cache"
    for name in ("listen.js", "listen.css"):
        assert app.extensions["assets"][name] in later
        assert app.extensions["assets"][name] in reply.text


def test_it_is_the_same_for_everybody(as_: As, browser: Nobody) -> None:
    """Else it would be a new release with every change of person."""
    replies = {client.get("/sw.js").text for client in (browser(), as_("rania"), as_("petra"))}
    assert len(replies) == 1


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("who", [None, "rania", "petra"])
def test_the_page_for_no_internet_is_nobodys(
    as_: As, browser: Nobody, who: str | None, language: Language
) -> None:
    reply = (as_(who) if who else browser()).get(f"/offline/{language}")
    assert f'<html lang="{language}" dir="{direction(language)}">' in reply.text
    assert "data-person" not in reply.text
    for name in ("Rania", "Petra"):
        assert name not in reply.text
    assert reply.text == browser().get(f"/offline/{language}").text


def test_it_gives_every_number_and_its_version_changes_with_them(
    browser: Nobody, change: Change
) -> None:
    before, page = kit(browser())["offline"], browser().get("/offline/nl").text
    for number in ("112", "0100000110", "0100000111", "0100000112"):
        assert f'href="tel:{number}"' in page
    new = update(Gemeente).where(Gemeente.name == "Lansingerland").values(phone="010-000 09 99")
    change.run(new)
    assert 'href="tel:0100000999"' in browser().get("/offline/nl").text
    after = kit(browser())["offline"]
    assert set(after) == set(before)
    assert not set(after.values()) & set(before.values())


def test_no_other_language_has_one(browser: Nobody) -> None:
    for path in ("/offline/fr", "/offline/", "/offline/nl/x", "/offline"):
        assert browser().get(path).status_code == 404


@pytest.mark.parametrize("room", ROOMS)
def test_a_shortcut_leads_to_ones_own_room(as_: As, cast: Cast, room: str) -> None:
    reply = as_("yonas").get(f"/my/{room}")
    assert (reply.status_code, reply.location) == (
        303,
        f"/dossiers/{cast.dossier('yonas').id}/{room}",
    )


@pytest.mark.parametrize("who", ["petra", "henk", "noor"])
def test_who_has_no_dossier_lands_on_the_first_screen(as_: As, who: str) -> None:
    for room in ROOMS:
        assert as_(who).get(f"/my/{room}").location == "/"


def test_only_pages_of_somebody_say_so(as_: As, browser: Nobody) -> None:
    """The worker comes with them; what may be kept is said apart."""
    assert "data-person" not in browser().get("/sign-in").text
    petra, yonas = as_("petra").get("/").text, as_("yonas").get("/")
    assert "data-person=" in petra
    assert "data-keeps" not in petra
    assert f'data-person="{yonas.headers["X-Offline"]}" data-keeps' in yonas.text
