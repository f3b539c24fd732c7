"""What is of no use any more is swept away, and nothing else."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

from flask import Flask
from sqlalchemy import delete, func, select

from tests.conftest import Browser, Cast
from webapp.case.account import Invitation, Language, SignIn
from webapp.case.dossier import Begeleiding
from webapp.contact.messages.model import Message
from webapp.contact.outbox.model import Receipt
from webapp.contact.push.model import Kind, Reminder, State
from webapp.core import clock
from webapp.guidance.clients.model import HandOver
from webapp.guidance.visits.model import HowMet, Visit, VisitWords
from webapp.retention import sweep

DAY = timedelta(days=1)


def counts(look: Any) -> dict[str, int]:
    tables = (SignIn, Invitation, Receipt, Reminder)
    return {
        table.__tablename__: look(lambda s, t=table: s.scalar(select(func.count()).select_from(t)))
        for table in tables
    }


def test_old_rows_go_and_the_others_stay(
    app: Flask, cast: Cast, as_: Callable[..., Browser], change: Any, look: Any
) -> None:
    as_("yonas")
    before, yonas = counts(look), cast["yonas"].id
    real, now = clock.real(), clock.now()

    def add(session: Any) -> None:
        for age in (1, 400):
            kept = {"account_id": yonas, "kept_at": real - age * DAY, "form_hash": b"x" * 32}
            session.add(Receipt(id=uuid4(), **kept))
            hashes = {"token_hash": uuid4().bytes * 2, "code_hash": b"x" * 32}
            ends = real + (200 - age) * DAY
            session.add(Invitation(account_id=yonas, expires_at=ends, **hashes))
            times = {"started_at": real, "seen_at": real, "ends_at": ends}
            session.add(SignIn(account_id=yonas, token_hash=uuid4().bytes * 2, **times))
            for state in (State.WAITING, State.SENT):
                row = {"kind": Kind.MONTH, "subject_id": uuid4(), "slot": "x", "path": "/"}
                moments = dict.fromkeys(("due_at", "send_at", "not_after"), now - age * DAY)
                session.add(Reminder(account_id=yonas, state=state, **row, **moments))

    change(add)
    sweep(app.extensions["database"])
    gained = {table: number - before[table] for table, number in counts(look).items()}
    assert gained == {"sign_in": 1, "invitation": 1, "outbox_receipt": 1, "reminder": 3}


def test_the_note_of_a_hand_over_goes_after_two_years_and_who_guided_stays(
    app: Flask, cast: Cast, change: Any, look: Any
) -> None:
    def add(session: Any) -> None:
        past = session.scalars(
            select(Begeleiding).where(Begeleiding.dossier_id == cast.dossier("yonas").id)
        ).all()
        row = {"dossier_id": past[0].dossier_id, "by_id": cast["fatima"].id, "note": "Bel eerst."}
        ids = {"from_id": past[0].id, "to_id": past[1].id}
        session.add(HandOver(made_at=clock.now(), **row, **ids))

    change(add)
    for now, note in (("2028-09-12T09:00", "Bel eerst."), ("2028-09-14T09:00", None)):
        clock.set_to(now)
        sweep(app.extensions["database"])
        assert look(lambda s: s.scalars(select(HandOver)).one()).note == note


def test_visits_go_after_two_years_with_all_that_belongs_to_them_and_messages_after_one(
    app: Flask, cast: Cast, as_: Callable[..., Browser], change: Any, look: Any
) -> None:
    dossier, henk = cast.dossier("yonas").id, cast["henk"].id
    row = {"dossier_id": dossier, "author_id": henk, "how": HowMet.HOME, "minutes": 30}

    def add(session: Any) -> None:
        session.execute(delete(Visit))
        for corrected in (0, 300):
            first = Visit(**row, day=clock.today(), written_at=clock.now(), shared=True)
            session.add(first)
            session.flush()
            later = clock.now() + corrected * DAY
            session.add(Visit(**row, day=clock.today(), written_at=later, corrects_id=first.id))
            own = {"words": "ja", "language": Language.TI, "written_at": later}
            session.add(VisitWords(dossier_id=dossier, visit_id=first.id, **own))

    change(add)
    as_("yonas").post(f"/dossiers/{dossier}/messages/consulent", data={"words": "vraag"})

    def left() -> tuple[int, ...]:
        sweep(app.extensions["database"])
        tables = (Visit, VisitWords, Message)
        return tuple(
            look(lambda s, t=table: s.scalar(select(func.count()).select_from(t)))
            for table in tables
        )

    for now, wanted in (
        ("2027-09-13T09:00", (4, 2, 1)),
        ("2027-09-15T09:00", (4, 2, 0)),
        ("2028-09-14T09:00", (2, 1, 0)),
        ("2029-07-12T09:00", (0, 0, 0)),
    ):
        clock.set_to(now)
        assert left() == wanted, now
