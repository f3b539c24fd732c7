"""A beheerder lets colleagues in, a coördinator volunteers; and both stop them."""

from datetime import date, timedelta
from functools import partial

import pytest
from sqlalchemy import select, update

from tests.conftest import As, Browser, Cast, Change, Look
from tests.test_races import at_once
from webapp.case.account import Account, Invitation, Role
from webapp.case.contract import Contract
from webapp.case.dossier import Begeleiding, BegeleidingKind, Dossier
from webapp.case.volunteer import Volunteer
from webapp.core import clock
from webapp.people.staff.model import AccountsReview

COLLEAGUE = {"name": "Marieke Vos", "role": "consulent", "language": "nl"}
VOLUNTEER = {"name": "Hanna Bos", "kind": "begeleider", "language": "nl", "last": "2027-09-14"}
TODAY = date(2026, 9, 14)


def made(look: Look, name: str) -> Account:
    return look.one(select(Account).where(Account.name == name))


def test_a_beheerder_lets_in_a_consulent(as_: As, look: Look, cast: Cast) -> None:
    answer = as_("noor").post("/staff", data=COLLEAGUE)
    marieke = made(look, "Marieke Vos")
    assert (answer.status_code, answer.location) == (303, f"/staff/{marieke.id}")
    assert marieke.role is Role.CONSULENT
    assert marieke.gemeente_id == cast.gemeente("noor")
    assert "Marieke Vos" in as_("noor").get("/staff").text


@pytest.mark.parametrize("role", ["consulent", "consulent-inkomen", "trainer", "beheerder"])
def test_everybody_of_the_gemeente_can_be_let_in(role: str, as_: As, look: Look) -> None:
    as_("noor").post("/staff", data=COLLEAGUE | {"role": role})
    assert made(look, "Marieke Vos").role == role


@pytest.mark.parametrize("role", ["coordinator", "manager"])
def test_who_leads_the_guides_works_for_an_organisation(
    role: str, as_: As, look: Look, cast: Cast
) -> None:
    ours = str(cast["fatima"].organisation_id)
    refused = as_("noor").post("/staff", data=COLLEAGUE | {"role": role})
    assert refused.status_code == 422
    assert "Kies de organisatie waar deze persoon werkt." in refused.text
    as_("noor").post("/staff", data=COLLEAGUE | {"role": role, "organisation": ours})
    marieke = made(look, "Marieke Vos")
    assert (marieke.gemeente_id, str(marieke.organisation_id)) == (None, ours)


@pytest.mark.parametrize("role", ["inburgeraar", "begeleider", "chef", ""])
def test_no_other_role_is_offered_to_a_beheerder(role: str, as_: As, look: Look) -> None:
    answer = as_("noor").post("/staff", data=COLLEAGUE | {"role": role})
    assert answer.status_code == 422
    assert look.all(select(Account).where(Account.name == "Marieke Vos")) == []


def test_a_coordinator_lets_in_a_volunteer(as_: As, look: Look, cast: Cast) -> None:
    more = {"spoken": ["ti", "am"], "capacity": "4", "vog": "2026-09-01", "role": "beheerder"}
    answer = as_("fatima").post("/staff", data=VOLUNTEER | more)
    hanna = made(look, "Hanna Bos")
    assert answer.location == f"/staff/{hanna.id}"
    assert (hanna.role, hanna.gemeente_id) == (Role.BEGELEIDER, None)
    assert hanna.organisation_id == cast["fatima"].organisation_id
    assert hanna.ends_on == date(2027, 9, 15), "the last day is counted in"
    kept = look.one(select(Volunteer).where(Volunteer.account_id == hanna.id))
    assert (kept.kind, kept.spoken, kept.capacity) == (BegeleidingKind.BEGELEIDER, ["ti", "am"], 4)
    assert kept.vog_seen_on == date(2026, 9, 1)


@pytest.mark.parametrize("last", ["", "2026-09-13", "2031-10-01", "soon", "2026-13-01"])
def test_who_guides_has_a_last_day_that_is_to_come(last: str, as_: As, look: Look) -> None:
    answer = as_("fatima").post("/staff", data=VOLUNTEER | {"last": last})
    assert answer.status_code == 422
    assert "Kies een laatste dag vanaf vandaag, binnen vijf jaar." in answer.text
    assert "Hanna Bos" in answer.text, "what was typed is still there"
    assert look.all(select(Account).where(Account.name == "Hanna Bos")) == []


