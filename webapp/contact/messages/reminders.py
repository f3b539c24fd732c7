"""A new message is told at once to who is on the other side; that is all the locked phone says."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from webapp.contact.messages.model import Message
from webapp.contact.messages.queries_told import TOLD
from webapp.contact.push.model import Kind
from webapp.contact.push.reminders import Change, Due, Plan, reminds
from webapp.core import clock

NEWS_FOR = timedelta(days=3)


@reminds(Message)
def of_message(session: Session, it: Message, change: Change) -> Iterable[Plan]:
    """What is taken back is told no more."""
    if change.gone or it.taken_back_at or not change.new:
        return [Plan(it.id, ended=True)] if change.gone or it.taken_back_at else []
    path, until = f"/dossiers/{it.dossier_id}/messages/{it.talk}", it.sent_at + NEWS_FOR
    dues = [
        Due(account_id=id, kind=Kind.MESSAGE, slot="new", not_after=until, path=path)
        for id in told_of(session, it)
    ]
    return [Plan(it.id, dues)]


def told_of(session: Session, it: Message) -> Iterable[UUID]:
    """Who takes part in the talk, but not who wrote it."""
    values = {"dossier": it.dossier_id, "today": clock.today()}
    found = session.scalars(TOLD[it.talk, it.by_inburgeraar], values)
    return sorted({id for id in found if id and id != it.author_id})
