"""How long the note of a hand-over is kept: two years; that there was one stays."""

from datetime import timedelta

from sqlalchemy import update
from sqlalchemy.orm import Session

from webapp.core import clock
from webapp.guidance.clients.model import HandOver

NOTES_KEPT = timedelta(days=730)
"""Who took over knows the person by then. To be confirmed, like all such terms."""


def forget(session: Session) -> None:
    old = HandOver.made_at < clock.now() - NOTES_KEPT
    session.execute(update(HandOver).where(old, HandOver.note.is_not(None)).values(note=None))
