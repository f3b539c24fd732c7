"""How long the receipt of a form is kept: longer than a phone goes on sending it."""

from sqlalchemy.orm import Session

from webapp.contact.outbox.model import RECEIPT_LIFE
from webapp.contact.outbox.queries import OLD
from webapp.core import clock


def forget(session: Session) -> None:
    session.execute(OLD, {"before": clock.real() - RECEIPT_LIFE})
