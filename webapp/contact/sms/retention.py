"""How long it is kept to whom an SMS went: as long as the months that are shown."""

from datetime import timedelta

from sqlalchemy.orm import Session

from webapp.contact.sms.queries import OLD
from webapp.core import clock

KEPT = timedelta(days=400)


def forget(session: Session) -> None:
    session.execute(OLD, {"before": clock.today() - KEPT})
