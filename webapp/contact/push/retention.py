"""How long a reminder is kept that was sent, or that did not arrive."""

from datetime import timedelta

from sqlalchemy.orm import Session

from webapp.contact.push.queries import DONE
from webapp.core import clock

KEPT = timedelta(days=90)
"""So long it can be looked up what was sent, or what did not arrive."""


def forget(session: Session) -> None:
    session.execute(DONE, {"before": clock.now() - KEPT})
