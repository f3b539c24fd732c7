"""The first screen of who guides people, and of the coördinator of their organisation."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from tests.conftest import As, Cast, Change
from tests.worlds.test_reader import Page
from webapp.calendar.agenda.model import Answer, Appointment, AppointmentKind
from webapp.case.account import Account, Gemeente, Language, Role
from webapp.case.dossier import Begeleiding, BegeleidingKind, Dossier, Household, HouseholdKind
from webapp.core import clock
from webapp.core.db import Base
from webapp.guidance.visits.model import HowMet, Visit
from webapp.law.duo import Doelgroep
from webapp.law.keys import Key
from webapp.plan.pip.model import Agreement, AgreementStatus
from webapp.rules.model import RuleRow


@pytest.fixture(autouse=True)
def nobody_was_visited_yet(change: Change) -> None:
    change.run(delete(Visit))


def screen(as_: As, who: str, path: str = "/") -> Page:
    return Page(as_(who).get(path).text, f"{who} {path}")


def visited(cast: Cast, name: str, by: str, day: date, **other: Any) -> Visit:
    usual: dict[str, Any] = {"how": HowMet.HOME, "minutes": 30, "written_at": clock.now()}
    return Visit(
        dossier_id=cast.dossier(name).id, author_id=cast[by].id, day=day, **(usual | other)
    )


def block(page: Page, cast: Cast, name: str) -> str:
    return page.block(f"dossier-{cast.dossier(name).id}").text


def waits(page: Page) -> str:
    return page.block("attention").text if page.has("attention") else ""


def test_henk_sees_his_own_people_and_today_in_order(as_: As, cast: Cast) -> None:
    page = screen(as_, "henk")
    names = ["Dawit Gebremedhin", "Omar Al-Khatib", "Rania Al-Khatib", "Yonas Tesfay"]
    titles = [node.lines[0].split(" Tigrinya")[0] for node in page.all if node.tag == "h3"]
    assert [title.split(" Arabisch")[0] for title in titles] == names
    assert page.block("now").lines[1].startswith("09:00–09:45 Yonas Tesfay")
    later = page.block("later").text
    assert later.index("15:30–16:00") < later.index("16:00–17:00")
    assert "Geregeld: 6 van 9" in block(page, cast, "yonas")
    assert "Maand 8 van 18" in block(page, cast, "rania")


def test_a_maatje_sees_no_months_and_no_list(as_: As, cast: Cast) -> None:
    text = screen(as_, "ilse").main.text
    assert "Mariam Yusuf" in text
    assert "Arabisch" in text
    for absent in ("Maand", "Geregeld", "Yonas"):
        assert absent not in text


def test_who_guides_nobody_any_more_sees_nobody(as_: As, cast: Cast) -> None:
    assert "Er zijn hier geen dossiers voor u." in screen(as_, "bram").main.text


@pytest.mark.parametrize(
    ("days", "late"), [(0, False), (14, False), (15, True), (40, True)], ids=str
)
def test_somebody_not_seen_for_more_than_fourteen_days_stands_above(
    as_: As, cast: Cast, change: Change, days: int, late: bool
) -> None:
    day = clock.today() - timedelta(days=days)
    change.add(visited(cast, "yonas", "henk", day))
    assert ("Yonas" in waits(screen(as_, "henk"))) == late


def test_a_telephone_call_is_not_a_visit_and_a_corrected_note_counts_once(
    as_: As, cast: Cast, change: Change
) -> None:
    def note(session: Session) -> None:
        wrong = visited(cast, "yonas", "henk", date(2026, 9, 13))
        session.add(wrong)
        session.flush()
        later = {"written_at": clock.now() + timedelta(minutes=5), "corrects_id": wrong.id}
        session.add(visited(cast, "yonas", "henk", date(2026, 8, 13), **later))
        session.add(visited(cast, "yonas", "henk", date(2026, 9, 12), how=HowMet.PHONE))

    change(note)
    assert "Laatste bezoek: 13 augustus 2026" in block(screen(as_, "henk"), cast, "yonas")


def test_a_maatje_counts_the_own_visits_only(as_: As, cast: Cast, change: Change) -> None:
    change.add(visited(cast, "mariam", "henk", date(2026, 9, 11)))
    assert "Nog geen bezoek" in block(screen(as_, "ilse"), cast, "mariam")
    change.add(visited(cast, "mariam", "ilse", date(2026, 9, 10)))
    assert "Laatste bezoek: 10 september 2026" in block(screen(as_, "ilse"), cast, "mariam")


def test_a_new_begeleider_is_not_late_on_the_first_day(as_: As, cast: Cast, change: Change) -> None:
    day = date(2026, 9, 10)
    change.run(
        update(Begeleiding)
        .where(Begeleiding.begeleider_id == cast["henk"].id)
        .values(starts_on=day)
    )
    assert "Nog geen bezoek" not in waits(screen(as_, "henk"))
    clock.set_to("2026-09-25T09:00")
    assert "Nog geen bezoek" in waits(screen(as_, "henk"))


def test_the_days_are_a_rule_of_each_gemeente(as_: As, cast: Cast, change: Change) -> None:
    rule = RuleRow(
        key=Key.NOT_SEEN_DAYS,
        value="60",
        unit="days",
        statutory=False,
        valid_from=date(2026, 1, 1),
        source="Lansingerland",
        verified=True,
        gemeente_id=cast.dossier("yonas").gemeente_id,
    )
    change.add(rule)
    change.add(visited(cast, "yonas", "henk", date(2026, 8, 1)))
    assert "Yonas" not in waits(screen(as_, "henk"))


def test_the_next_visit_stands_on_its_day(as_: As, cast: Cast, change: Change) -> None:
    later = {"next_on": date(2026, 9, 14), "next_at": time(8, 45)}
    change.add(visited(cast, "rania", "henk", date(2026, 9, 7), **later))
    change.add(visited(cast, "omar", "henk", date(2026, 9, 7), next_on=date(2026, 9, 16)))
    page = screen(as_, "henk")
    lines = page.block("now").lines
    assert lines[1].startswith("08:45 Rania Al-Khatib Uw bezoek"), "before the appointment of 09:00"
    assert "Omar Al-Khatib Uw bezoek" in page.block("later").text


def test_a_planned_visit_goes_once_it_was_made_or_planned_anew(
    as_: As, cast: Cast, change: Change
) -> None:
    planned = {"next_on": date(2026, 9, 14)}
    change.add(visited(cast, "rania", "henk", date(2026, 9, 7), **planned))
    assert "Uw bezoek" in screen(as_, "henk").block("now").text
    later = {"next_on": date(2026, 9, 18), "written_at": clock.now() + timedelta(hours=1)}
    change.add(visited(cast, "rania", "henk", date(2026, 9, 14), **later))
    page = screen(as_, "henk")
    assert "Uw bezoek" not in page.block("now").text
    assert page.block("later").text.count("Uw bezoek") == 1


@pytest.mark.parametrize("answer", [Answer.CANNOT, Answer.CALL_ME])
def test_who_cannot_come_asks_for_a_call(
    as_: As, cast: Cast, change: Change, answer: Answer
) -> None:
    dossier = cast.dossier("rania").id
    starts = datetime.fromisoformat("2026-11-02T10:00")
    change.add(
        Appointment(
            dossier_id=dossier,
            kind=AppointmentKind.TALK,
            starts_local=starts,
            ends_local=starts + timedelta(minutes=45),
            place="Gemeentehuis",
            answer=answer,
        )
    )
    page = screen(as_, "henk")
    assert "2 november 2026 10:00" in waits(page)
    assert not page.has("later") or "november" not in page.block("later").text
    clock.set_to("2026-11-02T10:46")
    assert "2 november" not in waits(screen(as_, "henk")), "it is over"


def test_what_henk_promised_comes_up_a_week_before(as_: As, cast: Cast, change: Change) -> None:
    """Rania's school by 16 September; DigiD with Yonas and his letters by the 30th."""
    said = "U beloofde iets in het plan."
    lines = [line for line in waits(screen(as_, "henk")).splitlines() if said in line]
    what = "Uw begeleider gaat met u mee naar de school."
    assert lines == [f"{what} {said} Rania Al-Khatib · Vóór of op 16 september 2026"]
    clock.set_to("2026-09-24T08:00")
    lines = [line for line in waits(screen(as_, "henk")).splitlines() if said in line]
    names = [line.partition(said)[2].split()[0] for line in lines]
    assert names == ["Rania", "Yonas", "Yonas"], "late ones stay"
    done = {"status": AgreementStatus.DONE, "done_at": clock.now()}
    change.run(update(Agreement).values(**done))
    assert said not in waits(screen(as_, "henk"))
    assert said not in waits(screen(as_, "ilse"))


