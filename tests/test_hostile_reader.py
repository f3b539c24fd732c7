"""What a hostile reader found: each was possible once, and is not any more."""

from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlencode

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.conftest import SECRET, As, Cast, Change, Look, Nobody
from tests.guidance.welzijn.cards import CARD, address, flag
from tests.guidance.welzijn.test_sealed import seal
from tests.people.accounts.test_enter import enrolled, sign_in
from webapp.case.account import AccessLine, Account, Invitation, Organisation, Role, SignIn
from webapp.case.dossier import Begeleiding, BegeleidingKind, DateKind, DossierDate
from webapp.contact.messages.model import Message
from webapp.core import clock
from webapp.people.accounts import queries_invitations as invitations


def lines(look: Look, act: str) -> int:
    query = sa.select(sa.func.count(AccessLine.id)).where(AccessLine.act == act)
    return look.one(query)


def test_a_code_is_no_token(browser: Nobody, cast: Cast, change: Change) -> None:
    """Looks at codes are counted; as a token they would not be."""

    def invite(session: Session) -> tuple[str, str]:
        account = session.get_one(Account, cast["yonas"].id)
        return invitations.invite(session, account.id, SECRET, clock.real())

    _, code = change(invite)
    reply = browser().post("/k", data={"token": code})
    assert reply.status_code == 422
    assert browser().post("/k", data={"code": code}).status_code == 303


def test_a_new_card_ends_the_one_before(cast: Cast, change: Change, look: Look) -> None:
    def invite(session: Session) -> tuple[str, str]:
        account = session.get_one(Account, cast["yonas"].id)
        return invitations.invite(session, account.id, SECRET, clock.real())

    change(invite)
    change(invite)
    query = sa.select(sa.func.count(Invitation.id)).where(Invitation.used_at.is_(None))
    assert look(lambda s: s.scalar(query)) == 1


@pytest.mark.parametrize("field", ["sentence", "call_at"])
def test_a_space_is_no_choice(as_: As, cast: Cast, look: Look, field: str) -> None:
    url = f"/dossiers/{cast.dossier('yonas').id}/messages/consulent"
    assert as_("yonas").post(url, data={field: " "}).status_code == 422
    assert as_("petra").get("/inbox").status_code == 200
    assert look.all(sa.select(Message)) == []


def test_no_choice_on_any_form_lets_a_space_through() -> None:
    for path in (Path(__file__).parent.parent / "webapp").rglob("*.py"):
        assert "Optional(), AnyOf" not in path.read_text(), f"{path}: use fields.maybe"


def test_a_refused_change_shows_the_page_and_leaves_its_line(
    as_: As, cast: Cast, look: Look
) -> None:
    id = flag(as_, cast, look, "henk", "yonas")
    before = lines(look, "handle-signaal")
    assert as_("fatima").post(f"/signalen/{id}/close").status_code == 422
    assert lines(look, "handle-signaal") == before + 1


@pytest.mark.parametrize(
    ("name", "path", "act"),
    [("fatima", "/signalen", "list-signalen"), ("petra", "/inbox", "list-talks")],
)
def test_lists_with_more_than_names_leave_a_line(
    as_: As, look: Look, name: str, path: str, act: str
) -> None:
    as_(name).get(path)
    assert lines(look, act) == 1


def test_a_date_before_the_law_breaks_no_board(as_: As, cast: Cast, change: Change) -> None:
    dossier = cast.dossier("yonas").id
    where = (DossierDate.dossier_id == dossier) & (DossierDate.kind == DateKind.BIJSTAND)
    change.run(sa.update(DossierDate).where(where).values(day=date(2000, 1, 1)))
    assert as_("petra").get("/").status_code == 200


def test_a_coordinator_of_a_buddy_reads_no_more_than_the_buddy(
    as_: As, cast: Cast, change: Change
) -> None:
    def add(session: Session) -> None:
        elsewhere = Organisation(name="Elders", phone="010-000 02 01")
        session.add(elsewhere)
        session.flush()
        people = [
            Account(name=name, role=role, organisation_id=elsewhere.id)
            for name, role in (("Baas", Role.COORDINATOR), ("Maat", Role.BEGELEIDER))
        ]
        session.add_all(people)
        session.flush()
        cast.accounts["baas"] = people[0]
        session.add(
            Begeleiding(
                dossier_id=cast.dossier("yonas").id,
                begeleider_id=people[1].id,
                kind=BegeleidingKind.MAATJE,
                starts_on=date(2026, 9, 1),
            )
        )

    change(add)
    yonas = cast.dossier("yonas").id
    as_("henk").post(f"/dossiers/{yonas}/messages/staff", data={"words": "onder ons"})
    talks = as_("baas").get(f"/dossiers/{yonas}/messages")
    assert talks.status_code == 200, "with the maatje they talk"
    assert "onder ons" not in talks.text
    for talk in ("staff", "consulent", "begeleider", "maatje"):
        reply = as_("baas").get(f"/dossiers/{yonas}/messages/{talk}")
        assert reply.status_code == 404, talk
    assert "onder ons" in as_("fatima").get(f"/dossiers/{yonas}/messages/staff").text


def test_behind_the_pin_what_is_sent_is_kept_and_nothing_is_shown(
    browser: Nobody, cast: Cast, change: Change, look: Look
) -> None:
    own = browser()
    enrolled(own, change, cast["yonas"])
    sign_in(own)
    change.run(sa.update(SignIn).values(seen_at=clock.real() - timedelta(hours=5)))
    url = f"/dossiers/{cast.dossier('yonas').id}/messages/consulent"
    refused = own.post(url, data={})
    assert (refused.status_code, refused.location.split("?")[0]) == (303, "/unlock")
    change.run(sa.update(SignIn).values(seen_at=clock.real() - timedelta(hours=5)))
    assert own.post(url, data={"words": "vraag"}).status_code == 303
    assert len(look.all(sa.select(Message))) == 1


def test_a_sealed_card_of_a_thousand_fields_is_refused(as_: As, cast: Cast) -> None:
    to = address(cast, "yonas")
    flood = urlencode(CARD, doseq=True) + "&x=1" * 60
    assert as_("henk").post(to, data={"sealed": seal(flood, to)}).status_code == 422


def test_who_is_closed_comes_in_by_no_card_and_no_session(
    as_: As, cast: Cast, change: Change, look: Look
) -> None:
    yonas, case = as_("yonas"), f"/dossiers/{cast.dossier('yonas').id}"
    petra = as_("petra")
    assert petra.post(f"{case}/close", data={"reason": "moved"}).status_code == 303
    assert petra.post(f"{case}/messages/consulent", data={"words": "x"}).status_code == 404
    petra.post(f"{case}/reopen")
    assert yonas.get("/").status_code == 303, "the session of before is gone"
