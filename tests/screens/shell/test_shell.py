"""What stands around a page of staff: for each role what the policy allows, and nothing else."""

import re
from datetime import timedelta
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select, update
from sqlalchemy.exc import OperationalError

from tests.browser.pages import EVERY_PAGE
from tests.conftest import As, Browser, Cast, Change, Look
from webapp.calendar.agenda.model import Appointment
from webapp.case.account import Account, Role
from webapp.case.policy import POLICY
from webapp.contact.messages.model import Message, Talk
from webapp.core import clock
from webapp.guidance.visits.model import HowMet
from webapp.guidance.welzijn.model import Discussed, Domain, Signaal, Source
from webapp.law.welzijn import Level
from webapp.plan.pip.model import Pip
from webapp.screens.shell import pages as shell_pages
from webapp.screens.shell.pages import PLACES
from webapp.screens.today import pages_desk

INBURGERAARS = ("yonas", "rania", "omar", "dawit", "mariam")
STAFF = ("petra", "karel", "henk", "ilse", "fatima", "noor", "wim", "samir")
LINK = re.compile(r'<a href="([^"]+)"( aria-current="(?:page|true)")?>')


def shell(page: str) -> str:
    """What stands in the side."""
    found = re.search(r'<header class="side">.*?</header>', page, re.DOTALL)
    assert found, "this page stands in no shell"
    return found[0]


def links(page: str) -> dict[str, str]:
    """Where the navigation leads, and what marks the place where one is."""
    return {path: mark.strip() for path, mark in LINK.findall(shell(page).split("</nav>")[0])}


def waiting(browser: Browser, path: str) -> str:
    """What is counted at a place: what is late, and all of it."""
    nav = shell(browser.get("/").text).split("<nav")[1]
    line = nav.split(f'href="{path}"')[1].split("</a>")[0]
    return " ".join(re.findall(r"\d+", line.split("</svg>")[1]))


@pytest.mark.parametrize("name", STAFF)
def test_who_reads_is_led_to_every_place_of_their_role_and_to_no_other(
    as_: As, cast: Cast, name: str
) -> None:
    browser, role = as_(name), cast[name].role
    written = links(browser.get("/").text)
    assert [*written] == [p.path for p in PLACES if role in POLICY[p.act]]
    for path in {place.path for place in PLACES} - {"/"}:
        status = browser.get(path).status_code
        assert status == (200 if path in written else 404), path


def test_a_place_bears_the_act_of_its_page(app: Flask) -> None:
    for place in PLACES:
        endpoint, _ = app.url_map.bind("").match(place.path)
        guard = vars(app.view_functions[endpoint])["guard"]
        assert guard == place.act or (place.path, guard) == ("/", "signed-in"), place.path


def test_no_more_than_four_stand_in_the_bar_of_a_phone_and_the_urgent_among_them(as_: As) -> None:
    for name in STAFF:
        side = shell(as_(name).get("/").text)
        bar = re.findall(r'<li class="often[^>]*><a href="([^"]+)"', side)
        assert min(2, len(links(side))) <= len(bar) <= 4, name
        assert ("/call-now" in bar) == ("/call-now" in side), name


@pytest.mark.parametrize(
    ("name", "path", "marked"),
    [
        ("petra", "/", ("/", "page")),
        ("petra", "/dossiers", ("/dossiers", "page")),
        ("petra", "/dossiers/{yonas}/pip", ("/dossiers", "true")),
        ("petra", "/search", ("/dossiers", "true")),
        ("petra", "/azc", ("/arriving", "true")),
        ("noor", "/", ("/staff", "true")),
        ("karel", "/", ("/", "page")),
        ("henk", "/dossiers/{yonas}/visits", ("/", "true")),
        ("henk", "/call-now", ("/call-now", "page")),
        ("fatima", "/overdue", ("/overdue", "page")),
    ],
)
def test_the_place_where_one_is_is_marked(
    as_: As, cast: Cast, name: str, path: str, marked: tuple[str, str]
) -> None:
    page = as_(name).get(path.format(yonas=cast.dossier("yonas").id)).text
    found = {way: mark for way, mark in links(page).items() if mark}
    assert found == {marked[0]: f'aria-current="{marked[1]}"'}


def back_of(page: str) -> str | None:
    """By a link of its own; in a case by the name of whom it is about."""
    found = re.search(r'<(?:a class="back"|p class="name"><a) href="([^"]+)"', page)
    return found and found[1]


def test_every_page_leads_back(as_: As, cast: Cast) -> None:
    here = f"/dossiers/{cast.dossier('yonas').id}"
    for name, path, back in [
        ("petra", "/", None),
        ("petra", "/search", "/dossiers"),
        ("petra", "/holidays", "/calendar"),
        ("petra", f"{here}/hours", f"{here}/case"),
        ("petra", f"{here}/case", f"{here}/case"),
        ("karel", f"{here}/budget", "/dossiers"),
        ("henk", f"{here}/visits/new", f"{here}/begeleiding"),
        ("henk", f"{here}/begeleiding", None),
        ("fatima", f"{here}/hand-over", f"{here}/begeleiding"),
    ]:
        assert back_of(as_(name).get(path).text) == back, (name, path)


def asks(cast: Cast, days_ago: int) -> Message:
    """Yonas wrote to his consulent so many days ago, and nobody answered."""
    dossier = cast.dossier("yonas")
    return Message(
        dossier_id=dossier.id,
        talk=Talk.CONSULENT,
        author_id=dossier.inburgeraar_id,
        by_inburgeraar=True,
        words="ok",
        sent_at=clock.now() - timedelta(days=days_ago),
    )


