"""What is of no use any more is swept away, by whoever sends reminders, once an hour."""

from datetime import timedelta

from sqlalchemy import delete, update

from webapp import clock
from webapp.accounts.model import Invitation, SignIn
from webapp.begeleiding.model import HandOver
from webapp.db import Database
from webapp.messages.queries import OLD as OLD_MESSAGES
from webapp.outbox.queries import OLD as OLD_RECEIPTS
from webapp.outbox.receipts import RECEIPT_LIFE
from webapp.push.queries import DONE as OLD_REMINDERS
from webapp.visits.keeping import forget_old
from webapp.welzijn.keeping import erase_old

REMINDERS_KEPT = timedelta(days=90)
"""So long it can be looked up what was sent, or what did not arrive."""

MESSAGES_KEPT = timedelta(days=365)
"""Since they were sent. To be confirmed too."""
NOTES_KEPT = timedelta(days=730)
"""Of a hand-over; who took over knows the person by then. To be confirmed, like all such terms."""


def sweep(database: Database) -> None:
    """Sessions that ended, invitations that ran out, receipts and reminders that are done with,
    old visits, messages and notes, and the text of signalen that were closed long ago."""
    real = clock.real()
    with database.unit() as session:
        session.execute(delete(SignIn).where(SignIn.ends_at < real))
        session.execute(delete(Invitation).where(Invitation.expires_at < real))
        session.execute(OLD_RECEIPTS, {"before": real - RECEIPT_LIFE})
        session.execute(OLD_REMINDERS, {"before": clock.now() - REMINDERS_KEPT})
        erase_old(session, clock.now())
        forget_old(session, clock.now())
        session.execute(OLD_MESSAGES, {"before": clock.now() - MESSAGES_KEPT})
        old = HandOver.made_at < clock.now() - NOTES_KEPT
        session.execute(update(HandOver).where(old, HandOver.note.is_not(None)).values(note=None))
