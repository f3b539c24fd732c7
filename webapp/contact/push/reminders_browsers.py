"""A phone or browser that is new to somebody is told to the phones they had; in the night too."""

from collections.abc import Iterable
from datetime import timedelta

from sqlalchemy.orm import Session

from webapp.case.account import KnownBrowser
from webapp.contact.push.model import Kind
from webapp.contact.push.reminders import Change, Due, Plan, reminds
from webapp.core import clock

NEWS_FOR = timedelta(days=7)


@reminds(KnownBrowser)
def of_browser(_session: Session, it: KnownBrowser, change: Change) -> Iterable[Plan]:
    """The locked phone says only that there is a message; the first screen says which."""
    if not change.new or it.own_at:
        return []
    until = clock.now() + NEWS_FOR
    due = Due(
        account_id=it.account_id,
        kind=Kind.NEW_BROWSER,
        slot="new",
        not_after=until,
        path="/",
        urgent=True,
    )
    return [Plan(it.id, [due])]
