"""Answering an appointment: in place, from two pages, again, and when it has moved meanwhile."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.pages import path_to
from tests.browser.server import Server
from tests.browser.visitor import Visitor

MOVED = """
UPDATE appointment SET sequence = sequence + 1,
  starts_local = replace(starts_local, '09:00', '11:00'),
  ends_local = replace(ends_local, '09:45', '11:45'),
  starts_at = datetime(starts_at, '+2 hours'), ends_at = datetime(ends_at, '+2 hours')
WHERE starts_local LIKE '2026-09-14 09:00%'
"""
CANCELLED = """
UPDATE appointment SET sequence = sequence + 1, cancelled_at = '2026-09-14 06:31:00.000000'
WHERE starts_local LIKE '2026-09-14 09:00%'
"""


@pytest.fixture
def yonas(own_site: Server, visit: Visit) -> Visitor:
    return visit(own_site, "yonas", "ti")


def answer(visitor: Visitor, value: str) -> Locator:
    return visitor.find(f"main .appointment button[value={value}]").first


def known(visitor: Visitor, value: str) -> Locator:
    """What the card says once it was answered."""
    return visitor.find(f"main .appointment .state[id^='answer-{value}-']").first


@pytest.mark.parametrize("page", ["today", "agenda"])
def test_an_answer_is_kept_in_place(page: str, yonas: Visitor) -> None:
    yonas.open(path_to(yonas.server, page))
    with yonas.without_loading():
        answer(yonas, "coming").click()
        expect(known(yonas, "coming")).to_be_visible()
    assert yonas.focus_is_on(".state[id^='answer-coming-']"), "the focus is on what is known"
    card = yonas.find("main .appointment").first
    expect(card.locator("button[value=coming]")).to_have_count(0)
    yonas.page.reload()
    expect(known(yonas, "coming")).to_be_visible()


def test_another_answer_takes_its_place(yonas: Visitor) -> None:
    yonas.open("/")
    for value in ("coming", "cannot", "call-me"):
        answer(yonas, value).click()
        expect(known(yonas, value)).to_be_visible()
        expect(yonas.find("main .state")).to_have_count(1)


@pytest.mark.parametrize("page", ["today", "agenda"])
def test_an_appointment_that_moved_shows_its_new_time(page: str, yonas: Visitor) -> None:
    yonas.open(path_to(yonas.server, page))
    yonas.server.ask(MOVED)
    with yonas.without_loading():
        answer(yonas, "coming").click()
        expect(yonas.find("main .error[role=alert]")).to_have_count(1)
    assert "11:00–11:45" in yonas.text("main .appointment .time")
    expect(answer(yonas, "coming")).to_be_visible()
    expect(yonas.find("h1")).to_have_count(1)
    answer(yonas, "coming").click()
    expect(known(yonas, "coming")).to_be_visible()
    expect(yonas.find("main .error")).to_have_count(0)


def test_an_appointment_that_was_cancelled_says_so(yonas: Visitor) -> None:
    yonas.open("/")
    yonas.server.ask(CANCELLED)
    answer(yonas, "coming").click()
    expect(yonas.find("main .appointment.cancelled .notice")).to_be_visible()
    expect(yonas.find("main .appointment.cancelled button[name=answer]")).to_have_count(0)


def test_a_server_that_is_gone_loses_nothing(yonas: Visitor) -> None:
    yonas.open("/")
    yonas.server.stop()
    answer(yonas, "coming").click()
    expect(answer(yonas, "coming")).to_be_visible()
    yonas.page.wait_for_timeout(200)
    yonas.pop_troubles()
    yonas.server.start()
    answer(yonas, "coming").click()
    expect(known(yonas, "coming")).to_be_visible()


def test_a_session_that_is_over_leads_to_the_way_in(yonas: Visitor) -> None:
    yonas.open("/")
    yonas.server.ask("DELETE FROM sign_in")
    answer(yonas, "coming").click()
    yonas.page.wait_for_url("**/sign-in#waits")
    expect(yonas.find("h1")).to_be_visible()


def test_what_goes_wrong_is_said(yonas: Visitor) -> None:
    yonas.open("/")
    yonas.server.stop()
    answer(yonas, "coming").click()
    expect(yonas.find("[role=alert]")).to_be_visible()
    yonas.pop_troubles()
