"""Whom no message reaches stands on the consulent's list, so that a human calls."""

from datetime import timedelta
from uuid import uuid4

from flask import Flask
from sqlalchemy import update
from sqlalchemy.orm import Session

from tests.conftest import As, Cast, Change
from tests.contact.push.phones import phone, subscribe
from webapp.case.account import Account, SignIn
from webapp.contact.push.model import Kind, Reminder, State
from webapp.core import clock


def on_the_list(as_: As, cast: Cast, name: str, reader: str = "petra") -> bool:
    """Also on the dossier itself, and marked in the list of all."""
    id = cast.dossier(name).id
    listed = f'id="dossier-{id}"' in as_(reader).get("/not-reached").text
    card = (
        as_(reader).get("/dossiers?view=all").text.split(f'id="dossier-{id}"')[1].split("</tr>")[0]
    )
    shown = "Niet bereikt op de telefoon" in as_(reader).get(f"/dossiers/{id}/agenda").text
    assert listed == ("Niet bereikt op de telefoon" in card) == shown
    return listed


def said(change: Change, account: Account, *states: State) -> None:
    """So many reminders of this person ended like this, one after the other."""

    def add(session: Session) -> None:
        now = clock.now()
        for number, state in enumerate(states):
            session.add(
                Reminder(
                    account_id=account.id,
                    kind=Kind.APPOINTMENT,
                    subject_id=uuid4(),
                    slot="2h",
                    due_at=now,
                    send_at=now,
                    not_after=now + timedelta(hours=1),
                    path="/",
                    state=state,
                    done_at=now + timedelta(minutes=number),
                )
            )

    change(add)


def test_without_a_phone_somebody_calls(app: Flask, as_: As, cast: Cast) -> None:
    assert on_the_list(as_, cast, "yonas")
    subscribe(as_("yonas"), phone(app))
    assert not on_the_list(as_, cast, "yonas")


def test_after_three_that_did_not_arrive_somebody_calls(
    app: Flask, as_: As, cast: Cast, change: Change
) -> None:
    subscribe(as_("yonas"), phone(app))
    said(change, cast["yonas"], State.SENT, State.MISSED, State.MISSED)
    assert not on_the_list(as_, cast, "yonas")
    clock.set_to("2026-09-14T10:00")
    said(change, cast["yonas"], State.MISSED)
    assert on_the_list(as_, cast, "yonas")
    clock.set_to("2026-09-14T11:00")
    said(change, cast["yonas"], State.SENT)
    assert not on_the_list(as_, cast, "yonas")


def test_a_session_that_has_ended_is_no_phone(
    app: Flask, as_: As, cast: Cast, change: Change
) -> None:
    subscribe(as_("yonas"), phone(app))
    ended = update(SignIn).where(SignIn.account_id == cast["yonas"].id)
    change.run(ended.values(ends_at=clock.real()))
    assert on_the_list(as_, cast, "yonas")


def test_each_consulent_sees_their_own_gemeente_and_others_nothing(as_: As, cast: Cast) -> None:
    assert on_the_list(as_, cast, "selam", "karel")
    assert str(cast.dossier("yonas").id) not in as_("karel").get("/not-reached").text
    assert as_("henk").get("/not-reached").status_code == 404
    assert "Niet bereikt" not in as_("henk").get("/").text
    agenda = f"/dossiers/{cast.dossier('yonas').id}/agenda"
    assert "Niet bereikt" not in as_("henk").get(agenda).text


def test_what_reaches_others_says_nothing_of_this_person(
    app: Flask, as_: As, cast: Cast, change: Change
) -> None:
    for name in ("yonas", "rania"):
        subscribe(as_(name), phone(app))
    said(change, cast["yonas"], State.MISSED, State.MISSED, State.MISSED)
    clock.set_to("2026-09-14T11:00")
    said(change, cast["rania"], State.SENT)
    assert on_the_list(as_, cast, "yonas")
    assert not on_the_list(as_, cast, "rania")
