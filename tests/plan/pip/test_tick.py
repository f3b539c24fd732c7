"""Ticking one's own agreements."""

import pytest
from sqlalchemy import select

from tests.conftest import As, Cast, Look
from webapp.core import clock
from webapp.plan.pip.model import Agreement, AgreementStatus, Party


def agreement_of(look: Look, cast: Cast, party: Party, text_id: str | None = None) -> Agreement:
    query = select(Agreement).where(
        Agreement.dossier_id == cast.dossier("yonas").id, Agreement.party == party
    )
    if text_id:
        query = query.where(Agreement.text_id == text_id)
    return look.first(query.order_by(Agreement.position))


@pytest.fixture
def own(look: Look, cast: Cast) -> Agreement:
    return agreement_of(look, cast, Party.INBURGERAAR, "G12")


def kept(look: Look, agreement: Agreement) -> Agreement:
    return look.get(Agreement, agreement.id)


def test_answers_with_the_ticked_agreement_alone(as_: As, own: Agreement) -> None:
    html = as_("yonas", htmx=True).post(f"/agreements/{own.id}/tick").text
    assert html.lstrip().startswith(f'<li id="agreement-{own.id}"')
    assert 'data-status="done"' in html


def test_without_htmx_it_goes_back_to_the_plan(as_: As, own: Agreement) -> None:
    reply = as_("yonas").post(f"/agreements/{own.id}/tick")
    back = f"/dossiers/{own.dossier_id}/pip#agreement-{own.id}"
    assert (reply.status_code, reply.location) == (303, back)


def test_ticking_twice_keeps_the_first_moment(as_: As, own: Agreement, look: Look) -> None:
    as_("yonas").post(f"/agreements/{own.id}/tick")
    first = kept(look, own).done_at
    clock.set_to("2026-09-15T10:00")
    as_("yonas").post(f"/agreements/{own.id}/tick")
    assert kept(look, own).done_at == first is not None


def test_a_tick_can_be_taken_back(as_: As, own: Agreement, look: Look) -> None:
    as_("yonas").post(f"/agreements/{own.id}/tick")
    as_("yonas").post(f"/agreements/{own.id}/untick")
    assert kept(look, own).done_at is None
    assert kept(look, own).status is AgreementStatus.OPEN


@pytest.mark.parametrize("act", ["tick", "untick"])
@pytest.mark.parametrize("htmx", [True, False])
def test_what_the_gemeente_promised_is_not_the_inburgeraars_to_tick(
    as_: As, look: Look, cast: Cast, act: str, htmx: bool
) -> None:
    promise = agreement_of(look, cast, Party.GEMEENTE)
    reply = as_("yonas", htmx=htmx).post(f"/agreements/{promise.id}/{act}")
    assert reply.status_code == 422
    assert kept(look, promise).done_at == promise.done_at


def test_a_line_of_a_draft_cannot_be_ticked(as_: As, look: Look, cast: Cast) -> None:
    query = select(Agreement).where(Agreement.dossier_id == cast.dossier("dawit").id)
    line = look.first(query)
    assert as_("dawit").post(f"/agreements/{line.id}/tick").status_code == 404
    assert kept(look, line).done_at is None


def test_only_those_who_may_tick_see_the_button(as_: As, cast: Cast, own: Agreement) -> None:
    plan = f"/dossiers/{cast.dossier('yonas').id}/pip"
    assert f'action="/agreements/{own.id}/tick"' in as_("yonas").get(plan).text
    for name in ("henk", "petra"):
        assert "/agreements/" not in as_(name).get(plan).text
