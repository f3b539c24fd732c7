"""A begeleiding ends with a talk and what is arranged; who guided hears so."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from tests.conftest import As, Cast, Look
from tests.guidance.clients.test_hand_over import client, form, rows, running, url
from tests.worlds.test_reader import Page
from webapp.case.dossier import Begeleiding
from webapp.contact.push.model import Kind, Reminder
from webapp.core import clock
from webapp.guidance.clients.model_farewell import Farewell

WORD = "Dank je wel voor alles."


def there(cast: Cast, name: str = "yonas") -> str:
    return f"/dossiers/{cast.dossier(name).id}/end-guidance"


def end(look: Look, cast: Cast, **other: str) -> dict[str, Any]:
    filled: dict[str, Any] = {
        "begeleiding": str(running(look, cast, "yonas")),
        "last": "2026-09-20",
        "talk": "2026-09-10",
        "checked": ["papers", "whom-to-call"],
        "word": WORD,
    }
    return filled | other


@pytest.mark.parametrize("who", ["fatima", "petra"])
def test_it_ends_after_its_last_day_and_the_talk_is_kept(
    as_: As, cast: Cast, look: Look, who: str
) -> None:
    filled = end(look, cast)
    reply = as_(who).post(there(cast), data=filled)
    told = f"told-{filled['begeleiding']}"
    assert (reply.status_code, reply.location) == (303, f"{there(cast)}#{told}")
    said = Page(as_(who).get(there(cast)).text, who).block(told).text
    assert "Tot en met" in said
    assert f"{cast['henk'].name} leest dit ook." in said
    assert rows(look, cast, "yonas")[-1] == (
        cast["henk"].id,
        date(2026, 7, 1),
        date(2026, 9, 21),
    )
    kept = look.one(select(Farewell))
    assert (kept.talk_on, kept.by_id) == (date(2026, 9, 10), cast[who].id)
    assert kept.checked == ["whom-to-call", "papers"]
    clock.set_to("2026-09-20T23:59")
    assert as_("henk").get(client(cast, "yonas")).status_code == 200
    clock.set_to("2026-09-21T00:00")
    assert as_("henk").get(client(cast, "yonas")).status_code == 404


def test_another_is_given_from_the_day_after(as_: As, cast: Cast, look: Look) -> None:
    petra = as_("petra")
    petra.post(there(cast), data=end(look, cast))
    new = {"guide": str(cast["bram"].id), "kind": "begeleider", "first": "2026-09-20"}
    guides = f"/dossiers/{cast.dossier('yonas').id}/guides"
    assert petra.post(guides, data=new).status_code == 422
    assert petra.post(guides, data=new | {"first": "2026-09-21"}).status_code == 303
    assert "/end-guidance" in petra.get(f"/dossiers/{cast.dossier('yonas').id}/guides").text


@pytest.mark.parametrize(
    ("other", "sentence"),
    [
        ({"last": "2026-09-13"}, "Kies een dag vanaf vandaag."),
        ({"last": ""}, "Kies een dag vanaf vandaag."),
        ({"talk": "2026-09-15"}, "Kies de dag van het gesprek"),
        ({"talk": ""}, "Vul het gesprek in."),
        ({"no_talk": "y"}, "Vul het gesprek in."),
        ({"checked": "all"}, "Kies uit de lijst."),
        ({"begeleiding": "x"}, "Iemand anders was eerder."),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_is_lost(
    as_: As, cast: Cast, look: Look, other: dict[str, str], sentence: str
) -> None:
    before = rows(look, cast, "yonas")
    reply = as_("fatima").post(there(cast), data=end(look, cast, **other))
    assert reply.status_code == 422
    assert sentence in reply.text
    assert "begeleiding" in other or WORD in reply.text
    assert rows(look, cast, "yonas") == before


def test_without_a_talk_it_ends_when_that_is_said(as_: As, cast: Cast, look: Look) -> None:
    data = end(look, cast, talk="", no_talk="y")
    assert as_("fatima").post(there(cast), data=data).status_code == 303
    assert look.one(select(Farewell)).talk_on is None


def test_it_is_taken_back_until_the_last_day_is_over(as_: As, cast: Cast, look: Look) -> None:
    before = rows(look, cast, "yonas")
    as_("fatima").post(there(cast), data=end(look, cast))
    undo = f"/farewells/{look.one(select(Farewell)).id}/undo"
    for name in set(cast) - {"fatima", "els", "petra"}:
        assert as_(name).post(undo).status_code == 404, name
    assert as_("petra").post(undo).status_code == 303
    assert rows(look, cast, "yonas") == before
    as_("fatima").post(there(cast), data=end(look, cast))
    undo = f"/farewells/{look.one(select(Farewell)).id}/undo"
    clock.set_to("2026-09-21T00:00")
    assert as_("petra").post(undo).status_code == 404


def farewell(look: Look) -> UUID:
    return look.one(select(Farewell)).id


def test_who_guided_reads_it_once_also_after_the_last_day_and_nobody_else_does(
    as_: As, cast: Cast, look: Look
) -> None:
    as_("fatima").post(there(cast), data=end(look, cast))
    told = select(Reminder.account_id).where(Reminder.kind == Kind.MESSAGE, Reminder.slot == "ends")
    assert look.all(told) == [cast["henk"].id]
    heard = f"/farewells/{farewell(look)}/heard"
    clock.set_to("2026-09-25T09:00")
    for name in cast:
        assert (WORD in as_(name).get("/").text) == (name == "henk"), name
        if name != "henk":
            assert as_(name).post(heard).status_code == 404, name
    assert as_("henk").post(heard).status_code == 303
    assert WORD not in as_("henk").get("/").text


def test_who_hands_over_hears_who_goes_on_with_a_word(as_: As, cast: Cast, look: Look) -> None:
    day = form(look, cast, day="2026-09-14", word=WORD)
    assert as_("fatima").post(url(cast, "yonas"), data=day).status_code == 303
    page = as_("henk").get("/").text
    assert WORD in page
    said = Page(page).main.text
    assert "Vanaf maandag 14 september 2026: Ilse" in said
    assert "Yonas" not in said, "out of reach from that day on"
    assert WORD not in as_("ilse").get(client(cast, "yonas")).text


def test_a_hand_over_that_is_taken_back_is_not_told(as_: As, cast: Cast, look: Look) -> None:
    as_("fatima").post(url(cast, "yonas"), data=form(look, cast, word=WORD))
    before = look.one(select(Begeleiding.ends_on).where(Begeleiding.ends_on > clock.today()))
    assert before == date(2026, 9, 21)
    page = as_("fatima").get(url(cast, "yonas")).text
    undo = page.split('action="/hand-overs/')[1].split('"')[0]
    assert as_("fatima").post(f"/hand-overs/{undo}").status_code == 303
    assert WORD not in as_("henk").get("/").text


def test_a_hand_over_is_confirmed_first(as_: As, cast: Cast, look: Look) -> None:
    reply = as_("fatima").post(url(cast, "yonas"), data=form(look, cast, sure=""))
    assert reply.status_code == 422
    assert "Vink aan dat dit klopt." in reply.text


def test_the_first_screen_of_who_guides_costs_few_statements(
    as_: As, cast: Cast, look: Look, statements: list[str]
) -> None:
    as_("fatima").post(there(cast), data=end(look, cast))
    henk = as_("henk")
    statements.clear()
    assert WORD in henk.get("/").text
    assert len(statements) <= 8
