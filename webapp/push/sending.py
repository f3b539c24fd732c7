"""A process, or a thread of `webapp serve`, in which reminders are sent."""

import asyncio
from threading import Event

from webapp.config import Config
from webapp.db import Database
from webapp.push.keys import Keys


def work(config: Config, stop: Event, every: float = 5.0) -> None:
    """Send what is due until `stop` is set; look again every so many seconds.

    The field's clock has been set before.
    """
    from webapp.push.sender import HOSTS, Sender  # only who sends pays for these libraries
    from webapp.push.worker import Worker

    database = Database(config.database_url)
    sender = Sender(
        Keys(config.vapid_keys, config.push_subject),
        hosts=(*HOSTS, *config.push_hosts),
        plain=config.push_plain,
    )
    asyncio.run(Worker(database, config, sender).run(stop, every))
    database.engine.dispose()
