"""An open page asks whether there is something new: hardly a byte, and no trace of its own."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import insert, select, update
from werkzeug.test import TestResponse

from tests.conftest import As, Browser, Cast, Change, Look
from tests.contact.messages.test_write import kept, page, url
from webapp.case.account import AccessLine, SignIn
from webapp.case.policy import Act
from webapp.contact.messages.model import Message, Talk
from webapp.contact.messages.queries import PAGE
from webapp.core import clock

MOST_BYTES = 300


def news(cast: Cast, name: str) -> str:
    return f"{page(cast, name)}/news"


def again(browser: Browser, path: str, known: str) -> TestResponse:
    return browser.get(path, headers={"If-None-Match": f'"{known}"'})


def test_nothing_new_is_hardly_a_byte(as_: As, cast: Cast) -> None:
    yonas, path = as_("yonas"), news(cast, "yonas")
    known = yonas.get(path).text
    reply = again(yonas, path, known)
    assert (reply.status_code, reply.data) == (304, b"")
    wire = sum(len(f"{name}: {value}\r\n") for name, value in reply.headers)
    assert wire < MOST_BYTES / 2, "the server adds its line, date and name"


def test_the_page_says_what_it_knows(as_: As, cast: Cast) -> None:
    as_("yonas").post(url(cast, "yonas"), data={"sentence": "Q01"})
    for name in ("yonas", "petra", "henk", "fatima"):
        browser = as_(name)
        states = browser.get(news(cast, "yonas")).text
        for talk, state in (each.split("=") for each in states.split("&")):
            if talk == "coordinator" or (talk == "maatje" and name == "henk"):
                continue  # he is no maatje: it is not his to read, and stands at nought
            shown = browser.get(url(cast, "yonas", talk)).text
            assert f'data-state="{states}">' in shown.replace("&amp;", "&")
            assert f'<div id="said-{talk}" data-state="{state}">' in shown, name


@pytest.mark.parametrize("act", ["write", "take-back", "interpreter"])
def test_what_the_other_side_does_is_news(as_: As, cast: Cast, look: Look, act: str) -> None:
    yonas, petra = as_("yonas"), as_("petra")
    yonas.post(url(cast, "yonas"), data={"words": "ሰላም"})
    path, id = news(cast, "yonas"), kept(look)[0].id
    known = petra.get(path).text
    if act == "write":
        yonas.post(url(cast, "yonas"), data={"words": "ሰላም"})
    elif act == "take-back":
        yonas.post(f"/messages/{id}/take-back")
    else:
        as_("petra").post(f"/messages/{id}/interpreter")
    reply = again(petra, path, known)
    assert (reply.status_code, reply.text != known) == (200, True)


def test_not_understanding_is_news_to_staff(as_: As, cast: Cast, look: Look) -> None:
    petra = as_("petra")
    petra.post(url(cast, "yonas"), data={"words": "besluit"})
    known = petra.get(news(cast, "yonas")).text
    as_("yonas").post(f"/messages/{kept(look)[0].id}/unclear")
    assert again(petra, news(cast, "yonas"), known).status_code == 200


def test_what_only_staff_know_is_no_news_to_the_inburgeraar(
    as_: As, cast: Cast, look: Look
) -> None:
    yonas, path = as_("yonas"), news(cast, "yonas")
    yonas.post(url(cast, "yonas"), data={"words": "ሰላም"})
    as_("petra").post(f"{page(cast, 'yonas')}/seen", data={"talk": "consulent"})
    known = yonas.get(path).text
    as_("petra").post(f"/messages/{kept(look)[0].id}/interpreter")
    as_("petra").post(f"/messages/{kept(look)[0].id}/settle")
    as_("petra").post(url(cast, "yonas", "staff"), data={"words": "onder ons"})
    reply = again(yonas, path, known)
    assert (reply.status_code, "staff" in known) == (304, False)


def lines(look: Look) -> list[AccessLine]:
    return look.all(select(AccessLine))


def test_asking_all_day_is_one_line_an_hour(
    as_: As, cast: Cast, look: Look, change: Change
) -> None:
    petra, path = as_("petra"), news(cast, "yonas")
    petra.get(page(cast, "yonas"))
    for _ in range(5):
        assert petra.get(path).status_code == 200
    (line,) = lines(look)
    assert line.act == Act.READ_MESSAGES
    change.run(update(AccessLine).values(at=line.at - timedelta(hours=2)))
    for _ in range(2):
        petra.get(path)
    assert len(lines(look)) == 2, "nobody asks for a day without a line"


def test_who_only_asks_leaves_a_line_too(as_: As, cast: Cast, look: Look) -> None:
    as_("petra").get(news(cast, "yonas"))
    as_("omar").get(news(cast, "rania"))
    assert [line.reached for line in lines(look)] == [True, False]


def test_asking_does_not_keep_anybody_signed_in(
    as_: As, cast: Cast, look: Look, change: Change
) -> None:
    yonas = as_("yonas")
    before = datetime.now(UTC) - timedelta(minutes=5)
    change.run(update(SignIn).values(seen_at=before))
    assert yonas.get(news(cast, "yonas")).status_code == 200
    assert look.all(select(SignIn.seen_at)) == [before]
    yonas.get("/")
    assert look.one(select(SignIn.seen_at)) > before


def test_asking_costs_few_statements(as_: As, cast: Cast, statements: list[str]) -> None:
    for name, most in (("yonas", 3), ("petra", 4)):
        browser = as_(name)
        browser.get(page(cast, "yonas"))
        statements.clear()
        browser.get(news(cast, "yonas"))
        assert len(statements) <= most
        assert not [each for each in statements if not each.startswith("SELECT")]


@pytest.mark.parametrize("name", ["yonas", "petra"])
def test_a_long_talk_costs_no_more_statements_than_a_short_one(
    as_: As, cast: Cast, change: Change, statements: list[str], name: str
) -> None:
    browser, counts = as_(name), []
    for many in (1, 500):
        rows = [
            {"id": uuid4(), "dossier_id": cast.dossier("yonas").id, "talk": Talk.CONSULENT}
            | {"author_id": cast["petra"].id, "by_inburgeraar": False, "sent_at": clock.now()}
            | {"text_id": "M04", "filled": {"date": "2026-09-21"}}
            for _ in range(many)
        ]
        change.run(insert(Message), rows)
        statements.clear()
        reply = browser.get(url(cast, "yonas"))
        counts.append(len(statements))
    assert reply.text.count('<li id="message-') == PAGE
    assert 2 <= counts[0] == counts[1] <= 12
