"""How the board shows a thing, where its act leads, and that one comes back to the same row."""

import re
from datetime import timedelta

import pytest

from tests.conftest import As, Cast, Change
from tests.screens.board.test_board import ROW
from webapp.contact.messages.model import Message, Talk
from webapp.core import clock

GROUP = re.compile(r'<h2 id="(\w+)"[^>]*>([^<]+) <small>(\d+)')
BACK = re.compile(r'<a class="back" href="/\?whose=mine&amp;matter=&amp;page=1#row-\d+"')
EXAM = {"part": "SP", "niveau": "A2", "result": "Gezakt", "taken_on": "2026-09-01"}
HELD = {"held_on": "2026-09-10"}
HTMX = {"HX-Request": "true", "HX-Target": "talk-consulent"}


def question(cast: Cast, days_ago: int) -> Message:
    dossier = cast.dossier("rania")
    return Message(
        dossier_id=dossier.id,
        talk=Talk.CONSULENT,
        author_id=dossier.inburgeraar_id,
        by_inburgeraar=True,
        words="GEHEIM",
        sent_at=clock.now() - timedelta(days=days_ago),
    )


def test_what_is_late_stands_apart_and_each_group_is_counted(
    as_: As, cast: Cast, change: Change
) -> None:
    change.add(question(cast, 7))
    page = as_("petra").get("/").text
    groups = [(id, word.strip(), int(number)) for id, word, number in GROUP.findall(page)]
    assert groups == [
        ("late", "Te laat", 1),
        ("today", "Vandaag", 2),
        ("week", "Deze week", 4),
        ("later", "Later", 4),
    ]
    assert [int(row["number"]) for row in ROW.finditer(page)] == [*range(1, 12)]
    assert "5 dagen<span" in page.split('id="row-2"')[0], "days late, by the promise of two days"
    assert "GEHEIM" not in page, "what somebody wrote is read on its own page"


def test_a_day_has_its_weekday_and_no_year_where_it_is_this_one(as_: As) -> None:
    page = as_("petra").get("/").text
    assert '<time datetime="2026-09-21"><bdi>ma 21-09</bdi></time> <span>7 dagen</span>' in page
    assert '<bdi>wo 16-09</bdi></time> <span><bdi dir="ltr">15:30' in page
    clock.set_to("2027-12-20T09:00")
    assert "<bdi>za 15-01-2028</bdi>" in as_("petra").get("/?matter=switch").text


def test_every_act_leads_to_a_page_that_is_there(as_: As, cast: Cast, change: Change) -> None:
    change.add(question(cast, 1))
    petra = as_("petra")
    acts = {row["act"]: row["url"] for row in ROW.finditer(petra.get("/").text)}
    assert {*acts} == {
        "Antwoorden", "Bellen", "Bellijst", "Geld openen", "Plan openen", "Verslag maken",
    }  # fmt: skip
    for url in acts.values():
        path, _, part = url.partition("#")
        answer = petra.get(path)
        assert answer.status_code == 200, path
        assert f'id="{part}"' in answer.text or not part, url
        assert BACK.search(answer.text), path


@pytest.mark.parametrize("htmx", [False, True])
def test_who_answers_from_the_board_is_back_at_the_same_row(
    as_: As, cast: Cast, change: Change, *, htmx: bool
) -> None:
    change.add(question(cast, 1))
    petra = as_("petra")
    row = next(row for row in ROW.finditer(petra.get("/?matter=messages").text))
    page, _, _ = row["url"].partition("#")
    path, _, _ = page.partition("?")
    here = f"http://localhost{page}"
    headers = HTMX | {"HX-Current-URL": here} if htmx else {"Referer": here}
    answer = petra.post(path, data={"sentence": "A01"}, headers=headers)
    back = answer.headers["HX-Redirect" if htmx else "Location"]
    assert back == "/?whose=mine&matter=messages&page=1#row-1"
    assert petra.get(back).status_code == 200


@pytest.mark.parametrize(
    "asked",
    ["", "?done=1_mine_//evil.example_1", "?done=x", "?board=1_mine__1", "?done=1_mine__1&done=2"],
)
def test_who_came_another_way_stays_where_they_are(
    as_: As, cast: Cast, change: Change, asked: str
) -> None:
    change.add(question(cast, 1))
    path = f"/dossiers/{cast.dossier('rania').id}/messages/consulent"
    here = {"Referer": f"http://localhost{path}{asked}"}
    answer = as_("petra").post(path, data={"sentence": "A01"}, headers=here)
    stays = path if not asked.endswith("done=2") else "/?whose=mine&matter=&page=1#row-1"
    assert answer.headers["Location"].startswith(stays)


def test_chips_count_each_topic_and_are_kept_in_the_address(as_: As) -> None:
    page = as_("petra").get("/?whose=all&matter=plans").text
    nav = page.split('<nav class="filters"')[1].split("</nav>")[0]
    chips = re.findall(r'matter=(\w*)"( aria-current="true")?>([^<]+) <span>(\d+)</span>', nav)
    assert [(topic, bool(here), int(number)) for topic, here, _, number in chips] == [
        ("", False, 10),
        ("plans", True, 2),
        ("talks", False, 1),
        ("appointments", False, 5),
        ("money", False, 1),
        ("calls", False, 1),
    ]
    assert len(ROW.findall(page)) == 2
    assert 'href="/?whose=mine&amp;matter=plans"' in nav


@pytest.mark.parametrize(
    ("form", "said", "leads_to"),
    [
        ("/dossiers/{}/progress-talks", HELD, "/?whose=mine&matter=&page=1#row-3"),
        ("/dossiers/{}/exams", EXAM, "/dossiers/{}/progress#exams"),
        ("/sign-out", {}, "/sign-in"),
    ],
)
def test_only_what_was_to_be_done_leads_back_to_the_board(
    as_: As, cast: Cast, form: str, said: dict[str, str], leads_to: str
) -> None:
    """From a row whose act is to write a report; its page has other forms too."""
    id = cast.dossier("yonas").id
    page = f"http://localhost/dossiers/{id}/progress?done=3_mine__1_progress-talks"
    answer = as_("petra").post(form.format(id), data=said, headers={"Referer": page})
    assert answer.status_code == 303
    assert answer.headers["Location"] == leads_to.format(id)


def test_whose_colleague_is_not_away_sees_their_own_board(as_: As, cast: Cast) -> None:
    mine = ROW.findall(as_("petra").get("/?whose=mine").text)
    assert ROW.findall(as_("petra").get(f"/?whose={cast['karel'].id}").text) == mine
