"""The first page of a case: whoever takes it over reads there how it stands."""

import re
from datetime import date, timedelta

import pytest
from sqlalchemy import delete, select, update

from tests.conftest import As, Browser, Cast, Change
from webapp.calendar.agenda.model import Appointment
from webapp.case.account import AccessLine
from webapp.case.dossier import DateKind, DossierDate
from webapp.case.facts import Address, ContactAttempt, HowTried
from webapp.contact.messages.model import Message, Talk
from webapp.core import clock
from webapp.guidance.visits.model import HowMet
from webapp.guidance.welzijn.model import Discussed, Domain, Signaal, Source
from webapp.law.welzijn import Level
from webapp.money.budget.model import BudgetMonth
from webapp.screens.overview.pages_happened import PAGE, Event, first_page


def of(browser: Browser, cast: Cast, name: str, asked: str = "") -> str:
    answer = browser.get(f"/dossiers/{cast.dossier(name).id}/case{asked}")
    assert answer.status_code == 200
    return answer.text


def plain(text: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def part(page: str, id: str) -> str:
    """What a section says, by the id of its title."""
    return plain(page.split(f'aria-labelledby="{id}-title"')[1].split("</section>")[0])


def stages(page: str) -> list[str]:
    found = page.split('<ol class="stages"')[1].split("</ol>")[0].split("<li")[1:]
    return [plain(f"<li{each}") for each in found]


def ahead(page: str) -> list[tuple[str, str]]:
    """What comes, and where it is done."""
    rows = page.split('<table class="ahead">')[1].split("</table>")[0].split("<tr")[1:]
    return [
        (plain(row.split("<th scope")[1].split("</th>")[0].split(">", 1)[1]), href(row))
        for row in rows
    ]


def href(row: str) -> str:
    found = re.search(r'href="([^"]+)"', row)
    assert found
    return re.sub(r"[0-9a-f-]{36}", "…", found[1])


def test_the_stages_and_the_years(as_: As, cast: Cast) -> None:
    page = of(as_("petra"), cast, "yonas")
    assert stages(page) == [
        "Koppeling 12-01-2026",
        "Brede intake 02-06-2026",
        "Plan (PIP) 15-07-2026 , v1",
        "Z-route dag 61 van 1096 · wisselen kan t/m 15-01-2028",
        "Afronding t/m 15-07-2029",
    ]
    assert 'viewBox="0 0 1096 10"' in page
    assert re.findall(r'class="tick" x="(\d+)"', page) == ["365", "731"]
    assert page.count('aria-current="step"') == 1


def test_before_the_plan_the_day_by_which_it_is_to_be_ready(as_: As, cast: Cast) -> None:
    page = of(as_("petra"), cast, "dawit")
    assert stages(page)[:3] == [
        "Ingeschreven in de BRP 20-07-2026",
        "Brede intake 0 van 12 gebieden",
        "Plan (PIP) klaar vóór of op 12-10-2026 , concept",
    ]
    assert ("Plan moet klaar zijn", "/dossiers/…/pip/draft") in ahead(page)


def test_what_comes_stands_in_order_with_the_place_where_it_is_done(as_: As, cast: Cast) -> None:
    assert ahead(of(as_("petra"), cast, "yonas")) == [
        ("Gesprek met de consulent", "/appointments/…/change"),
        ("Huisbezoek", "/appointments/…/change"),
        ("Gesprek over hoe het gaat", "/dossiers/…/appointments/new"),
        ("Besluit over ontzorgen", "/dossiers/…/budget"),
    ]


def test_what_waits_stands_first_and_is_late(as_: As, cast: Cast, change: Change) -> None:
    dossier, asked = cast.dossier("yonas"), clock.now() - timedelta(days=20)
    change.add(
        Message(
            dossier_id=dossier.id,
            talk=Talk.CONSULENT,
            author_id=dossier.inburgeraar_id,
            by_inburgeraar=True,
            words="Ik heb een vraag over de school",
            sent_at=asked,
        )
    )
    last = select(Appointment.id).where(
        Appointment.dossier_id == dossier.id, Appointment.ends_at < clock.now()
    )
    change.run(
        update(Appointment)
        .where(Appointment.id.in_(last.order_by(Appointment.ends_at.desc()).limit(1)))
        .values(missed_at=clock.now())
    )
    page = of(as_("petra"), cast, "yonas")
    assert ("Bericht beantwoorden", "/dossiers/…/messages/consulent") in ahead(page)[:2]
    assert ("Kwam niet: bellen", "/dossiers/…/agenda") in ahead(page)[:2]
    assert "dagen te laat" in part(page, "ahead")
    assert "vraag over de school" not in page


def test_nobody_was_reached_yet(as_: As, cast: Cast, change: Change) -> None:
    dossier = cast.dossier("dawit").id
    change.run(delete(DossierDate).where(DossierDate.dossier_id == dossier))
    change.add(DossierDate(dossier_id=dossier, kind=DateKind.KOPPELING, day=date(2026, 9, 7)))
    call = ("Eerste contact", "/dossiers/…/arrival")
    assert call in ahead(of(as_("petra"), cast, "dawit"))
    change.add(
        ContactAttempt(
            dossier_id=dossier,
            day=date(2026, 9, 10),
            how=HowTried.PHONE,
            reached=True,
            noted_at=clock.now(),
            noted_by_id=cast["petra"].id,
        )
    )
    page = of(as_("petra"), cast, "dawit")
    assert call not in ahead(page)
    assert "Telefoon: gelukt. Petra" in part(page, "happened")


def test_who_still_does_what(as_: As, cast: Cast) -> None:
    said = part(of(as_("petra"), cast, "yonas"), "parties")
    assert "4 van 9 klaar" in said
    names = [said.index(name) for name in ("Yonas Tesfay", "Uw begeleider helpt", "Gemeente")]
    assert names == sorted(names)
    assert "samen met Henk" in said
    assert said.index("Ik gebruik DigiD zelf.") < said.index("Ik vraag zorgtoeslag"), "done last"


def test_how_far_and_the_money_of_the_month(as_: As, cast: Cast, change: Change) -> None:
    page = of(as_("petra"), cast, "yonas")
    far = part(page, "far")
    for said in ("96 van 800 uur", "24 van 800 uur", "6 van 12 uur", "0 van 40 uur"):
        assert said in far
    purse = part(page, "purse")
    for said in ("september", "395,42", "771,42", "4 rekeningen", "maand 4 van 6", "17-11-2026"):
        assert said in purse
    september = BudgetMonth.household_id == cast.dossier("yonas").household_id
    change.run(
        update(BudgetMonth)
        .where(september, BudgetMonth.month == date(2026, 9, 1))
        .values(status="draft")
    )
    assert "Van september 2026 is er nog geen overzicht." in part(
        of(as_("petra"), cast, "yonas"), "purse"
    )


def test_who_is_around_and_who_was(as_: As, cast: Cast) -> None:
    said = part(of(as_("petra"), cast, "yonas"), "around")
    assert "Henk Maatschappelijk begeleider, sinds 01-07-2026 010-000 01 02" in said
    assert "Fatima coördinator 010-000 01 04" in said
    assert "Bram Maatschappelijk begeleider, niet meer vanaf 01-07-2026" in said
    assert "Omar Al-Khatib Hoort bij hetzelfde huishouden" in part(
        of(as_("petra"), cast, "rania"), "around"
    )


def test_who_looked_today_is_told_to_colleagues(as_: As, cast: Cast, change: Change) -> None:
    assert "Keken vandaag mee" not in of(as_("petra"), cast, "yonas")
    as_("henk").get(f"/dossiers/{cast.dossier('yonas').id}/visits")
    assert "Keken vandaag mee: Henk" in part(of(as_("petra"), cast, "yonas"), "around")
    assert "Keken vandaag mee" not in of(as_("petra"), cast, "mariam")


def worry(cast: Cast) -> Signaal:
    return Signaal(
        dossier_id=cast.dossier("yonas").id,
        author_id=cast["henk"].id,
        written_at=clock.now() - timedelta(days=2),
        seen_on=clock.today() - timedelta(days=2),
        domain=Domain.GELD,
        level=Level.ZORG,
        discussed=Discussed.YES,
        how=HowMet.HOME,
        source=Source.SEEN,
        facts="x",
    )


def test_nothing_of_a_signaal_stands_there(as_: As, cast: Cast, change: Change) -> None:
    petra = as_("petra")
    before = of(petra, cast, "yonas")
    change.add(signaal := worry(cast))
    assert as_("fatima").get(f"/signalen/{signaal.id}").status_code == 200
    assert of(petra, cast, "yonas") == before
    for act in ("flag-signaal", "send-left"):
        line = AccessLine(at=clock.real(), account_id=cast["henk"].id, act=act, reached=True)
        line.dossier_id = cast.dossier("yonas").id
        change.add(line)
    assert of(petra, cast, "yonas") == before


def test_of_a_hidden_address_no_place_is_named(as_: As, cast: Cast, change: Change) -> None:
    home = Address.dossier_id == cast.dossier("yonas").id
    assert "Bergschenhoek" in of(as_("petra"), cast, "yonas")
    change.run(update(Address).where(home).values(hidden=True, place=None, street=None))
    assert "Bergschenhoek" not in of(as_("petra"), cast, "yonas")


def lines(page: str) -> list[str]:
    found = page.split('<ol class="timeline">')[1].split("</ol>")[0].split("<li>")[1:]
    return [plain(each) for each in found]


def every_line(browser: Browser, cast: Cast, name: str) -> list[str]:
    """Of all pages, one after the other."""
    found, asked = [], ""
    for _ in range(20):
        page = of(browser, cast, name, asked)
        found += lines(page)
        if not (later := re.search(r'rel="next" href="(\?[^#"]+)', page)):
            return found
        asked = later[1]
    raise AssertionError("it never ends")


def test_all_that_happened_is_read_page_by_page_and_nothing_twice(as_: As, cast: Cast) -> None:
    petra = as_("petra")
    found = every_line(petra, cast, "yonas")
    assert len(found) > PAGE
    assert len(lines(of(petra, cast, "yonas"))) <= PAGE
    for said in (
        "wo 15-07 Plan vastgesteld, versie 1. Z-route. Petra",
        "do 10-09 Thuis, 45 minuten. Brieven, DigiD Henk",
        "di 01-09 Geld van september 2026 gepubliceerd.",
        "ma 12-01 Koppeling.",
        "wo 01-07 Henk begint: Maatschappelijk begeleider.",
    ):
        assert found.count(said) == 1, said


def test_messages_of_a_day_are_one_line_without_their_words(
    as_: As, cast: Cast, change: Change
) -> None:
    dossier = cast.dossier("yonas")
    whose = {"dossier_id": dossier.id, "by_inburgeraar": True, "words": "Dit is geheim"}
    whose |= {"author_id": dossier.inburgeraar_id}
    change.add(
        *(
            Message(talk=talk, sent_at=clock.now() - timedelta(minutes=n), **whose)  # type: ignore[arg-type]
            for n, talk in enumerate((Talk.CONSULENT, Talk.CONSULENT, Talk.BEGELEIDER))
        )
    )
    page = of(as_("petra"), cast, "yonas", "?what=contact")
    assert lines(page)[0] == "ma 14-09 2 berichten. Yonas Tesfay", "only talks that she reads"
    assert "geheim" not in page


@pytest.mark.parametrize(
    ("what", "there", "not_there"),
    [
        ("contact", "45 minuten", "gepubliceerd"),
        ("money", "gepubliceerd", "45 minuten"),
        ("hours", "Taalhuis De Brug", "gepubliceerd"),
        ("plan", "Plan vastgesteld", "45 minuten"),
    ],
)
def test_of_what_happened_one_kind(
    as_: As, cast: Cast, what: str, there: str, not_there: str
) -> None:
    said = " ".join(lines(of(as_("petra"), cast, "yonas", f"?what={what}")))
    assert there in said
    assert not_there not in said


@pytest.mark.parametrize(
    "asked",
    [
        "?before=x",
        "?what=x",
        "?before=2026-02-30&what=",
        "?before=0001-01-01",
        "?before=9999-12-31",
    ],
)
def test_nonsense_in_the_address_is_as_if_it_were_not_there(
    as_: As, cast: Cast, asked: str
) -> None:
    petra = as_("petra")
    assert lines(of(petra, cast, "yonas", asked)) == lines(of(petra, cast, "yonas"))


def test_what_is_closed_says_so_and_asks_for_nothing(as_: As, cast: Cast) -> None:
    petra, here = as_("petra"), f"/dossiers/{cast.dossier('yonas').id}"
    petra.post(f"{here}/close", data={"reason": "moved"})
    page = of(petra, cast, "yonas")
    assert 'id="closed"' in page
    assert f'action="{here}/reopen"' in page
    assert 'class="ahead"' not in page


def test_only_a_consulent_of_the_gemeente_reads_it(as_: As, cast: Cast) -> None:
    here = f"/dossiers/{cast.dossier('yonas').id}/case"
    for name in ("karel", "henk", "fatima", "yonas", "noor"):
        assert as_(name).get(here).status_code == 404, name


def test_a_page_costs_few_statements(as_: As, cast: Cast, statements: list[str]) -> None:
    petra = as_("petra")
    for name in ("yonas", "dawit", "rania"):
        statements.clear()
        of(petra, cast, name)
        assert len(statements) <= 7, "\n".join(statements)


def days(*numbers: int) -> list[Event]:
    return [Event(date(2026, 9, number), "x", None) for number in numbers]


def test_a_page_never_tears_a_day_apart() -> None:
    full = days(*[30] * 10, *[29] * 10, *[28] * 10)
    shown, earlier = first_page(full, date.min)
    assert (len(shown), earlier) == (20, date(2026, 9, 29))
    one_day = days(*[30] * (PAGE + 5), 29)
    assert first_page(one_day, date.min) == (one_day[:-1], date(2026, 9, 30))
    assert first_page(days(30, 29, 28), date(2026, 9, 28)) == (days(30, 29), date(2026, 9, 29))
    assert first_page(days(30, 29), date.min) == (days(30, 29), None)
    assert first_page([], date.min) == ([], None)
