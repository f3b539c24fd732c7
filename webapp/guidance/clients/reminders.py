"""Who guides hears that it ends, before somebody is gone from their list."""

from collections.abc import Iterable
from datetime import timedelta

from sqlalchemy.orm import Session

from webapp.case.dossier import Begeleiding
from webapp.contact.push.model import Kind
from webapp.contact.push.reminders import Change, Due, Plan, reminds
from webapp.core import clock
from webapp.guidance.clients.model_farewell import Farewell

NEWS_FOR = timedelta(days=14)


@reminds(Farewell)
def of_farewell(session: Session, it: Farewell, change: Change) -> Iterable[Plan]:
    dues = []
    if change.new:
        guide = session.get_one(Begeleiding, it.begeleiding_id).begeleider_id
        until = clock.now() + NEWS_FOR
        dues = [Due(account_id=guide, kind=Kind.MESSAGE, slot="ends", not_after=until, path="/")]
    return [Plan(it.id, dues, ended=change.gone)]
