"""What a phone needs to hold the app: its name and icons, its worker, a page for no internet."""

from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256
from json import dumps
from typing import NamedTuple

from flask import current_app

from webapp.case.account import Language
from webapp.contact.push.pages_notice import ONE
from webapp.contact.pwa.queries import NUMBERS
from webapp.core import db
from webapp.speech import i18n
from webapp.speech.i18n import FoldingEnvironment, Text, direction, ptext, say, text
from webapp.web.page import Page, Piece, Shown

SHORT_NAME = "Meedoen"
GREEN, PAPER = "#0b5d55", "#fbf7ef"  # as in app.css
WHAT_IT_IS = text("This is your own plan, your appointments and your money.")
SHORTCUTS = {
    "/my/agenda": text("My calendar"),
    "/my/pip": text("My plan"),
    "/my/pvt": ptext("place", "PVT"),
}
ICONS = (
    ("icons/any-192.png", "192x192", "any"),
    ("icons/any-512.png", "512x512", "any"),
    ("icons/maskable-512.png", "512x512", "maskable"),
    ("icons.svg", "any", "any"),  # opened by itself it is the mark
)
TYPES = {"png": "image/png", "svg": "image/svg+xml"}
KIT = ("app.css", "icons.svg", "vendor/htmx.min.js", "app.js")
"""What every page needs, whichever it is."""
HEARING = ("listen.js", "listen.css")
"""What reads a page aloud."""
VOICES = "voices-worker.js"
"""What plays recordings that a phone has kept."""


class Number(NamedTuple):
    """Whom everybody may call."""

    name: str
    phone: str


class OfflinePage(Page, template="contact/pwa/offline.html"):
    """With nobody's name on it: whoever is signed in, it is the same."""

    numbers: Sequence[Number]


class Bar(Piece, template="contact/pwa/_bar.html"):
    """What stands on top while a page is read aloud."""


class Written(NamedTuple):
    page: str
    version: str
    """Changes with the page, so that phones fetch it anew only then."""


def manifest(language: Language) -> dict[str, object]:
    """The app as a phone installs it; the short name is the same in every language."""
    icons = [
        {"src": asset(name), "sizes": sizes, "type": TYPES[name[-3:]], "purpose": purpose}
        for name, sizes, purpose in ICONS
    ]
    shortcuts = [{"name": say(language, word), "url": url} for url, word in SHORTCUTS.items()]
    return {
        "id": "/",
        "start_url": "/",
        "scope": "/",
        "name": SHORT_NAME,
        "short_name": SHORT_NAME,
        "description": say(language, WHAT_IT_IS),
        "lang": language,
        "dir": direction(language),
        "display": "standalone",
        "theme_color": GREEN,
        "background_color": PAPER,
        "icons": icons,
        "shortcuts": shortcuts,
    }


def worker() -> str:
    """The script of the service worker: what it takes in, and the file that does the work.

    Browsers ask for it after every page, so it is short. The file has a hash in its name, and is
    the one of the pages: the phone has it already.
    """
    known = numbers()
    pages = {each: written(i18n.environment(current_app, each), known) for each in Language}
    offline = {each: f"/offline/{each}?{page.version}" for each, page in pages.items()}
    bars = [f"/listening/{each}?{bar(each).version}" for each in Language]
    kit = {
        "files": [asset(name) for name in KIT],
        "offline": offline,
        "later": [*offline.values(), *map(asset, HEARING), *bars],
        "news": in_every_language(ONE),
        "icon": asset("icons/any-192.png"),
    }
    scripts = dumps([asset(name) for name in ("app.js", *(voiced() * [VOICES]))])
    return f"self.KIT = {dumps(kit, ensure_ascii=False)};\nimportScripts(...{scripts});\n"


def voiced() -> bool:
    """Whether somebody recorded a voice."""
    return bool(current_app.extensions["voices"])


def in_every_language(sentence: Text) -> dict[Language, str]:
    return {each: say(each, sentence) for each in Language}


def asset(name: str) -> str:
    found: str = current_app.extensions["assets"][name]
    return found


def offline(language: Language) -> Written:
    """The page for no internet."""
    return written(i18n.environment(current_app, language), numbers())


def bar(language: Language) -> Written:
    return written_bar(i18n.environment(current_app, language))


def numbers() -> tuple[Number, ...]:
    return (*db.read(Number, NUMBERS),)


@lru_cache
def written(environment: FoldingEnvironment, numbers: tuple[Number, ...]) -> Written:
    return drawn(environment, OfflinePage(numbers=numbers))


@lru_cache
def written_bar(environment: FoldingEnvironment) -> Written:
    return drawn(environment, Bar())


def drawn(environment: FoldingEnvironment, shown: Shown) -> Written:
    page = environment.get_template(shown.template).render(vars(shown))
    return Written(page, sha256(page.encode()).hexdigest()[:6])