@pytest.mark.parametrize("who", ["petra", "karel", "henk", "ilse", "yonas"])
def test_nobody_else_finds_accounts(who: str, as_: As, cast: Cast) -> None:
    assert as_(who).get("/staff").status_code == 404
    assert as_(who).post("/staff", data=COLLEAGUE).status_code == 404
    assert as_(who).get(f"/staff/{cast['petra'].id}").status_code == 404
    assert as_(who).get("/staff.csv").status_code == 404
    assert as_(who).get("/contracts").status_code == 404


@pytest.mark.parametrize(
    ("who", "whom"),
    [
        ("noor", "karel"),
        ("noor", "yonas"),
        ("noor", "henk"),
        ("fatima", "petra"),
        ("fatima", "noor"),
    ],
)
def test_who_is_out_of_reach_is_not_there(who: str, whom: str, as_: As, cast: Cast) -> None:
    there = f"/staff/{cast[whom].id}"
    assert as_(who).get(there).status_code == 404
    for act in ("", "/invitation", "/stop", "/reopen", "/matching"):
        assert as_(who).post(there + act, data=VOLUNTEER).status_code == 404
    assert cast[whom].name not in as_(who).get("/staff").text.replace(cast[who].name, "")


def test_the_same_name_twice_is_asked_about_first(as_: As, look: Look) -> None:
    noor = as_("noor")
    noor.post("/staff", data=COLLEAGUE)
    answer = noor.post("/staff", data=COLLEAGUE | {"name": "Marieke  Vos"})
    assert answer.status_code == 422
    assert "Iemand met deze naam kan er al in." in answer.text
    noor.post("/staff", data=COLLEAGUE | {"again": "y"})
    assert len(look.all(select(Account).where(Account.name == "Marieke Vos"))) == 2


def test_a_short_name_that_sounds_the_same_is_somebody_else(as_: As, look: Look) -> None:
    """Ilse guides here already."""
    assert as_("fatima").post("/staff", data=VOLUNTEER | {"name": "Elsa"}).status_code == 303
    again = as_("fatima").post("/staff", data=VOLUNTEER | {"name": "elsa"})
    assert again.status_code == 422


def link(page: str) -> str:
    start = page.index("/k?in=nl#")
    return page[start : page.index("<", start)]


def test_an_invitation_is_shown_once_and_the_former_ends(as_: As, cast: Cast, look: Look) -> None:
    noor, there = as_("noor"), f"/staff/{cast['petra'].id}"
    first = link(noor.post(f"{there}/invitation").text)
    answer = noor.post(f"{there}/invitation")
    assert answer.headers["Cache-Control"] == "no-store"
    assert link(answer.text) != first
    assert "/k?" not in noor.get(there).text
    still = look.all(select(Invitation).where(Invitation.used_at.is_(None)))
    assert [each.account_id for each in still] == [cast["petra"].id]


def test_a_card_is_in_reach_of_nobody_who_may_not(as_: As, cast: Cast, look: Look) -> None:
    as_("noor").post(f"/staff/{cast['karel'].id}/invitation")
    assert look.all(select(Invitation)) == []


def test_what_is_known_is_changed(as_: As, cast: Cast, look: Look) -> None:
    there = f"/staff/{cast['petra'].id}"
    new = {"name": "Petra de Wit", "phone": "010-000 01 99", "language": "ar", "last": "2026-12-31"}
    assert as_("noor").post(there, data=new).status_code == 303
    petra = look.get(Account, cast["petra"].id)
    assert (petra.name, petra.phone, petra.language) == ("Petra de Wit", "010-000 01 99", "ar")
    assert petra.ends_on == date(2027, 1, 1)
    wrong = as_("noor").post(there, data=new | {"phone": "call me"})
    assert (wrong.status_code, "Dit is geen telefoonnummer." in wrong.text) == (422, True)


def test_after_the_last_day_nobody_comes_in(as_: As, cast: Cast, change: Change) -> None:
    henk = as_("henk")
    change.run(update(Account).where(Account.name == "Henk").values(ends_on=TODAY))
    answer = henk.get("/")
    assert (answer.status_code, answer.location) == (303, "/sign-in")
    assert henk.get("/sign-in").headers["X-Offline"] == "none", "the phone forgets what it saved"