def test_near_the_end_it_says_to_finish(as_: As, cast: Cast) -> None:
    clock.set_to("2027-05-08T23:59")
    assert "Maand 16" not in waits(screen(as_, "henk"))
    clock.set_to("2027-05-09T00:00")
    assert "Maand 16 van 18" in waits(screen(as_, "henk"))


def test_fatima_sees_who_guides_how_many(as_: As, cast: Cast) -> None:
    page = screen(as_, "fatima")
    said = {
        name: page.block(f"guide-{cast[name].id}").lines[-1] for name in ("henk", "ilse", "bram")
    }
    assert said == {
        "henk": "Henk Maatschappelijk begeleider · Huishoudens: 3",
        "ilse": "Ilse Maatje · Huishoudens: 1",
        "bram": "Bram Nu niemand",
    }
    text = page.main.text
    assert text.index("Dawit") < text.index("Mariam"), "by who guides them"
    assert "€" not in page.html


def test_the_list_of_whom_nobody_saw_has_the_longest_first(
    as_: As, cast: Cast, change: Change
) -> None:
    change.add(visited(cast, "yonas", "henk", date(2026, 9, 10)))
    change.add(visited(cast, "omar", "henk", date(2026, 8, 1)))
    page = screen(as_, "fatima", "/overdue")
    titles = [node.lines[0] for node in page.main.all() if node.tag == "h2"]
    order = ("Rania", "Mariam", "Dawit", "Omar")
    assert [title.split()[0] for title in titles] == list(order)
    assert "Niet gezien: 4. Bijna klaar: 0." in screen(as_, "fatima").main.text


