"""What is of no use any more is swept away, and nothing else."""

from datetime import timedelta
from functools import partial
from uuid import uuid4

from flask import Flask
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from tests.conftest import As, Cast, Change, Look
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


def counts(look: Look) -> dict[str, int]:
    tables = (SignIn, Invitation, Receipt, Reminder)
    return {
        table.__tablename__: look.one(select(func.count()).select_from(table)) for table in tables
    }


def test_old_rows_go_and_the_others_stay(
    app: Flask, cast: Cast, as_: As, change: Change, look: Look
) -> None:
    as_("yonas")
    before, yonas = counts(look), cast["yonas"].id
    real, now = clock.real(), clock.now()

    def add(session: Session) -> None:
        for age in (1, 400):
            then, ends = now - age * DAY, real + (200 - age) * DAY
            session.add(
                Receipt(id=uuid4(), account_id=yonas, kept_at=real - age * DAY, form_hash=b"x" * 32)
            )
            session.add(
                Invitation(
                    account_id=yonas,
                    token_hash=uuid4().bytes * 2,
                    code_hash=b"x" * 32,
                    expires_at=ends,
                )
            )
            session.add(
                SignIn(
                    token_hash=uuid4().bytes * 2,
                    account_id=yonas,
                    started_at=real,
                    seen_at=real,
                    ends_at=ends,
                )
            )
            for state in (State.WAITING, State.SENT):
                session.add(
                    Reminder(
                        account_id=yonas,
                        state=state,
                        kind=Kind.MONTH,
                        subject_id=uuid4(),
                        slot="x",
                        path="/",
                        due_at=then,
                        send_at=then,
                        not_after=then,
                    )
                )

    change(add)
    sweep(app.extensions["database"])
    gained = {table: number - before[table] for table, number in counts(look).items()}
    assert gained == {"sign_in": 1, "invitation": 1, "outbox_receipt": 1, "reminder": 3}


def test_the_note_of_a_hand_over_goes_after_two_years_and_who_guided_stays(
    app: Flask, cast: Cast, change: Change, look: Look
) -> None:
    def add(session: Session) -> None:
        past = session.scalars(
            select(Begeleiding).where(Begeleiding.dossier_id == cast.dossier("yonas").id)
        ).all()
        session.add(
            HandOver(
                dossier_id=past[0].dossier_id,
                from_id=past[0].id,
                to_id=past[1].id,
                by_id=cast["fatima"].id,
                note="Bel eerst.",
                made_at=clock.now(),
            )
        )

    change(add)
    for now, note in (("2028-09-12T09:00", "Bel eerst."), ("2028-09-14T09:00", None)):
        clock.set_to(now)
        sweep(app.extensions["database"])
        assert look.one(select(HandOver)).note == note


def test_visits_go_after_two_years_with_all_that_belongs_to_them_and_messages_after_one(
    app: Flask, cast: Cast, as_: As, change: Change, look: Look
) -> None:
    dossier, henk = cast.dossier("yonas").id, cast["henk"].id
    visit = partial(
        Visit,
        dossier_id=dossier,
        author_id=henk,
        how=HowMet.HOME,
        minutes=30,
        day=clock.today(),
    )

    def add(session: Session) -> None:
        session.execute(delete(Visit))
        for corrected in (0, 300):
            first = visit(written_at=clock.now(), shared=True)
            session.add(first)
            session.flush()
            later = clock.now() + corrected * DAY
            session.add(visit(written_at=later, corrects_id=first.id))
            session.add(
                VisitWords(
                    dossier_id=dossier,
                    visit_id=first.id,
                    words="ja",
                    language=Language.TI,
                    written_at=later,
                )
            )

    change(add)
    as_("yonas").post(f"/dossiers/{dossier}/messages/consulent", data={"words": "vraag"})

    def left() -> tuple[int, ...]:
        sweep(app.extensions["database"])
        tables = (Visit, VisitWords, Message)
        return tuple(look.one(select(func.count()).select_from(table)) for table in tables)

    for now, wanted in (
        ("2027-09-13T09:00", (4, 2, 1)),
        ("2027-09-15T09:00", (4, 2, 0)),
        ("2028-09-14T09:00", (2, 1, 0)),
        ("2029-07-12T09:00", (0, 0, 0)),
    ):
        clock.set_to(now)
        assert left() == wanted, now