def test_on_the_last_day_one_comes_in(as_: As, change: Change) -> None:
    tomorrow = TODAY + timedelta(days=1)
    change.run(update(Account).where(Account.name == "Henk").values(ends_on=tomorrow))
    assert as_("henk").get("/").status_code == 200


def test_stopping_a_guide_hands_their_people_on(as_: As, cast: Cast, look: Look) -> None:
    henk, ilse = cast["henk"], cast["ilse"]
    phone, there = as_("henk"), f"/staff/{henk.id}/stop"
    refused = as_("fatima").post(there)
    assert refused.status_code == 422, "who takes over is asked first"
    assert phone.get("/").status_code == 200
    assert as_("fatima").post(there, data={"to": str(ilse.id)}).status_code == 303
    assert phone.get("/").location == "/sign-in"
    assert phone.get("/sign-in").headers["X-Offline"] == "none"
    rows = look.all(select(Begeleiding).where(Begeleiding.begeleider_id == ilse.id))
    mine = {row.dossier_id: row.starts_on for row in rows if row.kind is BegeleidingKind.BEGELEIDER}
    names = ("yonas", "rania", "omar", "dawit")
    assert mine == {cast.dossier(name).id: TODAY for name in names}
    over = look.all(select(Begeleiding).where(Begeleiding.begeleider_id == henk.id))
    assert all(row.ends_on == TODAY for row in over)


def test_stopping_a_consulent_hands_their_dossiers_on(
    as_: As, cast: Cast, look: Look, change: Change
) -> None:
    as_("noor").post("/staff", data=COLLEAGUE)
    marieke = made(look, "Marieke Vos")
    answer = as_("noor").post(f"/staff/{cast['petra'].id}/stop", data={"to": str(marieke.id)})
    assert answer.status_code == 303
    theirs = look.all(select(Dossier.consulent_id).where(Dossier.closed_on.is_(None)))
    assert cast["petra"].id not in theirs
    assert marieke.id in theirs
    assert as_("petra").get("/").status_code == 303


def test_nobody_is_handed_to_who_does_not_work_here(as_: As, cast: Cast, look: Look) -> None:
    answer = as_("noor").post(f"/staff/{cast['petra'].id}/stop", data={"to": str(cast["karel"].id)})
    assert answer.status_code == 422
    assert look.get(Account, cast["petra"].id).closed_at is None


def test_the_last_beheerder_stays(as_: As, cast: Cast, look: Look) -> None:
    answer = as_("noor").post(f"/staff/{cast['noor'].id}/stop")
    assert answer.status_code == 422
    assert "Dit is de laatste beheerder. Laat eerst iemand anders toe." in answer.text
    assert look.get(Account, cast["noor"].id).closed_at is None


def test_of_two_beheerders_who_stop_each_other_one_stays(as_: As, cast: Cast, look: Look) -> None:
    as_("noor").post("/staff", data=COLLEAGUE | {"role": "beheerder"})
    marieke = made(look, "Marieke Vos")
    cast.accounts["marieke"] = marieke
    other = as_("marieke")
    assert as_("noor").post(f"/staff/{marieke.id}/stop").status_code == 303
    assert other.post(f"/staff/{cast['noor'].id}/stop").status_code == 401
    assert look.get(Account, cast["noor"].id).closed_at is None


def test_a_mistake_is_undone(as_: As, cast: Cast, look: Look) -> None:
    there = f"/staff/{cast['bram'].id}"
    assert as_("fatima").post(f"{there}/stop").status_code == 303
    assert as_("fatima").post(f"{there}/invitation").status_code == 422
    assert as_("fatima").post(f"{there}/reopen").status_code == 303
    assert look.get(Account, cast["bram"].id).closed_at is None


def test_a_review_is_kept_and_said(as_: As, cast: Cast, look: Look) -> None:
    noor = as_("noor")
    assert "Niemand heeft deze lijst nog nagekeken." in noor.get("/staff").text
    assert noor.post("/staff/review").status_code == 303
    kept = look.one(select(AccountsReview))
    assert (kept.by_id, kept.on, kept.count) == (cast["noor"].id, TODAY, 6)
    assert "Nagekeken op" in noor.get("/staff").text
    assert as_("fatima").post("/staff/review").status_code == 404


