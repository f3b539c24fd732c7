"""What nobody reacted to in time goes on: the consulent of the dossier reads it too."""

from datetime import time

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.case.account import Gemeente
from webapp.contact.push.model_timing import at
from webapp.core import clock
from webapp.guidance.welzijn.queries_late import going_on
from webapp.law.welzijn import react_by
from webapp.rules.book import book_in


def forget(session: Session) -> None:
    """Wait no longer for the organisation alone. About the police nothing goes on."""
    now, today = clock.now(), clock.today()
    for gemeente_id in session.scalars(select(Gemeente.id)).all():
        book = book_in(session, gemeente_id)
        for signaal in session.scalars(going_on(gemeente_id, at(today, time()))).all():
            last = react_by(book, signaal.level, clock.day_of(signaal.written_at))
            if last and last < today:
                signaal.share(now)
