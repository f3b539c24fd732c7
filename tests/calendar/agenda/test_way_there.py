"""How one comes there: a map, the address, the minutes and the bus that the gemeente wrote down."""

from urllib.parse import unquote

import pytest
from sqlalchemy import delete

from tests.conftest import As, Browser, Cast, Change
from tests.worlds.test_reader import LANGUAGES, Node, Page, opens, said
from webapp.case.facts import Address
from webapp.case.way import Known, Ways

ANDROID = {"User-Agent": "Mozilla/5.0 (Linux; Android 10; K) Chrome/140.0 Mobile"}
IPHONE = {"User-Agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Mobile/15E148"}
DESK = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"}
HALL = "Tobias Asserlaan 1, 2662 SB Bergschenhoek"


def agenda(browser: Browser, cast: Cast, device: dict[str, str], name: str = "yonas") -> Page:
    return Page(browser.get(f"/dossiers/{cast.dossier(name).id}/agenda", headers=device).text)


def links(node: Node, begins: str) -> list[dict[str, str]]:
    found = (each.attributes for each in node.all() if each.tag == "a")
    return [each for each in found if each.get("href", "").startswith(begins)]


def test_the_minutes_and_the_bus_of_ones_own_village(as_: As, cast: Cast) -> None:
    for language in LANGUAGES:
        on_foot = said(language, "Minutes on foot: %(count)s", count="12")
        by_bus = said(language, "Minutes by bus: %(count)s", count="5")
        bus = said(language, "Bus %(line)s", line="174")
        stop = said(language, "Stop: %(name)s", name="Gemeentehuis")
        for room in ("today", "agenda"):
            text = opens(as_, cast, "yonas", room, language).text
            for each in (on_foot, by_bus, bus, stop):
                assert each in text, (language, room)
            assert "Bleiswijk" not in text


def test_who_has_no_known_address_sees_every_village(as_: As, cast: Cast, change: Change) -> None:
    change(
        lambda s: s.execute(delete(Address).where(Address.dossier_id == cast.dossier("yonas").id))
    )
    first = opens(as_, cast, "yonas", "agenda").marked("appointment")[0]
    assert "Vanuit Bergschenhoek: Minuten lopen: 12" in first.text
    assert "Vanuit Bleiswijk: Minuten met de bus: 18" in first.text


def test_lessons_walk_in_pvt_and_excursions_say_it_too(as_: As, cast: Cast) -> None:
    page = opens(as_, cast, "yonas", "agenda")
    shown = page.block("getting-there").text
    assert "Taalhuis De Brug" in shown
    assert "Minuten lopen: 9" in shown
    assert "Buurthuis De Linde" in shown
    assert "Minuten lopen: 6" in shown
    for session in page.marked("session"):
        assert links(session, "https://www.openstreetmap.org/"), session.text
    pvt = opens(as_, cast, "yonas", "pvt")
    assert "Minuten lopen: 12" in pvt.block("signing").text
    for excursion in pvt.marked("excursion"):
        assert links(excursion, "https://www.openstreetmap.org/")


@pytest.mark.parametrize("room", ["", "agenda", "pvt"])
def test_a_map_is_told_the_address_and_nothing_else(as_: As, cast: Cast, room: str) -> None:
    path = f"/dossiers/{cast.dossier('yonas').id}/{room}" if room else "/"
    reply = as_("yonas").get(path, headers=ANDROID)
    assert reply.headers["Referrer-Policy"] == "same-origin"
    page = Page(reply.text)
    maps = links(page.root, "https://www.openstreetmap.org/") + links(page.root, "geo:")
    assert maps
    for each in maps:
        where, _, query = each["href"].partition("?")
        assert where in ("https://www.openstreetmap.org/search", "geo:0,0")
        key, _, address = query.partition("=")
        assert key in ("query", "q")
        assert unquote(address) in page.text, "only what stands there as an address"
        assert each.get("rel") == "noreferrer" or where == "geo:0,0"


def test_only_android_has_a_link_that_needs_an_app_and_none_is_without_a_map_in_the_browser(
    as_: As, cast: Cast
) -> None:
    yonas = as_("yonas")
    for device, apps in ((ANDROID, True), (IPHONE, False), (DESK, False)):
        first = agenda(yonas, cast, device).marked("appointment")[0]
        assert len(links(first, "geo:0,0?q=Tobias")) == apps
        assert len(links(first, "https://www.openstreetmap.org/search?query=Tobias")) == 1
        copied = [each.attributes.get("data-copy") for each in first.all()]
        assert HALL in copied


def test_an_iphone_opens_the_calendar_and_others_get_an_address_to_copy_and_a_file(
    as_: As, cast: Cast
) -> None:
    yonas = as_("yonas")
    yonas.post(f"/dossiers/{cast.dossier('yonas').id}/feed")
    seen = {}
    for name, device in (("iphone", IPHONE), ("android", ANDROID), ("desk", DESK)):
        feed = agenda(yonas, cast, device).block("feed")
        seen[name] = bool(links(feed, "webcal:")), bool(links(feed, "http://localhost/feeds/"))
        steps = [each for each in feed.all() if each.attributes.get("class") == "drawn"]
        assert len(steps) == seen[name][1]
    assert seen == {"iphone": (True, False), "android": (False, True), "desk": (True, True)}
    feed = agenda(yonas, cast, ANDROID).block("feed")
    (file,) = links(feed, "http://localhost/feeds/")
    assert file["download"] == "meedoen.ics"
    assert yonas.get(file["href"]).content_type.startswith("text/calendar")


@pytest.mark.parametrize(
    ("place", "address", "there"),
    [
        ("Gemeentehuis", HALL, True),
        ("Ergens anders", "tobias asserlaan 1, Bergschenhoek", True),
        ("GEMEENTEHUIS", None, True),
        ("Gemeentehuis", "Tobias Asserlaan 11, 2662 SB Bergschenhoek", False),
        ("Thuis", None, False),
    ],
)
def test_an_address_leads_to_its_own_place_and_a_name_only_without_one(
    place: str, address: str | None, there: bool
) -> None:
    way = Known("Gemeentehuis", HALL, "Bleiswijk", 10, None, None, None, None)
    assert bool(Ways([way]).to(place, address)) == there