def test_the_list_can_be_kept(as_: As, change: Change) -> None:
    change.run(update(Account).where(Account.name == "Petra").values(name="=cmd|A1"))
    answer = as_("noor").get("/staff.csv")
    assert answer.headers["Content-Type"].startswith("text/csv")
    lines = answer.text.splitlines()
    assert lines[0].endswith("Naam;Rol;Organisatie;Laatst binnen;Laatste dag;Gestopt")
    assert "'=cmd|A1;Consulent van de gemeente;;;;" in lines, (
        "no spreadsheet takes a name for a formula"
    )
    assert not any(name in answer.text for name in ("Karel", "Yonas", "Henk"))


def test_lists_are_addresses(as_: As, change: Change) -> None:
    change.run(update(Account).where(Account.name == "Petra").values(closed_at=clock.real()))
    assert "Petra" not in as_("noor").get("/staff").text
    assert "Petra" in as_("noor").get("/staff?list=stopped").text
    assert as_("noor").get("/staff?list=nonsense").status_code == 200


def test_a_contract_lets_an_organisation_guide_here(as_: As, look: Look, cast: Cast) -> None:
    new = {
        "name": "Stichting Welkom",
        "phone": "010-000 01 20",
        "assignment": ["begeleiding", "signalen"],
        "first": "2026-10-01",
        "last": "2028-09-30",
    }
    noor = as_("noor")
    assert noor.post("/contracts", data=new).status_code == 303
    page = noor.get("/contracts").text
    assert "Stichting Welkom" in page
    [kept] = [each for each in look.all(select(Contract)) if each.ends_on]
    assert (kept.gemeente_id, kept.ends_on) == (cast.gemeente("noor"), date(2028, 10, 1))
    again = noor.post("/contracts", data=new | {"first": "2027-01-01"})
    assert (again.status_code, "is er dan al een contract" in again.text) == (422, True)
    assert noor.post("/contracts", data={}).status_code == 422
    end = noor.post(f"/contracts/{kept.id}/end", data={"last": "2026-12-31"})
    assert end.status_code == 303
    assert look.get(Contract, kept.id).ends_on == date(2027, 1, 1)
    assert as_("karel").post(f"/contracts/{kept.id}/end", data={}).status_code == 404


def guides_offered(petra: Browser, cast: Cast) -> bool:
    return "Henk – Begeleiding" in petra.get(f"/dossiers/{cast.dossier('amal').id}/guides").text


def test_without_a_contract_no_guide_is_offered(as_: As, cast: Cast, change: Change) -> None:
    assert guides_offered(as_("petra"), cast)
    change.run(update(Contract).values(ends_on=TODAY))
    assert not guides_offered(as_("petra"), cast)
    new = {"guide": str(cast["henk"].id), "kind": "begeleider", "first": str(TODAY)}
    answer = as_("petra").post(f"/dossiers/{cast.dossier('amal').id}/guides", data=new)
    assert answer.status_code == 422


def test_no_guide_of_another_gemeente_is_offered(as_: As, cast: Cast) -> None:
    page = as_("karel").get(f"/dossiers/{cast.dossier('selam').id}/guides").text
    assert "Henk – Begeleiding" not in page


def test_two_beheerders_who_stop_each_other_at_once_lose_one_of_them(
    as_: As, cast: Cast, look: Look
) -> None:
    """Each holds a row that the other needs: PostgreSQL gives one up, and it is tried again."""
    as_("noor").post("/staff", data=COLLEAGUE | {"role": "beheerder"})
    marieke = made(look, "Marieke Vos")
    cast.accounts["marieke"] = marieke
    browsers = {cast["noor"].id: as_("noor"), marieke.id: as_("marieke")}
    both = at_once(
        [
            partial(browsers[mine].post, f"/staff/{theirs}/stop")
            for mine, theirs in ((cast["noor"].id, marieke.id), (marieke.id, cast["noor"].id))
        ]
    )
    statuses = sorted(answer.status_code for answer in both)
    assert statuses[0] == 303
    assert statuses[1] in (303, 401, 404, 422), "to the way in, or a sentence"
    here = select(Account).where(Account.role == Role.BEHEERDER, Account.closed_at.is_(None))
    assert len(look.all(here.where(Account.gemeente_id == cast.gemeente("noor")))) == 1
