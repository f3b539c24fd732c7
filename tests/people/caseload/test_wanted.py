"""A consulent asks an organisation for a guide; its coördinator is shown who fits best first."""

import re
from datetime import date

import pytest
import sqlalchemy as sa

from tests.conftest import As, Cast, Change, Look
from webapp.case.account import Account, Organisation, Role
from webapp.case.contract import Contract
from webapp.case.dossier import Begeleiding, BegeleidingKind, Dossier
from webapp.case.facts import Address
from webapp.case.spoken import Spoken
from webapp.case.volunteer import Volunteer
from webapp.case.wanted import GuideWanted
from webapp.core import clock


def ask(as_: As, cast: Cast, kind: str = "begeleider") -> None:
    ours = str(cast["henk"].organisation_id)
    there = f"/dossiers/{cast.dossier('amal').id}/guide-wanted"
    reply = as_("petra").post(there, data={"organisation": ours, "wanted": kind})
    assert reply.status_code == 303


def wanted(cast: Cast) -> sa.Select[GuideWanted]:
    """What is asked for Amal; for Mariam somebody is sought already."""
    return sa.select(GuideWanted).where(GuideWanted.dossier_id == cast.dossier("amal").id)


def here(cast: Cast) -> str:
    return f"/wanted/{cast.dossier('amal').id}"


def give(cast: Cast, **other: str) -> dict[str, str]:
    return {"guide": str(cast["bram"].id), "first": "2026-09-15"} | other


def offered(page: str) -> list[str]:
    return re.findall(r'name="guide" value="([^"]+)"', page)


def test_before_anybody_asks_the_organisation_sees_nothing(as_: As, cast: Cast) -> None:
    assert "Amal" not in as_("fatima").get("/wanted").text
    for name in cast:
        assert as_(name).get(here(cast)).status_code == 404, name
        assert as_(name).post(here(cast), data=give(cast)).status_code == 404, name


def test_who_is_asked_sees_whom_it_is_about_and_nothing_more(as_: As, cast: Cast) -> None:
    ask(as_, cast)
    fatima = as_("fatima")
    assert "Amal" in fatima.get("/wanted").text
    for name in cast:
        reached = as_(name).get(here(cast)).status_code == 200
        assert reached == (name in ("fatima", "els")), name
    dossier = cast.dossier("amal").id
    for room in ("begeleiding", "pip", "visits", "messages", "settling", "signalen/new"):
        assert fatima.get(f"/dossiers/{dossier}/{room}").status_code == 404, room


def test_an_organisation_that_was_not_asked_sees_nothing_though_it_has_a_contract(
    as_: As, cast: Cast, change: Change
) -> None:
    other = Organisation(name="Elders", phone="010-000 01 20")
    change.add(other)
    since, here_too = date(2026, 1, 1), cast.gemeente("petra")
    change.add(Contract(organisation_id=other.id, gemeente_id=here_too, starts_on=since))
    moved = sa.update(Account).where(Account.id == cast["els"].id)
    change.run(moved.values(organisation_id=other.id))
    ask(as_, cast)
    assert as_("els").get(here(cast)).status_code == 404
    assert "Amal" not in as_("els").get("/wanted").text


def test_an_organisation_without_a_contract_today_is_not_asked(
    as_: As, cast: Cast, change: Change
) -> None:
    ask(as_, cast)
    change.run(sa.update(Contract).values(ends_on=clock.today()))
    assert as_("fatima").get(here(cast)).status_code == 404
    assert "Amal" not in as_("fatima").get("/wanted").text


def test_no_other_organisation_can_be_asked(
    as_: As, cast: Cast, change: Change, look: Look
) -> None:
    other = Organisation(name="Elders", phone="010-000 01 20")
    change.add(other)
    there = f"/dossiers/{cast.dossier('amal').id}/guide-wanted"
    data = {"organisation": str(other.id), "wanted": "begeleider"}
    assert as_("petra").post(there, data=data).status_code == 422
    assert look.all(wanted(cast)) == []


@pytest.fixture
def volunteers(cast: Cast, change: Change) -> dict[str, Account]:
    """Of whom each fits in another way."""
    of = cast["henk"].organisation_id
    found = {
        name: Account(name=name, role=Role.BEGELEIDER, organisation_id=of)
        for name in ("Taal", "Dorp", "Taal en dorp", "Vol", "Niets")
    }
    change.add(*found.values())
    facts: dict[str, tuple[list[Spoken], str | None, int]] = {
        "Taal": ([Spoken.ARABIC, Spoken.DUTCH], "Bleiswijk", 3),
        "Dorp": ([Spoken.DUTCH], "Bergschenhoek", 3),
        "Taal en dorp": ([Spoken.ARABIC], "bergschenhoek", 3),
        "Vol": ([Spoken.ARABIC], "Bergschenhoek", 1),
        "Niets": ([Spoken.TIGRINYA], None, 3),
    }
    change.add(
        *(
            Volunteer(
                account_id=found[name].id,
                kind=BegeleidingKind.BEGELEIDER,
                spoken=[str(each) for each in spoken],
                village=village,
                capacity=room,
            )
            for name, (spoken, village, room) in facts.items()
        ),
        Begeleiding(
            dossier_id=cast.dossier("selam").id,
            begeleider_id=found["Vol"].id,
            starts_on=date(2026, 1, 5),
        ),
        Address(dossier_id=cast.dossier("amal").id, place="Bergschenhoek"),
    )
    change.run(
        sa.update(Dossier).where(Dossier.id == cast.dossier("amal").id).values(speaks=Spoken.ARABIC)
    )
    return found


