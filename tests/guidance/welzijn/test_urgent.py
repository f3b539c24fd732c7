"""What is urgent is told at once, also at night, and stands in red until somebody takes it up."""

import json
from typing import Any

import pytest
from sqlalchemy import select

from tests.conftest import As, Cast, Change, Look
from tests.guidance.welzijn.cards import ACUTE, flag
from tests.guidance.welzijn.test_no_coordinator import URGENT, close
from tests.guidance.welzijn.test_terms import reminders
from webapp.case.account import Language
from webapp.contact.push.model import Kind, Reminder
from webapp.contact.push.pages_notice import Claimed, payload
from webapp.core import clock

NIGHT = "2026-09-14T23:30"


@pytest.mark.parametrize(
    ("level", "moment"),
    [
        (URGENT, "14-09 23:30"),
        (ACUTE, "14-09 23:30"),
        ({"level": "2-zorg"}, "15-09 08:00"),
        ({"level": "1-let-op"}, "15-09 08:00"),
    ],
)
def test_only_what_is_urgent_wakes_somebody(
    as_: As, cast: Cast, look: Look, level: dict[str, Any], moment: str
) -> None:
    clock.set_to(NIGHT)
    flag(as_, cast, look, "henk", "yonas", **level)
    for name in ("fatima", "els"):
        assert ("signaal", "new", moment) in reminders(look, cast[name])


def test_what_becomes_urgent_is_told_again(as_: As, cast: Cast, look: Look) -> None:
    id = flag(as_, cast, look, "henk", "yonas")
    as_("fatima").post(f"/signalen/{id}/weigh", data={"level": "3-dringend"})
    assert [slot for _, slot, _ in reminders(look, cast["els"])] == ["urgent", "due", "late"]


def test_that_somebody_told_how_it_went_wakes_nobody(as_: As, cast: Cast, look: Look) -> None:
    id = flag(as_, cast, look, "henk", "yonas", **URGENT)
    clock.set_to(NIGHT)
    as_("fatima").post(f"/signalen/{id}/consult")
    as_("fatima").post(f"/signalen/{id}/report-back", data={"outcome": "referred"})
    assert reminders(look, cast["henk"]) == [("signaal", "back", "15-09 08:00")]


def test_the_lock_screen_says_nothing_of_it(as_: As, cast: Cast, look: Look) -> None:
    flag(as_, cast, look, "henk", "yonas", **URGENT)
    mine = select(Reminder).where(
        Reminder.account_id == cast["fatima"].id, Reminder.kind == Kind.SIGNAAL
    )
    row = look.one(mine)
    assert row.urgent
    claimed = Claimed(*(getattr(row, name) for name in Claimed._fields))
    raw = payload(Language.NL, [claimed], says_when=True, tag="t", origin="", pepper="p")
    sealed = json.loads(raw)["notification"]
    assert sealed["body"] == "U hebt een nieuw bericht."
    assert sealed["navigate"] == "/signalen"


@pytest.mark.parametrize("name", ["fatima", "petra", "wim"])
def test_who_is_told_finds_the_way_to_be_told(as_: As, name: str) -> None:
    browser = as_(name)
    assert 'href="/reminders"' in browser.get("/").text
    assert '<meta name="push-key"' in browser.get("/reminders").text


def test_it_stands_in_red_at_every_desk_of_who_reads_it_until_it_is_taken_up(
    as_: As, cast: Cast, look: Look, change: Change
) -> None:
    id = flag(as_, cast, look, "henk", "yonas", **URGENT)
    fatima, red = as_("fatima"), "Dringend: niemand heeft dit nog opgepakt."
    assert "Dringende signalen: " in fatima.get("/").text
    assert red in fatima.get("/signalen").text
    assert red not in as_("henk").get("/signalen").text, "others may see that phone"
    fatima.get(f"/signalen/{id}")
    assert red in fatima.get("/signalen").text, "who looks has not done anything yet"
    fatima.post(f"/signalen/{id}/consult")
    assert red not in fatima.get("/signalen").text
    assert "Dringende signalen: " not in fatima.get("/").text


def test_it_stands_in_red_on_the_board_where_the_consulent_is_to_read_it(
    as_: As, cast: Cast, look: Look, change: Change
) -> None:
    for name in ("fatima", "els"):
        close(change, cast, name)
    flag(as_, cast, look, "henk", "yonas")
    board = as_("petra").get("/?matter=signaal").text
    red = '<b class="late">Dringend</b>'
    assert red not in board
    id = flag(as_, cast, look, "henk", "yonas", **URGENT)
    board = as_("petra").get("/?matter=signaal").text
    assert board.count(red) == 1
    as_("petra").post(f"/signalen/{id}/consult")
    assert red not in as_("petra").get("/?matter=signaal").text
