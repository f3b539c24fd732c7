"""Handing somebody over: from one day to the next another guides, and nobody is without."""

import re
from datetime import date
from functools import partial
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from tests.conftest import As, Cast, Change, Look
from tests.test_races import at_once
from tests.worlds.test_reader import Page
from webapp.case.account import Account, Language, Organisation, Role
from webapp.case.dossier import Begeleiding, BegeleidingKind
from webapp.case.volunteer import Volunteer
from webapp.core import clock
from webapp.guidance.clients.model import HandOver

NOTE = "Yonas komt graag op tijd. Bel eerst."


def url(cast: Cast, name: str) -> str:
    return f"/dossiers/{cast.dossier(name).id}/hand-over"


def client(cast: Cast, name: str) -> str:
    return f"/dossiers/{cast.dossier(name).id}/begeleiding"


def rows(look: Look, cast: Cast, name: str) -> list[tuple[UUID, date, date | None]]:
    """Who guides, from and until (exclusive)."""
    query = select(Begeleiding).where(Begeleiding.dossier_id == cast.dossier(name).id)
    found = look.all(query.order_by(Begeleiding.starts_on))
    return [(row.begeleider_id, row.starts_on, row.ends_on) for row in found]


def running(look: Look, cast: Cast, name: str) -> UUID:
    """The begeleiding that has no end."""
    query = select(Begeleiding.id).where(
        Begeleiding.dossier_id == cast.dossier(name).id, Begeleiding.ends_on.is_(None)
    )
    return look.one(query)


def form(look: Look, cast: Cast, **other: str) -> dict[str, str]:
    return {
        "begeleiding": str(running(look, cast, "yonas")),
        "to": str(cast["ilse"].id),
        "day": "2026-09-21",
        "note": NOTE,
        "sure": "y",
    } | other


def test_there_is_no_gap_and_no_overlap(as_: As, cast: Cast, look: Look) -> None:
    filled = form(look, cast)
    reply = as_("fatima").post(url(cast, "yonas"), data=filled)
    there = f"told-{filled['begeleiding']}"
    assert (reply.status_code, reply.location) == (303, f"{url(cast, 'yonas')}#{there}")
    assert rows(look, cast, "yonas") == [
        (cast["bram"].id, date(2026, 5, 18), date(2026, 7, 1)),
        (cast["henk"].id, date(2026, 7, 1), date(2026, 9, 21)),
        (cast["ilse"].id, date(2026, 9, 21), None),
    ]
    (made,) = look.all(select(HandOver))
    assert (made.note, made.by_id) == (NOTE, cast["fatima"].id)
    assert made.made_at <= clock.now()
    page = Page(as_("fatima").get(url(cast, "yonas")).text)
    said = page.block(there).text
    assert "Vanaf maandag 21 september 2026: Ilse" in said
    assert f"{cast['ilse'].name} en {cast['henk'].name} lezen dit in de app." in said


def test_access_passes_at_midnight_in_amsterdam(as_: As, cast: Cast, look: Look) -> None:
    as_("fatima").post(url(cast, "yonas"), data=form(look, cast))
    henk, ilse, pip = as_("henk"), as_("ilse"), f"/dossiers/{cast.dossier('yonas').id}/pip"
    ticks = f"/dossiers/{cast.dossier('yonas').id}/settling"
    for moment, goes, comes in (
        ("2026-09-20T23:59", 200, 404),
        ("2026-09-21T00:00", 404, 200),
    ):
        clock.set_to(moment)
        for path in (client(cast, "yonas"), pip, ticks):
            assert henk.get(path).status_code == goes, (moment, path)
            assert ilse.get(path).status_code == comes, (moment, path)
        assert ("Yonas" in henk.get("/").text) == (goes == 200)
        assert ("Yonas" in ilse.get("/").text) == (comes == 200)
    late = henk.post(ticks, data={"item": "digid", "done": "yes"})
    assert late.status_code == 404, "written before it ended, arriving after"


