"""One client's page: for each reader the sections that are theirs, and no amount for anybody."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import insert, select

from tests.conftest import As, Cast, Change, Look
from tests.people.caseload.facts import correct
from tests.test_statements import many
from tests.worlds.test_reader import Page
from webapp.case.account import Language
from webapp.core import clock
from webapp.guidance.visits.model import HowMet, Visit
from webapp.plan.pip.model import Agreement, AgreementStatus, Party


def read(as_: As, cast: Cast, who: str, whose: str) -> Page:
    reply = as_(who).get(f"/dossiers/{cast.dossier(whose).id}/begeleiding")
    assert reply.status_code == 200
    return Page(reply.text, f"{who} reads {whose}")


def promise(look: Look, cast: Cast, name: str, party: Party = Party.BEGELEIDER) -> Agreement:
    query = select(Agreement).where(
        Agreement.dossier_id == cast.dossier(name).id, Agreement.party == party
    )
    return look.first(query)


@pytest.mark.parametrize(
    ("who", "whose", "sections"),
    [
        ("henk", "yonas", "timeline promises settling"),
        ("henk", "rania", "timeline help promises settling"),
        ("henk", "dawit", "timeline settling"),
        ("ilse", "mariam", "timeline"),
        ("fatima", "yonas", "timeline settling"),
        ("fatima", "mariam", "timeline settling"),
    ],
)
def test_everybody_sees_their_own_sections(
    as_: As, cast: Cast, who: str, whose: str, sections: str
) -> None:
    page = read(as_, cast, who, whose)
    every = ("timeline", "help", "promises", "settling")
    assert [id for id in every if page.has(id)] == sections.split()


@pytest.mark.parametrize("whose", ["yonas", "rania", "omar", "dawit"])
def test_no_amount_stands_there(as_: As, cast: Cast, whose: str) -> None:
    for who in ("henk", "fatima"):
        page = read(as_, cast, who, whose)
        assert "€" not in page.html
        assert not page.amounts


def test_henk_reads_language_months_and_when_he_was_seen(as_: As, cast: Cast) -> None:
    page = read(as_, cast, "henk", "yonas").main.text
    assert "Spreekt: Tigrinya" in page
    assert "Maand 4 van 18" in page, "since Bram began, on 18 May"
    assert "Afronden" not in page


def test_ilse_reads_name_language_and_appointments_and_no_more(as_: As, cast: Cast) -> None:
    page = read(as_, cast, "ilse", "mariam")
    text = page.main.text
    assert "Mariam Yusuf" in text
    assert "Spreekt: Arabisch" in text
    assert "10:00–10:45" in text
    for absent in ("Maand", "Geregeld", "in het plan", "uw plan"):
        assert absent not in text, absent
    links = {n.attributes["href"] for n in page.main.all() if n.tag == "a"}
    assert not [link for link in links if link.endswith(("/pip", "/budget", "/settling"))]


def test_what_a_household_pays_itself_is_there_to_look_at_together(as_: As, cast: Cast) -> None:
    help_ = read(as_, cast, "henk", "rania").block("help").text
    assert "Energie" in help_
    assert "Vanaf 1 augustus 2026" in help_
    clock.set_to("2026-11-02T09:00")
    assert not read(as_, cast, "henk", "rania").has("help"), "three months on they know how"


def test_a_begeleider_ticks_the_own_promises_and_the_consulent_sees_it(
    as_: As, cast: Cast, look: Look
) -> None:
    mine = promise(look, cast, "yonas")
    reply = as_("henk", htmx=True).post(f"/agreements/{mine.id}/keep")
    assert reply.text.lstrip().startswith(f'<li id="promise-{mine.id}"')
    assert promise(look, cast, "yonas").status is AgreementStatus.DONE
    plan = Page(as_("petra").get(f"/dossiers/{cast.dossier('yonas').id}/pip").text)
    assert "Klaar" in plan.block(f"agreement-{mine.id}").text
    reply = as_("henk").post(f"/agreements/{mine.id}/reopen")
    back = f"/dossiers/{cast.dossier('yonas').id}/begeleiding#promise-{mine.id}"
    assert (reply.status_code, reply.location) == (303, back)
    assert promise(look, cast, "yonas").status is AgreementStatus.OPEN


@pytest.mark.parametrize("party", [Party.INBURGERAAR, Party.GEMEENTE])
def test_nobody_ticks_what_others_promised(as_: As, cast: Cast, look: Look, party: Party) -> None:
    other = promise(look, cast, "yonas", party)
    for name in cast:
        for verb in ("keep", "reopen"):
            assert as_(name).post(f"/agreements/{other.id}/{verb}").status_code == 404, name


def test_near_the_end_it_says_to_finish(as_: As, cast: Cast) -> None:
    clock.set_to("2027-08-17T23:59")
    assert "afronden" not in read(as_, cast, "henk", "yonas").main.text
    clock.set_to("2027-08-18T00:00")
    page = read(as_, cast, "henk", "yonas").main.text
    assert "Maand 16 van 18" in page
    assert "Begin met afronden van de begeleiding." in page


@pytest.mark.parametrize("language", list(Language))
def test_it_is_there_in_every_language(as_: As, cast: Cast, language: Language) -> None:
    henk = as_("henk")
    henk.post("/language", data={"lang": language, "to": "/"})
    for path in ("/", f"/dossiers/{cast.dossier('rania').id}/begeleiding"):
        assert Page(henk.get(path).text).language == language


def test_a_thousand_rows_cost_no_more_statements_than_one(
    as_: As, cast: Cast, change: Change, statements: list[str]
) -> None:
    henk, dossier, counts = as_("henk"), cast.dossier("yonas").id, []
    for more in (1, 999):
        change(many(cast, "yonas", more))
        rows = [
            {"id": uuid4(), "dossier_id": dossier, "author_id": cast["henk"].id, "minutes": 20}
            | {"day": clock.today() - timedelta(days=n % 90), "how": HowMet.HOME, "topics": []}
            | {"written_at": clock.now(), "shared": False}
            for n in range(more)
        ]
        change.run(insert(Visit), rows)
        statements.clear()
        reply = henk.get(f"/dossiers/{dossier}/begeleiding")
        counts.append(len(statements))
        assert len(reply.data) < 60_000
    assert 2 <= counts[0] == counts[1] <= 8, "\n".join(statements)


def test_who_guides_reads_the_number_and_the_address(as_: As, cast: Cast) -> None:
    page = read(as_, cast, "henk", "yonas")
    assert 'href="tel:+31100000121"' in page.html
    assert "Wilgenlaan 12, 2661 AB Bergschenhoek" in page.html
    assert "Er is geen nummer" not in page.html


@pytest.mark.parametrize("who", ["ilse", "fatima"])
def test_of_a_hidden_address_they_read_that_it_is(as_: As, cast: Cast, who: str) -> None:
    page = read(as_, cast, who, "mariam")
    assert "Het adres is afgeschermd" in page.main.text


def test_no_phone_keeps_a_copy_of_where_somebody_lives(as_: As, cast: Cast) -> None:
    """So that an address that is hidden later is on no phone."""
    answer = as_("henk").get(f"/dossiers/{cast.dossier('yonas').id}/begeleiding")
    assert "X-Keep" not in answer.headers
    assert "no-store" in answer.headers["Cache-Control"]
    assert "Wilgenlaan" not in as_("henk").get("/").text


def test_who_is_to_be_called_stands_there_with_a_number(as_: As) -> None:
    page = as_("petra").get("/not-reached").text
    assert 'href="tel:+31100000124"' in page
    assert "Er is geen nummer bekend" in page


def test_who_guides_reads_which_language_somebody_speaks(as_: As, cast: Cast) -> None:
    """It need not be that of the screen."""
    facts = f"/dossiers/{cast.dossier('yonas').id}/facts"
    correct(as_("petra"), facts, speaks="am", speaks_too="ti")
    assert "Spreekt: Amhaars" in read(as_, cast, "henk", "yonas").main.text
    assert "Amhaars" in as_("henk").get("/").text