def crowd(session: Session, cast: Cast, count: int) -> None:
    """So many people more whom Henk guides, each of whom he saw, with a full list."""
    here, now = cast.dossier("yonas").gemeente_id, clock.now()
    people = [uuid4() for _ in range(count)]
    homes, dossiers = [uuid4() for _ in people], [uuid4() for _ in people]

    def add(model: type[Base], rows: Iterable[dict[str, object]]) -> None:
        session.execute(insert(model), list(rows))

    client = {"role": Role.INBURGERAAR, "language": Language.AR, "gemeente_id": here}
    client |= {"learns_dutch": False, "number": 0, "name_key": ""}
    add(Account, ({"id": id, "name": f"Iemand {n:04}"} | client for n, id in enumerate(people)))
    alone = {"gemeente_id": here, "kind": HouseholdKind.ALONE}
    add(Household, ({"id": id} | alone for id in homes))
    case = {"gemeente_id": here, "born_on": date(1990, 1, 1)}
    case |= {"doelgroep": Doelgroep.ASIELSTATUSHOUDER, "consulent_id": cast["petra"].id}
    add(
        Dossier,
        (
            {"id": id, "household_id": home, "inburgeraar_id": who} | case
            for id, home, who in zip(dossiers, homes, people, strict=True)
        ),
    )
    guided = {"begeleider_id": cast["henk"].id, "kind": BegeleidingKind.BEGELEIDER}
    guided |= {"starts_on": date(2026, 1, 5)}
    add(Begeleiding, ({"id": uuid4(), "dossier_id": id} | guided for id in dossiers))
    seen = {"author_id": cast["henk"].id, "day": date(2026, 8, 3), "how": HowMet.HOME}
    seen |= {"minutes": 20, "written_at": now, "shared": False, "topics": []}
    add(Visit, ({"id": uuid4(), "dossier_id": id} | seen for id in dossiers))


MOST = 12


@pytest.mark.parametrize(
    ("who", "path"), [("henk", "/"), ("fatima", "/"), ("fatima", "/overdue"), ("petra", "/")]
)
def test_a_thousand_people_cost_no_more_statements_than_one(
    as_: As, cast: Cast, change: Change, statements: list[str], who: str, path: str
) -> None:
    browser, counts = as_(who), []
    for more in (1, 999):
        change(partial(crowd, cast=cast, count=more))
        statements.clear()
        reply = browser.get(path)
        counts.append(len(statements))
        assert reply.status_code == 200
        assert len(reply.data) < 100_000, "thirty people a page"
    assert 2 <= counts[0] == counts[1] <= MOST, counts


@pytest.mark.parametrize(("who", "room"), [("henk", "begeleiding"), ("fatima", "begeleiding")])
def test_one_client_costs_at_most_twelve(
    as_: As, cast: Cast, statements: list[str], who: str, room: str
) -> None:
    browser = as_(who)
    statements.clear()
    assert browser.get(f"/dossiers/{cast.dossier('rania').id}/{room}").status_code == 200
    assert 2 <= len(statements) <= MOST, "\n".join(statements)


def test_the_rest_is_one_tap_away(as_: As, cast: Cast, change: Change) -> None:
    change(lambda s: crowd(s, cast, 40))
    henk = as_("henk")
    first, second = henk.get("/").text, henk.get("/?page=2").text
    assert first.count('id="dossier-') == 30
    assert second.count('id="dossier-') == 14
    assert 'id="now"' not in second


def test_two_gemeenten_cost_no_statement_more(
    as_: As, cast: Cast, change: Change, statements: list[str]
) -> None:
    henk = as_("henk")
    statements.clear()
    henk.get("/")
    before = len(statements)

    def elsewhere(session: Session) -> None:
        session.add(
            Begeleiding(
                dossier_id=cast.dossier("selam").id,
                begeleider_id=cast["henk"].id,
                starts_on=date(2026, 9, 1),
            )
        )
        assert len(session.scalars(select(Gemeente)).all()) == 2

    change(elsewhere)
    statements.clear()
    assert "Selam" in henk.get("/").text
    assert len(statements) == before
