"""Numbers for Prometheus: what all processes counted, and what the database says now."""

import os
from collections.abc import Iterator

from sqlalchemy import bindparam, func, select
from sqlalchemy.exc import DBAPIError

from webapp.config import Config
from webapp.contact.push.model import Reminder, State
from webapp.core import clock
from webapp.core.db import Database, UtcDateTime
from webapp.demo.mark import set_clock
from webapp.running.backing_up import age_of_last

COUNTED_IN = "PROMETHEUS_MULTIPROC_DIR"
"""The folder in which prometheus_client adds up what several processes count."""
NOW = bindparam("now", type_=UtcDateTime())
DUE = select(func.count(), func.min(Reminder.send_at)).where(
    Reminder.state == State.WAITING, Reminder.send_at <= NOW, Reminder.not_after > NOW
)


class Numbers:
    """Collects at the moment of asking; a database that does not answer is a number too."""

    def __init__(self, database: Database, config: Config) -> None:
        from prometheus_client import CollectorRegistry
        from prometheus_client.multiprocess import MultiProcessCollector

        self.database, self.config = database, config
        self.registry = CollectorRegistry()
        self.registry.register(self)  # type: ignore[arg-type]
        if os.environ.get(COUNTED_IN):
            MultiProcessCollector(self.registry)  # type: ignore[no-untyped-call]
        set_clock(database, config)

    def written(self) -> str:
        from prometheus_client import generate_latest

        return generate_latest(self.registry).decode().rstrip()

    def describe(self) -> list[object]:
        """Nothing is asked of the database before somebody wants to know."""
        return []

    def collect(self) -> Iterator[object]:
        from prometheus_client.core import GaugeMetricFamily

        age = age_of_last(self.config.backups)
        if age is not None:
            yield GaugeMetricFamily(
                "meedoen_backup_age_seconds",
                "How old the last whole backup is",
                value=age.total_seconds(),
            )
        try:
            with self.database.connect(writes=False) as connection:
                waiting, oldest = connection.execute(DUE, {"now": clock.now()}).one()
        except DBAPIError:
            yield GaugeMetricFamily("meedoen_database_up", "Whether it answers", value=0)
            return
        late = (clock.now() - oldest).total_seconds() if oldest else 0.0
        yield GaugeMetricFamily("meedoen_database_up", "Whether it answers", value=1)
        yield GaugeMetricFamily(
            "meedoen_outbox_waiting", "Reminders that should have been sent by now", value=waiting
        )
        yield GaugeMetricFamily(
            "meedoen_outbox_age_seconds", "How late the oldest of these is", value=late
        )