def test_the_note_is_for_who_takes_over_and_new_until_it_is_read(
    as_: As, cast: Cast, look: Look
) -> None:
    as_("fatima").post(url(cast, "yonas"), data=form(look, cast, day="2026-09-15"))
    (made,) = look.all(select(HandOver))
    for name in cast:
        assert NOTE not in as_(name).get(client(cast, "yonas")).text
        assert as_(name).post(f"/hand-overs/{made.id}/read").status_code == 404
    clock.set_to("2026-09-15T07:00")
    assert "Lees de notitie." in as_("ilse").get("/").text
    assert NOTE in as_("ilse").get(client(cast, "yonas")).text
    for name in set(cast) - {"ilse"}:
        assert NOTE not in as_(name).get(client(cast, "yonas")).text, name
        assert as_(name).post(f"/hand-overs/{made.id}/read").status_code == 404, name
    for _ in range(2):
        reply = as_("ilse").post(f"/hand-overs/{made.id}/read")
        assert (reply.status_code, reply.location) == (303, client(cast, "yonas"))
    assert "Lees de notitie." not in as_("ilse").get("/").text
    page = as_("ilse").get(client(cast, "yonas")).text
    assert NOTE in page, "it may be read again"
    assert "note-read" not in page


def test_the_note_is_never_on_the_side_of_the_household(as_: As, cast: Cast, look: Look) -> None:
    as_("fatima").post(url(cast, "yonas"), data=form(look, cast, day="2026-09-15"))
    clock.set_to("2026-09-15T07:00")
    for room in ("pip", "agenda", "budget", "pvt", "messages"):
        page = as_("yonas").get(f"/dossiers/{cast.dossier('yonas').id}/{room}").text
        assert NOTE not in page, room
    assert NOTE not in as_("yonas").get("/").text


def test_from_today_is_possible_and_holds_at_once(as_: As, cast: Cast, look: Look) -> None:
    as_("fatima").post(url(cast, "yonas"), data=form(look, cast, day="2026-09-14"))
    assert as_("henk").get(client(cast, "yonas")).status_code == 404
    assert as_("ilse").get(client(cast, "yonas")).status_code == 200


@pytest.mark.parametrize(
    ("other", "sentence"),
    [
        ({"day": "2026-09-13"}, "Kies een dag vanaf vandaag."),
        ({"day": "2027-09-16"}, "Kies een dag vanaf vandaag."),
        ({"day": "2026-02-30"}, "Kies een dag vanaf vandaag."),
        ({"day": ""}, "Kies een dag vanaf vandaag."),
        ({"day": "morgen"}, "Kies een dag vanaf vandaag."),
        ({"to": "henk"}, "Kies wie het overneemt."),
        ({"to": ""}, "Kies wie het overneemt."),
        ({"to": str(uuid4())}, "Kies wie het overneemt."),
        ({"note": "x" * 501}, "Schrijf niet meer dan 500 letters."),
        ({"note": "x" * 60_000}, "Schrijf niet meer dan 500 letters."),
        ({"begeleiding": "x"}, "Iemand anders was eerder."),
        ({"begeleiding": str(uuid4())}, "Iemand anders was eerder."),
    ],
    ids=[
        "yesterday",
        "too-far",
        "no-such-day",
        "no-day",
        "a-word",
        "no-id",
        "nobody",
        "a-stranger",
        "long",
        "very-long",
        "no-begeleiding",
        "unknown-begeleiding",
    ],
)
def test_what_does_not_fit_gets_a_sentence_and_nothing_is_lost(
    as_: As, cast: Cast, look: Look, other: dict[str, str], sentence: str
) -> None:
    before = rows(look, cast, "yonas")
    reply = as_("fatima").post(url(cast, "yonas"), data=form(look, cast, **other))
    assert reply.status_code == 422
    assert sentence in Page(reply.text).main.text
    if "note" not in other and "begeleiding" not in other:
        assert NOTE in reply.text
    assert rows(look, cast, "yonas") == before


