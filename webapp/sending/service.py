"""A process, or a thread of `webapp serve`, in which reminders are sent."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from threading import Event

from webapp.config import Config
from webapp.core.db import Database
from webapp.core.vapid import Keys
from webapp.speech import i18n


def work(
    config: Config,
    stop: Event,
    hourly: Callable[[Database], None],
    every: float = 5.0,
    lease: float = 120.0,
) -> None:
    """Send what is due until `stop` is set; look again every so many seconds.

    `lease`: seconds of real time after which another worker sends what this one claimed; longer
    than the ten seconds that a push service is waited for. The field's clock has been set before.
    """
    from webapp.sending.notify import Gateway
    from webapp.sending.sms import Texts
    from webapp.sending.worker import Worker
    from webapp.webpush.sealing import HOSTS
    from webapp.webpush.sender import Sender

    i18n.load()
    database = Database(config.database_url)
    sender = Sender(
        Keys(config.vapid_keys, config.push_subject),
        hosts=(*HOSTS, *config.push_hosts),
        plain=config.push_plain,
    )
    texts = Texts(database, Gateway(config.notify)) if config.notify else None
    worker = Worker(database, config, sender, timedelta(seconds=lease), texts)
    asyncio.run(worker.run(stop, every, lambda: hourly(database)))
    database.engine.dispose()
