"""Choosing when one is left in peace, and how much the lock screen says."""

from datetime import time

import pytest
from sqlalchemy import select

from tests.conftest import As, Cast, Look, complains
from webapp.contact.push.model import Choice

LATER = {"quiet_from": "22:00", "quiet_until": "07:00"}


def test_what_is_chosen_is_kept_and_shown(as_: As, look: Look, cast: Cast) -> None:
    yonas = as_("yonas")
    assert yonas.post("/reminders", data=LATER | {"says_when": "1"}).location == "/reminders#chosen"
    choice = look.get(Choice, cast["yonas"].id)
    assert (choice.quiet_from, choice.quiet_until, choice.says_when) == (time(22), time(7), True)
    page = yonas.get("/reminders").text
    assert '<option value="22:00" selected>' in page
    assert '<option value="07:00" selected>' in page
    yonas.post("/reminders", data=LATER)
    assert look.get(Choice, cast["yonas"].id).says_when is False


@pytest.mark.parametrize(
    "form",
    [
        {},
        LATER | {"quiet_from": "03:00"},
        LATER | {"quiet_until": "x" * 9000},
        {"quiet_from": "٢٢"},
    ],
)
def test_what_is_no_time_of_the_list_is_refused(as_: As, look: Look, form: dict[str, str]) -> None:
    reply = as_("yonas").post("/reminders", data=form)
    assert reply.status_code == 422
    assert complains(reply.text)
    assert look.all(select(Choice)) == []