def test_only_somebody_of_the_organisation_who_is_not_there_yet_may_take_over(
    as_: As, cast: Cast, look: Look, change: Change
) -> None:
    def strangers(session: Session) -> list[UUID]:
        other = Organisation(name="Elders", phone="010-000 01 20")
        session.add(other)
        session.flush()
        guide = partial(Account, role=Role.BEGELEIDER, language=Language.NL)
        made = [
            guide(name="Truus", organisation_id=other.id),
            guide(
                name="Wim",
                organisation_id=cast["henk"].organisation_id,
                closed_at=clock.now(),
            ),
        ]
        session.add_all(made)
        session.flush()
        return [person.id for person in made]

    refused = [*change(strangers), cast["henk"].id, cast["fatima"].id, cast["petra"].id]
    for id in refused:
        reply = as_("fatima").post(url(cast, "yonas"), data=form(look, cast, to=str(id)))
        assert reply.status_code == 422
        assert str(id) not in Page(reply.text).main.text
    page = as_("fatima").get(url(cast, "yonas")).text
    assert [str(id) in page for id in refused] == [False] * len(refused)
    assert str(cast["bram"].id) in page, "who guided before may guide again"


def test_a_begeleiding_that_began_today_cannot_end_today(as_: As, cast: Cast, look: Look) -> None:
    as_("fatima").post(url(cast, "yonas"), data=form(look, cast, day="2026-09-14"))
    data = form(look, cast, day="2026-09-14", to=str(cast["bram"].id))
    assert as_("fatima").post(url(cast, "yonas"), data=data).status_code == 422
    data["day"] = "2026-09-15"
    assert as_("fatima").post(url(cast, "yonas"), data=data).status_code == 303
    ends = [row[1:] for row in rows(look, cast, "yonas")]
    assert ends[-2:] == [(date(2026, 9, 14), date(2026, 9, 15)), (date(2026, 9, 15), None)]


def test_a_maatje_goes_on_as_a_maatje(as_: As, cast: Cast, look: Look) -> None:
    data = form(look, cast, to=str(cast["henk"].id), day="2026-09-14")
    data["begeleiding"] = str(running(look, cast, "mariam"))
    assert as_("fatima").post(url(cast, "mariam"), data=data).status_code == 303
    query = select(Begeleiding.kind).where(Begeleiding.dossier_id == cast.dossier("mariam").id)
    assert set(look.all(query)) == {BegeleidingKind.MAATJE}
    assert as_("henk").get(client(cast, "mariam")).status_code == 200
    assert as_("henk").get(f"/dossiers/{cast.dossier('mariam').id}/pip").status_code == 404


def test_another_dossiers_begeleiding_is_not_handed_over_from_here(
    as_: As, cast: Cast, look: Look
) -> None:
    data = form(look, cast, begeleiding=str(running(look, cast, "rania")))
    assert as_("fatima").post(url(cast, "yonas"), data=data).status_code == 422
    assert rows(look, cast, "rania")[0][2] is None


def test_of_two_coordinators_at_once_one_wins_and_the_other_reads_so(
    as_: As, cast: Cast, look: Look
) -> None:
    data = form(look, cast)
    others = [data | {"to": str(cast[name].id)} for name in ("ilse", "bram") for _ in range(3)]
    pairs = [(as_("fatima"), data) for data in others]
    jobs = [partial(b.post, url(cast, "yonas"), data=d) for b, d in pairs]
    replies = at_once(jobs)
    assert sorted(reply.status_code for reply in replies) == [303] + [422] * 5
    for reply in replies:
        if reply.status_code == 422:
            assert "Iemand anders was eerder." in Page(reply.text).main.text
    ends = [row[1:] for row in rows(look, cast, "yonas")]
    assert ends[1:] == [(date(2026, 7, 1), date(2026, 9, 21)), (date(2026, 9, 21), None)]


def test_it_can_be_taken_back_until_its_day(as_: As, cast: Cast, look: Look) -> None:
    before = rows(look, cast, "yonas")
    as_("fatima").post(url(cast, "yonas"), data=form(look, cast))
    (made,) = look.all(select(HandOver))
    for name in set(cast) - {"fatima", "els"}:
        assert as_(name).post(f"/hand-overs/{made.id}/undo").status_code == 404, name
    assert as_("fatima").post(f"/hand-overs/{made.id}/undo").status_code == 303
    assert rows(look, cast, "yonas") == before
    assert not look.all(select(HandOver)), "the note is gone too"
    assert as_("fatima").post(f"/hand-overs/{made.id}/undo").status_code == 404


