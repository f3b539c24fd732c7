"""Who reads which visits, and which words in them."""

from datetime import date, timedelta

import pytest

from tests.conftest import As, Cast, Change, Look
from tests.guidance.visits.notes import FULL, SHORT, note, room
from tests.worlds.test_reader import Page
from webapp.case.dossier import Begeleiding
from webapp.core import clock
from webapp.guidance.visits.model import HowMet, Visit

SHARED = FULL | {"shared": "1", "agreed": "Gedeelde afspraak", "words": "Gedeelde tekst"}
INTERNAL = FULL | {"agreed": "Interne afspraak", "words": "Interne tekst", "minutes": "45"}
ALL = {"Gedeelde afspraak", "Gedeelde tekst", "Interne afspraak", "Interne tekst"}
READS = {
    "yonas": {"Gedeelde afspraak", "Gedeelde tekst"},
    "henk": ALL,
    "fatima": ALL,
    "els": ALL,
    "petra": {"Gedeelde afspraak"},
}


@pytest.fixture
def two(as_: As, cast: Cast, look: Look) -> None:
    for form in (SHARED, INTERNAL):
        note(as_, cast, look, form)


def said(page: str) -> set[str]:
    return {words for words in ALL if words in page}


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("name", READS)
def test_each_reads_what_is_theirs(as_: As, cast: Cast, name: str) -> None:
    assert said(as_(name).get(room(cast, "yonas")).text) == READS[name]


@pytest.mark.usefixtures("two")
def test_nobody_else_reads_anything(as_: As, cast: Cast) -> None:
    for name in set(cast) - set(READS):
        reply = as_(name).get(room(cast, "yonas"))
        assert reply.status_code == 404
        assert said(reply.text) == set()


def test_an_internal_visit_does_not_exist_for_the_person(as_: As, cast: Cast, look: Look) -> None:
    yonas = as_("yonas")
    before = yonas.get(room(cast, "yonas")).text
    note(as_, cast, look, INTERNAL)
    after = yonas.get(room(cast, "yonas")).text
    assert after == before


@pytest.mark.usefixtures("two")
def test_the_consulent_sees_when_how_and_what_about_and_no_mood(as_: As, cast: Cast) -> None:
    page = as_("petra").get(room(cast, "yonas")).text
    assert "45" in page
    assert "Energie (gas en stroom)" in page
    assert "#face-good" not in page


def test_a_maatje_reads_her_own_notes_and_no_others(
    as_: As, cast: Cast, look: Look, change: Change
) -> None:
    dossier, day = cast.dossier("mariam").id, cast.dossier("mariam").born_on
    change.add(Begeleiding(dossier_id=dossier, begeleider_id=cast["henk"].id, starts_on=day))
    note(as_, cast, look, SHORT | {"words": "Van het maatje"}, by="ilse")
    for form in (SHARED, INTERNAL):
        assert as_("henk").post(room(cast, "mariam"), data=form).status_code == 303
    hers = as_("ilse").get(room(cast, "mariam")).text
    assert "Van het maatje" in hers
    assert said(hers) == set()
    his = as_("henk").get(room(cast, "mariam")).text
    assert "Van het maatje" in his
    assert said(his) == ALL
    assert said(as_("mariam").get(room(cast, "mariam")).text) == READS["yonas"]


def test_words_keep_their_language_and_direction(as_: As, cast: Cast, look: Look) -> None:
    as_("henk").post("/language", data={"lang": "ar", "to": "/"})
    note(as_, cast, look, SHORT | {"words": "حديث هادئ", "shared": "1"})
    assert (
        '<p class="words" dir="auto" lang="ar">حديث هادئ</p>'
        in as_("yonas").get(room(cast, "yonas")).text
    )


@pytest.mark.parametrize(
    ("day", "at", "says"),
    [
        ("2026-09-21", "13:30", "Dit botst met een les."),
        ("2026-09-21", "12:30", "Dit botst met een les."),
        ("2026-09-21", "16:00", "Er is die dag les."),
        ("2026-09-21", "", "Er is die dag les."),
        ("2026-09-22", "13:30", None),
    ],
)
def test_a_next_visit_in_lesson_time_is_said(
    as_: As, cast: Cast, day: str, at: str, says: str | None
) -> None:
    form = SHORT | {"next_on": day, "next_at": at}
    piece = as_("henk", htmx=True).post(room(cast, "yonas"), data=form).text
    page = as_("henk").get(room(cast, "yonas")).text
    for text in (piece, page):
        assert ("13:00–16:00" in text) == (says is not None)
        assert says is None or says in text


def test_a_page_has_thirty_and_costs_the_same_for_one_and_for_many(
    as_: As, cast: Cast, look: Look, change: Change, statements: list[str]
) -> None:
    def add(many: int) -> None:
        change(
            lambda s: s.add_all(
                Visit(
                    dossier_id=cast.dossier("yonas").id,
                    author_id=cast["henk"].id,
                    day=date(2026, 9, 13) - timedelta(days=number % 60),
                    how=HowMet.PHONE,
                    minutes=5,
                    written_at=clock.now(),
                    next_on=date(2026, 9, 21),
                )
                for number in range(many)
            )
        )

    costs = []
    for many in (1, 999):
        add(many)
        for name in ("henk", "petra", "fatima"):
            browser = as_(name)
            statements.clear()
            page = browser.get(room(cast, "yonas"), headers={"Accept-Encoding": "br"})
            costs.append(len(statements))
            assert page.status_code == 200
            assert len(page.data) < 15 * 1024
    assert costs[:3] == costs[3:]
    assert max(costs) <= 12
    first, second = (
        as_("henk").get(f"{room(cast, 'yonas')}?page={number}").text for number in (1, 2)
    )
    assert (first.count("<article"), second.count("<article")) == (30, 30)


def test_the_person_finds_it_from_the_first_screen(as_: As, cast: Cast) -> None:
    assert f'href="{room(cast, "yonas")}"' in as_("yonas").get("/").text


def test_travel_is_for_who_pays_it_and_not_for_the_person(as_: As, cast: Cast, look: Look) -> None:
    note(as_, cast, look, SHARED | {"travel_minutes": "25", "travel_km": "12"})
    assert "Reis: 25 minuten · 12 km" in " ".join(read_as(as_, cast, "henk").split())
    assert "12 km" not in read_as(as_, cast, "yonas")


def read_as(as_: As, cast: Cast, who: str) -> str:
    return Page(as_(who).get(room(cast, "yonas")).text, who).main.text
