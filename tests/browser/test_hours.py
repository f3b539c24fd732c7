"""Petra hands in the list of a school; what it brings, Yonas reads in Tigrinya on his phone."""

import pytest
from playwright.sync_api import FilePayload, expect

from tests.browser import axe
from tests.browser.conftest import Visit
from tests.browser.pages import path_to
from tests.browser.server import Server
from tests.browser.visitor import DESK, Visitor

ROWS = (
    "naam;geboren;soort;uren;tot;bron",
    "Tesfay, Yonas;14-02-2000;participatie;12,5;11-09-2026;Buurttuin",
)
FAULT = "Filmon;01-01-1999;taal;4;11-09-2026;Buurttuin"


def hand_in(petra: Visitor, *rows: str) -> None:
    buffer = "\r\n".join(rows).encode("utf-16")
    file: FilePayload = {"name": "uren.csv", "mimeType": "text/csv", "buffer": buffer}
    petra.page.set_input_files("#file", file)
    petra.tap("#list button[type=submit]")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_list_is_read_answered_and_kept(own_site: Server, visit: Visit, script: bool) -> None:
    petra = visit(own_site, "petra", "nl", viewport=DESK, java_script_enabled=script)
    petra.open(path_to(own_site, "hours"))
    petra.tap("main a[href='/hours/import']")
    hand_in(petra, *ROWS, FAULT)
    expect(petra.find("#faults")).to_contain_text("Rij 3")
    expect(petra.find("#asks")).to_contain_text("Is dit een verbetering?")
    if script:
        assert axe.violations(petra.page) == []
    petra.tap("#asks label:has-text('beide tellen')")
    petra.tap("#answers button[type=submit]")
    expect(petra.find("#told")).to_contain_text("Bewaarde rijen: 1")
    expect(petra.find("#kept")).to_contain_text("Yonas Tesfay")
    if script:
        expect(petra.find("#told")).to_be_focused()
        assert axe.violations(petra.page) == []
    yonas = visit(own_site, "yonas", "ti")
    yonas.open(path_to(own_site, "plan"))
    expect(yonas.find("#language .numbers").nth(1)).to_contain_text("36:30")
