"""Every step of a signaal, in every stage, by everybody: one table says who may do what when."""

from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.conftest import As, Cast, Change, Look
from tests.guidance.welzijn.cards import CARD, address, flag, one, steps
from webapp.case.account import Account, Organisation, Role
from webapp.core import clock
from webapp.guidance.welzijn.model import NEXT, Domain, Signaal, Stage

COORDINATORS, CONSULENT = ("fatima", "els"), "petra"
# step: its form, the stages it may be taken in, who besides the coördinator
ANY = frozenset(Stage)
STEPS: dict[str, tuple[dict[str, str], frozenset[Stage], str]] = {
    "consult": ({}, frozenset({Stage.RECEIVED}), CONSULENT),
    "act": ({}, frozenset({Stage.IN_CONSULTATION}), CONSULENT),
    "report-back": (
        {"outcome": "discussed"},
        frozenset({Stage.IN_CONSULTATION, Stage.ACTION}),
        "",
    ),
    "close": ({}, frozenset({Stage.REPORTED_BACK}), ""),
    "weigh": ({"level": "3-dringend"}, ANY - {Stage.CLOSED}, ""),
    "share": ({}, ANY, ""),
    "meldcode": ({}, ANY, ""),
    "erase": ({}, ANY, ""),
}
AFTER = {
    "consult": Stage.IN_CONSULTATION,
    "act": Stage.ACTION,
    "report-back": Stage.REPORTED_BACK,
    "close": Stage.CLOSED,
}


@pytest.fixture
def everybody(cast: Cast, change: Change) -> None:
    """The cast and two strangers more: a coördinator elsewhere, and a consulent for income."""

    def add(session: Session) -> None:
        elsewhere = Organisation(name="Elders", phone="010-000 02 01")
        session.add(elsewhere)
        session.flush()
        here = cast["petra"].gemeente_id
        people = (
            Account(name="Coördinator Elders", role=Role.COORDINATOR, organisation_id=elsewhere.id),
            Account(name="Inkomen", role=Role.INCOME, gemeente_id=here),
            Account(name="Collega", role=Role.CONSULENT, gemeente_id=here),
        )
        session.add_all(people)
        session.flush()
        for account in people:
            cast.accounts[account.first_name.lower()] = account

    change(add)


@pytest.fixture
def signaal(as_: As, cast: Cast, look: Look, change: Change, everybody: None) -> UUID:
    """One that may be shared, is about safety, and is shared already unless a test says else."""
    id = flag(as_, cast, look, "henk", "yonas", domains=["veilig", "geld"])
    change(lambda s: setattr(s.get_one(Signaal, id), "shared_at", clock.now()))
    return id


def put(change: Change, id: UUID, **values: Any) -> None:
    change.run(sa.update(Signaal).where(Signaal.id == id).values(**values))


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("act", STEPS)
def test_only_those_named_and_only_then(
    as_: As, cast: Cast, look: Look, change: Change, signaal: UUID, act: str, stage: Stage
) -> None:
    form, stages, also = STEPS[act]
    fresh: dict[str, Any] = {"stage": stage, "level": "2-zorg", "meldcode_on": None}
    fresh |= {"erased_at": None, "shared_at": None if act == "share" else clock.now()}
    for name in cast:
        put(change, signaal, **fresh)
        before = steps(look, signaal)
        status = as_(name).post(f"/signalen/{signaal}/{act}", data=form).status_code
        shared = fresh["shared_at"] is not None
        named = name in COORDINATORS or (name in also.split() and shared)
        wanted = 404 if not named else 303 if stage in stages else 422
        assert status == wanted, f"{name} {act} in {stage}"
        done = status == 303
        assert len(steps(look, signaal)) == len(before) + done
        assert one(look, signaal).stage is (AFTER.get(act, stage) if done else stage)


def test_the_table_of_the_model_is_the_one_here() -> None:
    walked = {
        stage: frozenset(AFTER[act] for act in AFTER if stage in STEPS[act][1]) for stage in Stage
    }
    assert walked == NEXT


def test_who_reads_a_card(as_: As, cast: Cast, signaal: UUID, change: Change) -> None:
    def readers() -> set[str]:
        return {name for name in cast if as_(name).get(f"/signalen/{signaal}").status_code == 200}

    assert readers() == {"fatima", "els", "petra"}
    put(change, signaal, shared_at=None)
    assert readers() == {"fatima", "els"}


def test_who_has_it_on_the_list(as_: As, cast: Cast, signaal: UUID, change: Change) -> None:
    def listed() -> set[str]:
        return {name for name in cast if f"signaal-{signaal}" in as_(name).get("/signalen").text}

    assert listed() == {"henk", "fatima", "els", "petra"}
    put(change, signaal, shared_at=None)
    assert listed() == {"henk", "fatima", "els"}


