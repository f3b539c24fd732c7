"""How long messages are kept: a year since they were sent."""

from datetime import timedelta

from sqlalchemy.orm import Session

from webapp.contact.messages.queries import OLD
from webapp.core import clock

KEPT = timedelta(days=365)
"""To be confirmed, like all such terms."""


def forget(session: Session) -> None:
    session.execute(OLD, {"before": clock.now() - KEPT})
