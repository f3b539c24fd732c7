"""From an empty database to a fixed plan and its next version: every row made through pages."""

from pathlib import Path

from playwright.sync_api import expect

from tests.browser import desk
from tests.browser.conftest import Visit
from tests.browser.desk import COOKING, NAME, OBJECTION, OWN, PLAN_DUE, TALK, WISH
from tests.browser.from_nothing import (
    MOSTLY,
    Town,
    begin,
    board,
    enter_with_code,
    go,
    in_tigrinya,
    tap_to,
    town,
)
from tests.browser.letters import share
from tests.browser.visitor import DESK, Visitor

TERM = ["2026-11-03", "2029-11-02"]


def days_in(person: Visitor, block: str) -> list[str]:
    found = person.find(f"#{block} time")
    return [each.get_attribute("datetime") or "" for each in found.all()]


def read_the_plan(tsega: Visitor, objection: str) -> None:
    """On the phone: the term, and until when one may object."""
    tap_to(tsega, "/pip")
    assert days_in(tsega, "heart") == TERM
    assert days_in(tsega, "objection") == [objection]
    expect(tsega.find(".agreement [lang=nl][dir=ltr]", has_text=OWN)).to_be_visible()


def told(tsega: Visitor, times: int) -> None:
    """That there is a plan, and another one, also comes as a message, in her language."""
    tap_to(tsega, "/messages")
    tsega.tap("main a[href*='/messages/consulent']")
    expect(tsega.find("#talk-consulent .theirs")).to_have_count(times)
    assert share("ti", " ".join(tsega.find("#talk-consulent .theirs").all_inner_texts())) > MOSTLY


def arriving(here: Town, visit: Visit, ans: Visitor, tsega: Visitor) -> None:
    begin(here, visit, ans)
    desk.take_in(ans)
    desk.give_a_guide(ans)
    code = desk.code_on_the_card(ans)
    enter_with_code(tsega, code)
    in_tigrinya(tsega)
    expect(tsega.find("main .notice").first).to_contain_text("Oosterdam")
    desk.plan_the_talk(ans)
    tsega.open("/")
    expect(tsega.find(".next")).to_contain_text("Westerveld")
    tsega.tap(".next .tools a[href*='/agenda#']")
    for name in ("Ans Bos", "Bea Smit", "Joke", "Saba"):
        expect(tsega.find("main .appointment").first).to_contain_text(name)
    tsega.open("/")
    tsega.tap(".next .answers button")
    expect(tsega.find(".next .state.ok")).to_be_visible()
    tap_to(tsega, "/wishes")
    tsega.find("#chosen input[value=work]").check(force=True)
    tsega.find("#wish-words").fill(COOKING)
    tsega.tap("#keep-wishes")
    expect(tsega.find("#wishes [role=status]")).to_be_visible()


def talking(ans: Visitor, tsega: Visitor) -> None:
    desk.fill_the_intake(ans)
    tsega.open("/")
    tsega.tap("a[href$='/intake/summary']")
    expect(tsega.find("#summary")).to_contain_text(WISH)
    assert share("ti", " ".join(tsega.find("#summary h2").all_inner_texts())) > MOSTLY


def ten_weeks(ans: Visitor, tsega: Visitor) -> None:
    """Every day that follows from DUO's moves with it: on the board, the lists, and the draft."""
    assert PLAN_DUE not in board(ans)
    desk.set_day(ans, "registered", "2026-10-05")
    desk.duo_writes(ans)
    for day, deadline, said in (
        ("2026-10-07", "2026-12-16", "16 december 2026"),
        ("2026-10-09", "2026-12-18", "18 december 2026"),
    ):
        desk.set_day(ans, "duo-notice", day)
        expect(ans.find("#follows")).to_contain_text(said)
        assert board(ans)[PLAN_DUE] == deadline
        assert board(ans, mine=True)[PLAN_DUE] == deadline
        go(ans, "Op weg")
        expect(ans.find("ul.dossiers > li")).to_contain_text(said)
        go(ans, "Mensen", NAME, "Plan", "Plan maken of wijzigen")
        expect(ans.find("#main > .notice")).to_contain_text(said)
    tap_to(tsega, "/pip")
    assert days_in(tsega, "main") == [], "the gemeente's clock is no warning to her"
    tsega.open("/")
    expect(tsega.find("main")).not_to_contain_text("Oosterdam.")


def test_from_koppeling_to_a_plan_and_its_next_version(tmp_path: Path, visit: Visit) -> None:
    with town(tmp_path, "2026-09-14T09:00") as here:
        ans, tsega = visit(here, viewport=DESK), visit(here, locale="ti")
        everybody = (ans, tsega)
        arriving(here, visit, ans, tsega)
        here.it_is("2026-09-21T14:00", *everybody)
        talking(ans, tsega)
        here.it_is("2026-10-12T09:00", *everybody)
        ten_weeks(ans, tsega)
        here.it_is("2026-11-02T09:00", *everybody)
        desk.make_the_plan(ans)
        assert desk.fix_from_the_board(ans) <= 4
        assert PLAN_DUE not in board(ans)
        assert board(ans)[OBJECTION] == "2026-12-14"
        read_the_plan(tsega, "2026-12-14")
        told(tsega, 1)
        tsega.open("/")
        tsega.tap("#steps a")
        tsega.tap(".agreement button")
        expect(tsega.find(".agreement[data-status=done]")).to_have_count(1)
        here.it_is("2027-01-11T09:00", *everybody)
        desk.change_the_route(ans)
        desk.fix(ans)
        after = board(ans)
        assert (after[OBJECTION], after[TALK]) == ("2027-02-22", "2027-02-02")
        read_the_plan(tsega, "2027-02-22")
        expect(tsega.find("#heart")).to_contain_text("Onderwijsroute")
        expect(tsega.find("#versions li")).to_have_count(2)
        assert share("ti", tsega.text("#versions")) > MOSTLY
        expect(tsega.find(".agreement[data-status=done]")).to_have_count(1)
        told(tsega, 2)