def test_a_colleague_who_guides_too_sees_nothing_of_it(
    as_: As, cast: Cast, look: Look, signaal: UUID
) -> None:
    assert f"signaal-{signaal}" not in as_("ilse").get("/signalen").text


def test_a_consulent_for_income_reaches_no_signaal_at_all(
    as_: As, cast: Cast, signaal: UUID
) -> None:
    inkomen = as_("inkomen")
    new = f"{address(cast, 'yonas')}/new"
    for path in ("/signalen", f"/signalen/{signaal}", new, "/call-now"):
        assert inkomen.get(path).status_code == 404, path
    assert inkomen.get("/").status_code == 200
    assert "signaal" not in inkomen.get("/").text


def test_after_the_begeleiding_the_coordinator_still_follows_it_up(
    as_: As, cast: Cast, change: Change, signaal: UUID
) -> None:
    clock.set_to("2028-09-14T08:30")
    change.run(sa.text("UPDATE begeleiding SET ends_on = '2026-10-01'"))
    assert as_("fatima").get(f"/signalen/{signaal}").status_code == 200
    assert f"signaal-{signaal}" not in as_("henk").get("/signalen").text


def test_shared_from_zorg_on_and_never_about_the_police(
    as_: As, cast: Cast, look: Look, change: Change, signaal: UUID
) -> None:
    for values, status in (
        ({"level": "1-let-op"}, 422),
        ({"level": "2-zorg"}, 303),
        ({"level": "3-dringend", "second_domain": Domain.RECHT}, 422),
    ):
        put(change, signaal, **{"shared_at": None, **values})
        assert as_("fatima").post(f"/signalen/{signaal}/share").status_code == status, values


def test_the_meldcode_is_a_day_and_a_person_and_only_where_it_holds(
    as_: As, cast: Cast, look: Look, change: Change, signaal: UUID
) -> None:
    fatima = as_("fatima")
    assert fatima.post(f"/signalen/{signaal}/meldcode").status_code == 303
    kept = one(look, signaal)
    assert (kept.meldcode_on, kept.meldcode_by) == (clock.today(), cast["fatima"].id)
    assert fatima.post(f"/signalen/{signaal}/meldcode").status_code == 422, "it was started"
    put(change, signaal, meldcode_on=None, domain=Domain.GELD, second_domain=None)
    assert fatima.post(f"/signalen/{signaal}/meldcode").status_code == 422


def test_no_closing_without_terugkoppeling(as_: As, look: Look, signaal: UUID) -> None:
    fatima = as_("fatima")
    for act in ("consult", "act"):
        fatima.post(f"/signalen/{signaal}/{act}")
    assert fatima.post(f"/signalen/{signaal}/close").status_code == 422
    fatima.post(f"/signalen/{signaal}/report-back", data={"outcome": "referred"})
    assert fatima.post(f"/signalen/{signaal}/close").status_code == 303
    assert steps(look, signaal) == ["consulted", "acted", "reported-back", "closed"]


def test_nothing_to_do_needs_a_reason_and_only_that_does(as_: As, signaal: UUID) -> None:
    fatima, back = as_("fatima"), f"/signalen/{signaal}/report-back"
    fatima.post(f"/signalen/{signaal}/consult")
    assert fatima.post(back, data={"outcome": "no-action"}).status_code == 422
    assert (
        fatima.post(back, data={"outcome": "referred", "reason": "not-wanted"}).status_code == 422
    )
    assert fatima.post(back, data={"outcome": "psychologist"}).status_code == 422
    good = {"outcome": "no-action", "reason": "not-wanted"}
    assert fatima.post(back, data=good).status_code == 303


def test_who_wrote_it_reads_the_limited_words(as_: As, signaal: UUID) -> None:
    fatima, henk = as_("fatima"), as_("henk")
    henk.post("/language", data={"lang": "en", "to": "/"})
    fatima.post(f"/signalen/{signaal}/consult")
    assert "Being discussed" in henk.get("/signalen").text
    said = {"outcome": "no-action", "reason": "help-is-there"}
    fatima.post(f"/signalen/{signaal}/report-back", data=said)
    page = henk.get("/signalen").text
    assert "Reported back" in page
    assert "Nothing has to be done: There is help already" in page


def test_two_coordinators_at_once_take_one_step(as_: As, look: Look, signaal: UUID) -> None:
    first, second = as_("fatima"), as_("fatima")
    assert first.post(f"/signalen/{signaal}/consult").status_code == 303
    reply = second.post(f"/signalen/{signaal}/consult")
    assert reply.status_code == 422
    assert steps(look, signaal) == ["consulted"]


def test_the_form_is_there_for_who_guides(as_: As, cast: Cast) -> None:
    page = as_("henk").get(f"{address(cast, 'yonas')}/new")
    assert page.status_code == 200
    for name in CARD:
        assert f'name="{name}"' in page.text
