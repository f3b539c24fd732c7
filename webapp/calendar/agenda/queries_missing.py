"""To which lessons somebody cannot come: they told their consulent, in a message."""

from sqlalchemy import select

from webapp.case.queries import DOSSIER
from webapp.contact.messages.model import COMES_AFTER_ALL, MISSES, Message

MOST = 50
SAID = (
    select(Message.text_id, Message.filled)
    .where(Message.dossier_id == DOSSIER, Message.text_id.in_([MISSES, COMES_AFTER_ALL]))
    .order_by(Message.sent_at.desc(), Message.id.desc())
    .limit(MOST)
)
"""The latest word first."""
