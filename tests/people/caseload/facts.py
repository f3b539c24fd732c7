"""What a consulent does on the page of facts, and what it shows afterwards."""

import re
from html import unescape

from werkzeug.test import TestResponse

from tests.conftest import Browser, Cast


def path(cast: Cast, who: str = "yonas") -> str:
    return f"/dossiers/{cast.dossier(who).id}/facts"


def loaded(page: str) -> dict[str, str]:
    """What a browser would send of the page as it stands."""
    form = page[page.index('id="facts"') : page.index("</form>", page.index('id="facts"'))]
    found = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        assert name
        found[name[1]] = unescape(value[1]) if value else ""
    for name, options in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', form, re.S):
        chosen = re.search(r'value="([^"]*)" selected', options)
        found[name] = unescape(chosen[1]) if chosen else ""
    return found


def correct(browser: Browser, url: str, why: str = "mistake", **more: str) -> TestResponse:
    return browser.post(url, data=loaded(browser.get(url).text) | {"why": why} | more)


def confirmed(browser: Browser, url: str, **more: str) -> TestResponse:
    """Also where it has to be read first what will change."""
    first = correct(browser, url, **more)
    assert first.status_code == 422
    assert 'id="ahead"' in first.text
    return browser.post(url, data=loaded(first.text))


def history(browser: Browser, url: str) -> str:
    page = str(browser.get(url).text)
    return page[page.index('id="history"') :] if 'id="history"' in page else ""
