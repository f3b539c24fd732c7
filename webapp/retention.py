"""What is of no use any more is forgotten, by whoever sends reminders, once an hour.

What each room forgets, and when, stands in its own retention.py.
"""

from webapp import rooms
from webapp.core.db import Database


def sweep(database: Database) -> None:
    """Let every room forget what it kept long enough, in one unit of work."""
    with database.unit() as session:
        for part in rooms.parts("retention"):
            part.forget(session)