def test_a_shared_language_first_then_the_village_then_room(
    as_: As, cast: Cast, volunteers: dict[str, Account]
) -> None:
    ask(as_, cast)
    page = as_("fatima").get(here(cast)).text
    names = {str(each.id): name for name, each in volunteers.items()}
    order = [names[key] for key in offered(page) if key in names]
    assert order == ["Taal en dorp", "Taal", "Dorp", "Niets", "Vol"], "who is full stands apart"
    assert page.index("Deze passen minder") < page.index(f'value="{volunteers["Vol"].id}"')
    assert "<b>Arabisch</b>" in page
    assert "1 van 1" in re.sub(r"</?bdi[^>]*>", "", page)
    assert "<b>vol</b>" in page
    select = as_("petra").get(f"/dossiers/{cast.dossier('amal').id}/guides").text
    found = re.findall(r'<option value="([^"]+)"', select)
    asked = [names[key] for key in found if key in names]
    assert asked == ["Taal en dorp", "Vol", "Taal", "Dorp", "Niets"], "the consulent too"


def test_who_is_given_guides_from_that_day_and_nobody_is_asked_any_more(
    as_: As, cast: Cast, look: Look
) -> None:
    ask(as_, cast)
    reply = as_("fatima").post(here(cast), data=give(cast))
    made = look.one(sa.select(Begeleiding).where(Begeleiding.dossier_id == cast.dossier("amal").id))
    assert (reply.status_code, reply.location) == (303, f"/wanted?found={made.id}#told")
    told = as_("fatima").get(reply.location).text.split('id="told"')[1].split("</div>")[0]
    assert cast["bram"].name in told
    assert cast["amal"].name in told
    assert "Vanaf die dag zien zij elkaar in de app." in told
    assert cast["amal"].name not in as_("fatima").get("/wanted?found=x").text
    assert (made.begeleider_id, made.starts_on, made.ends_on, made.kind) == (
        cast["bram"].id,
        date(2026, 9, 15),
        None,
        BegeleidingKind.BEGELEIDER,
    )
    assert look.one(wanted(cast)).begeleiding_id == made.id
    assert as_("fatima").get(here(cast)).status_code == 404
    assert "Amal" not in as_("fatima").get("/wanted").text


@pytest.mark.parametrize(
    "other",
    [
        {"guide": ""},
        {"guide": "petra"},
        {"first": "2026-09-13"},
        {"first": ""},
        {"first": "2028-01-01"},
    ],
)
def test_what_does_not_fit_is_refused(
    as_: As, cast: Cast, look: Look, other: dict[str, str]
) -> None:
    ask(as_, cast)
    data = give(cast, **other)
    data["guide"] = str(cast["petra"].id) if data["guide"] == "petra" else data["guide"]
    assert as_("fatima").post(here(cast), data=data).status_code == 422
    assert look.one(wanted(cast)).begeleiding_id is None


def test_asking_again_takes_the_place_of_the_first(as_: As, cast: Cast, look: Look) -> None:
    ask(as_, cast)
    ask(as_, cast, "maatje")
    assert look.one(wanted(cast)).kind is BegeleidingKind.MAATJE
    page = as_("petra").get(f"/dossiers/{cast.dossier('amal').id}/guides").text
    assert "Gevraagd op" in page


def test_the_village_of_a_volunteer_is_kept(as_: As, cast: Cast, look: Look) -> None:
    form = {"spoken": ["ti"], "capacity": "3", "village": "Bleiswijk"}
    reply = as_("fatima").post(f"/staff/{cast['henk'].id}/matching", data=form)
    assert reply.status_code == 303
    kept = look.one(sa.select(Volunteer).where(Volunteer.account_id == cast["henk"].id))
    assert kept.village == "Bleiswijk"
    assert 'value="Bleiswijk"' in as_("fatima").get(f"/staff/{cast['henk'].id}").text


def test_the_pages_cost_few_statements(as_: As, cast: Cast, statements: list[str]) -> None:
    ask(as_, cast)
    case = f"/dossiers/{cast.dossier('amal').id}/guides"
    for name, path in (("fatima", "/wanted"), ("fatima", here(cast)), ("petra", case)):
        browser = as_(name)
        statements.clear()
        assert browser.get(path).status_code == 200
        assert len(statements) <= 8, path