def test_once_the_day_has_come_it_is_too_late(as_: As, cast: Cast, look: Look) -> None:
    as_("fatima").post(url(cast, "yonas"), data=form(look, cast))
    (made,) = look.all(select(HandOver))
    clock.set_to("2026-09-21T00:00")
    reply = as_("fatima").post(f"/hand-overs/{made.id}/undo")
    assert reply.status_code == 422
    assert "De nieuwe begeleider is begonnen." in Page(reply.text).main.text
    assert as_("ilse").get(client(cast, "yonas")).status_code == 200


def test_marks_that_turn_text_around_are_left_out(as_: As, cast: Cast, look: Look) -> None:
    note = "\u202eBel\x00 eerst.\u2066 <b>=1+1</b>"
    as_("fatima").post(url(cast, "yonas"), data=form(look, cast, note=note, day="2026-09-14"))
    (made,) = look.all(select(HandOver))
    assert made.note == "Bel eerst. <b>=1+1</b>"
    assert "&lt;b&gt;=1+1" in as_("ilse").get(client(cast, "yonas")).text


def test_another_organisation_that_guides_too_hands_over_its_own_only(
    as_: As, cast: Cast, look: Look, change: Change
) -> None:
    """Bram and a coördinator move to another organisation, and Bram is a maatje of Yonas there."""
    other = uuid4()

    def move(session: Session) -> None:
        session.add(made := Organisation(name="Elders", phone="010-000 01 20"))
        made.id = other
        session.flush()
        session.get_one(Account, cast["bram"].id).organisation_id = other
        noor = session.get_one(Account, cast["noor"].id)
        noor.role, noor.organisation_id = Role.COORDINATOR, other
        session.add(
            Begeleiding(
                dossier_id=cast.dossier("yonas").id,
                begeleider_id=cast["bram"].id,
                kind=BegeleidingKind.MAATJE,
                starts_on=date(2026, 8, 3),
            )
        )

    henks = running(look, cast, "yonas")
    change(move)
    data = {"begeleiding": str(henks), "to": str(cast["bram"].id), "day": "2026-09-21"}
    data["sure"] = "y"
    page = as_("noor").get(url(cast, "yonas"))
    assert page.status_code == 200
    assert str(henks) not in page.text
    assert as_("noor").post(url(cast, "yonas"), data=data).status_code == 422
    assert as_("noor").get(url(cast, "rania")).status_code == 404
    data["to"] = str(cast["ilse"].id)
    as_("fatima").post(url(cast, "yonas"), data=data | {"note": NOTE})
    (made,) = look.all(select(HandOver))
    assert as_("noor").post(f"/hand-overs/{made.id}/undo").status_code == 404
    assert NOTE not in as_("noor").get(url(cast, "yonas")).text


def test_who_may_take_over_says_how_many_households_and_which_languages(
    as_: As, cast: Cast, change: Change
) -> None:
    """Who came for another kind of guidance stands apart; who guides them already is not there."""
    amount = update(Volunteer).where(Volunteer.account_id == cast["ilse"].id)
    change.run(amount.values(spoken=["ti", "nl"], capacity=4))
    page = as_("fatima").get(url(cast, "yonas")).text
    offered = re.findall(r'name="to" value="([^"]+)"', page)
    assert offered[-1] == str(cast["ilse"].id)
    assert page.index("Deze passen minder") < page.index(f'value="{cast["ilse"].id}"')
    assert str(cast["henk"].id) not in offered
    said = re.sub(r"<[^>]*>|\s+", " ", page)
    assert re.search(
        r"Ilse\s+Maatje .*?Tigrinya\s*, Nederlands .*? 1\W+ van \W*4\W+ huishoudens", said
    )