def test_what_waits_is_counted_and_what_is_late_is_named(
    as_: As, cast: Cast, change: Change
) -> None:
    petra = as_("petra")
    assert waiting(petra, "/inbox") == ""
    change.add(asks(cast, 0), asks(cast, 20))
    assert waiting(petra, "/inbox") == "1 2"
    assert waiting(as_("karel"), "/inbox") == "", "of another gemeente"


@pytest.mark.parametrize(
    ("name", "counted"),
    [
        ("petra", {"/": "10", "/dossiers": "6", "/arriving": "1", "/calendar": "1"}),
        ("fatima", {"/wanted": "1"}),
        ("noor", {"/staff": "6"}),
        ("karel", {"/dossiers": "1"}),
    ],
)
def test_each_role_sees_how_much_there_is_where_it_works(
    as_: As, cast: Cast, change: Change, name: str, counted: dict[str, str]
) -> None:
    income = update(Account).where(Account.id == cast["karel"].id)
    change.run(income.values(role=Role.INCOME))
    browser = as_(name)
    places = links(browser.get("/").text)
    assert {path: n for path in places if (n := waiting(browser, path))} == counted


def test_signalen_are_counted_for_who_handles_them_and_never_on_a_phone_at_home(
    as_: As, cast: Cast, change: Change
) -> None:
    change.add(
        Signaal(
            dossier_id=cast.dossier("yonas").id,
            author_id=cast["henk"].id,
            written_at=clock.now() - timedelta(days=40),
            seen_on=clock.today(),
            how=HowMet.HOME,
            domain=Domain.GELD,
            level=Level.ZORG,
            source=Source.SEEN,
            discussed=Discussed.YES,
            facts="ok",
        )
    )
    assert waiting(as_("fatima"), "/signalen") == "1 1"
    assert waiting(as_("henk"), "/signalen") == ""


def test_a_page_that_says_what_went_wrong_asks_the_database_for_nothing(
    app: Flask, as_: As, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise OperationalError("", None, Exception("no database"))

    petra = as_("petra")
    for name in ("asked_for", "counts_of"):
        of = shell_pages if name == "counts_of" else pages_desk
        monkeypatch.setattr(of, name, broken)
    answer = petra.get("/")
    assert answer.status_code == 503
    assert shell(answer.text)


def test_a_page_about_a_person_counts_nothing_and_a_place_in_two_statements_at_most(
    as_: As, cast: Cast, change: Change, statements: list[str]
) -> None:
    petra, asked = as_("petra"), []
    for more in ((), (asks(cast, 1), asks(cast, 2), asks(cast, 3))):
        change.add(*more)
        for path in ("/hours/import", "/not-reached"):
            statements.clear()
            petra.get(path)
            asked.append([each for each in statements if each.startswith("SELECT")])
    new, place, new_again, place_again = map(len, asked)
    assert new == new_again == 2, "who reads, and which lists were read before"
    assert place_again == place + 1, "the rules, when something waits"


def test_a_desk_is_read_in_dutch_and_who_guides_in_their_own_language(
    as_: As, cast: Cast, change: Change
) -> None:
    for name in ("petra", "fatima", "henk"):
        change.run(update(Account).where(Account.id == cast[name].id).values(language="ar"))
    for name, opening in (
        ("petra", '<html lang="nl" dir="ltr">'),
        ("fatima", '<html lang="nl" dir="ltr">'),
        ("henk", '<html lang="ar" dir="rtl">'),
    ):
        page = as_(name).get("/").text
        assert opening in page, name
        assert ('action="/language"' in page) == (name == "henk")


def addressed(cast: Cast, look: Look) -> dict[str, UUID]:
    """What the addresses of pages are about."""
    ids = {name: cast.dossier(name).id for name in INBURGERAARS}
    ids["version"] = look.all(select(Pip.id).where(Pip.dossier_id == ids["yonas"]))[0]
    return ids


def test_no_page_of_an_inburgeraar_holds_any_of_it(as_: As, cast: Cast, look: Look) -> None:
    dossiers = addressed(cast, look)
    browsers = {name: as_(name) for name in INBURGERAARS}
    read = [address for address in EVERY_PAGE.values() if address.who in browsers]
    assert len(read) > 15
    for address in read:
        page = browsers[address.who or ""].get(address.path.format(**dossiers)).text
        found = re.findall(r'class="(?:side|sheet|back|count)"|/desk\.|/signalen', page)
        assert not found, address


def test_every_page_of_staff_stands_in_the_shell(as_: As, cast: Cast, look: Look) -> None:
    hosted = Appointment.host_id == cast["henk"].id
    latest = select(Appointment.id).where(hosted).order_by(Appointment.starts_at.desc())
    dossiers = addressed(cast, look)
    dossiers["visit_ahead"] = look.all(latest)[0]
    browsers = {name: as_(name) for name in STAFF}
    for name, address in EVERY_PAGE.items():
        if address.who in STAFF and "{list}" not in address.path:  # none was taken yet
            page = browsers[address.who].get(address.path.format(**dossiers)).text
            assert shell(page), name
            assert page.count('<main id="main" tabindex="-1" class="sheet">') == 1
            assert "/desk." in page.split("</head>")[0]
