"""What waits in a list is forgotten: it may be about people of others."""

from datetime import timedelta

from sqlalchemy import update
from sqlalchemy.orm import Session

from webapp.core import clock
from webapp.people.imports.model import HandedList

LIFE = timedelta(days=14)


def forget(session: Session) -> None:
    old = update(HandedList).where(HandedList.handed_at < clock.now() - LIFE)
    old = old.where(HandedList.packed.is_not(None))
    session.execute(old.values(packed=None, answers={}, reached=0))
