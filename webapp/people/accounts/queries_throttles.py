"""How often something was tried: counted before it is looked at, so that nobody shares a try."""

from datetime import datetime, timedelta

from sqlalchemy import Delete, Executable, case, delete
from sqlalchemy.dialects import postgresql, sqlite

from webapp.case.account import Throttle

LONGEST = timedelta(hours=1)
"""Of the windows in which something is counted."""


def count_throttle(dialect: str, key: str, now: datetime, window: timedelta) -> Executable:
    """One more try for this key; the count starts anew after each window. Returns the count."""
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    stale = Throttle.since <= now - window
    return (
        insert(Throttle)
        .values(key=key, tries=1, since=now)
        .on_conflict_do_update(
            index_elements=[Throttle.key],
            set_={
                "tries": case((stale, 1), else_=Throttle.tries + 1),
                "since": case((stale, now), else_=Throttle.since),
            },
        )
        .returning(Throttle.tries)
    )


def old_throttles(now: datetime) -> Delete:
    """Counts whose window is over, however long it was."""
    return delete(Throttle).where(Throttle.since <= now - LONGEST)
