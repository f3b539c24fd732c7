"""A new message of staff is told at once; that is all the locked phone says."""

from collections.abc import Iterable
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.case.dossier import Dossier
from webapp.contact.messages.model import Message, Talk
from webapp.contact.push.model import Kind
from webapp.contact.push.reminders import Change, Due, Plan, reminds

NEWS_FOR = timedelta(days=3)


@reminds(Message)
def of_message(session: Session, it: Message, change: Change) -> Iterable[Plan]:
    """To the inburgeraar, of what others wrote to them. What is taken back is told no more."""
    if it.by_inburgeraar or it.talk is Talk.STAFF:
        return []
    if change.gone or it.taken_back_at or not change.new:
        return [Plan(it.id, ended=True)] if change.gone or it.taken_back_at else []
    account_id = session.scalar(select(Dossier.inburgeraar_id).where(Dossier.id == it.dossier_id))
    if account_id is None:
        return []
    path, until = f"/dossiers/{it.dossier_id}/messages", it.sent_at + NEWS_FOR
    due = Due(account_id=account_id, kind=Kind.MESSAGE, slot="new", not_after=until, path=path)
    return [Plan(it.id, [due])]
