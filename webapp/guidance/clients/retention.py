"""How long the note of a hand-over is kept: two years; that there was one stays."""

from datetime import timedelta

from sqlalchemy import update
from sqlalchemy.orm import Session

from webapp.core import clock
from webapp.guidance.clients.model import HandOver
from webapp.guidance.clients.model_farewell import Farewell

NOTES_KEPT = timedelta(days=730)
"""Who took over knows the person by then. To be confirmed, like all such terms."""


def forget(session: Session) -> None:
    old = HandOver.made_at < clock.now() - NOTES_KEPT
    said = Farewell.made_at < clock.now() - NOTES_KEPT, Farewell.word.is_not(None)
    session.execute(update(Farewell).where(*said).values(word=None))
    session.execute(update(HandOver).where(old, HandOver.note.is_not(None)).values(note=None))
