"""What is of no use any more is swept away, by whoever sends reminders, once an hour."""

from datetime import timedelta

from sqlalchemy import delete

from webapp import clock
from webapp.accounts.model import Invitation, SignIn
from webapp.db import Database
from webapp.outbox.queries import OLD as OLD_RECEIPTS
from webapp.outbox.receipts import RECEIPT_LIFE
from webapp.push.queries import DONE as OLD_REMINDERS
from webapp.welzijn.keeping import erase_old

REMINDERS_KEPT = timedelta(days=90)
"""So long it can be looked up what was sent, or what did not arrive."""


def sweep(database: Database) -> None:
    """Sessions that ended, invitations that ran out, old receipts, reminders that are done, and
    the text of signalen that were closed long ago."""
    real = clock.real()
    with database.unit() as session:
        session.execute(delete(SignIn).where(SignIn.ends_at < real))
        session.execute(delete(Invitation).where(Invitation.expires_at < real))
        session.execute(OLD_RECEIPTS, {"before": real - RECEIPT_LIFE})
        session.execute(OLD_REMINDERS, {"before": clock.now() - REMINDERS_KEPT})
        erase_old(session, clock.now())
