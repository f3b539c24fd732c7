"""A sender that posts nothing: it notes what it was given, and answers as it is told."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Self

from webapp.webpush.sealing import Target
from webapp.webpush.sender import Fate, Outcome


@dataclass
class Sent:
    endpoint: str
    notification: dict[str, Any]
    ttl: int
    urgency: str
    topic: str


@dataclass
class Recorder:
    answer: Callable[[Target], Outcome] = lambda target: Outcome(Fate.SENT, 201)
    sent: list[Sent] = field(default_factory=list)
    before: Callable[[], None] = lambda: None
    """Runs while a message is on its way."""

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        pass

    async def send(self, target: Target, text: bytes, **options: Any) -> Outcome:
        self.before()
        notification = json.loads(text)["notification"]
        ttl, urgency, topic = options["ttl"], options["urgency"], options["topic"]
        self.sent.append(Sent(target.endpoint, notification, ttl, urgency, topic))
        return self.answer(target)
