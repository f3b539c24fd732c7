"""What Firefox says to its push service, and hears from it, over a websocket.

Its preference `dom.push.serverURL` names the service. Messages stay until they are acknowledged.
"""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from uuid import uuid4

from aiohttp import WSMsgType, web

from tests.contact.push.mailbox import to_text

GOT_IT = 100
"""Firefox's code of an acknowledgement; 101: cannot be decrypted, 102: no worker took it."""


@dataclass(frozen=True)
class Message:
    version: str
    channel: str
    body: bytes
    topic: str | None
    until: float

    def __str__(self) -> str:
        told: dict[str, Any] = {"messageType": "notification", "channelID": self.channel}
        told |= {"version": self.version, "data": to_text(self.body)}
        return json.dumps(told | {"headers": {"encoding": "aes128gcm"}})


@dataclass
class Agent:
    """One Firefox. Its socket is None while it is not there."""

    name: str = field(default_factory=lambda: uuid4().hex)
    socket: web.WebSocketResponse | None = None
    waiting: list[Message] = field(default_factory=list)

    async def take(self, message: Message, now: float) -> None:
        """Replace what waits under the same topic; deliver it, or keep it while it is of use."""
        same = message.channel, message.topic
        self.waiting = [m for m in self.waiting if not m.topic or (m.channel, m.topic) != same]
        if self.socket or message.until > now:
            self.waiting.append(message)
        if self.socket:
            with suppress(ConnectionError):  # gone just now; it waits
                await self.socket.send_str(str(message))


class Autopush:
    """All agents. `register` is told a channel and a VAPID key, and gives an endpoint."""

    def __init__(
        self,
        register: Callable[[Agent, str, str | None], str],
        unregister: Callable[[str], None],
        now: Callable[[], float],
    ) -> None:
        self.register, self.unregister, self.now = register, unregister, now
        self.agents: dict[str, Agent] = {}
        self.acknowledged: list[tuple[str, str, int]] = []
        """Channel, version, code."""
        self.versions = count(1)

    async def socket(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(protocols=("push-notification",))
        await socket.prepare(request)
        agent: Agent | None = None
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    agent = await self.hear(socket, agent, json.loads(message.data))
        finally:
            if agent and agent.socket is socket:
                agent.socket = None
        return socket

    async def hear(
        self, socket: web.WebSocketResponse, agent: Agent | None, said: dict[str, Any]
    ) -> Agent | None:
        kind = said.get("messageType", "ping")
        if kind == "hello":
            return await self.greet(socket, said.get("uaid", ""))
        if kind == "ping":
            await socket.send_str("{}")
        elif agent and kind in ("register", "unregister"):
            await socket.send_str(json.dumps(self.change(agent, kind, said)))
        elif agent and kind == "ack":
            for update in said["updates"]:
                await self.acknowledge(agent, update)
        return agent

    async def greet(self, socket: web.WebSocketResponse, name: str) -> Agent:
        """Firefox drops its subscriptions when it is given another name than it came with."""
        agent = self.agents.get(name) or Agent()
        self.agents[agent.name], agent.socket = agent, socket
        hello = {"messageType": "hello", "status": 200, "uaid": agent.name, "use_webpush": True}
        await socket.send_str(json.dumps({**hello, "broadcasts": {}}))
        agent.waiting = [message for message in agent.waiting if message.until > self.now()]
        for message in agent.waiting:
            await socket.send_str(str(message))
        return agent

    def change(self, agent: Agent, kind: str, said: dict[str, Any]) -> dict[str, Any]:
        answer = {"messageType": kind, "channelID": said["channelID"], "status": 200}
        if kind == "unregister":
            self.unregister(said["channelID"])
            return answer
        key = said["key"].rstrip("=") if "key" in said else None
        return {**answer, "pushEndpoint": self.register(agent, said["channelID"], key)}

    async def acknowledge(self, agent: Agent, update: dict[str, Any]) -> None:
        version = update["version"]
        self.acknowledged.append((update["channelID"], version, update.get("code", GOT_IT)))
        agent.waiting = [message for message in agent.waiting if message.version != version]

    async def forget(self) -> None:
        """As after a loss of data: Firefox comes back and is somebody new."""
        agents, self.agents = self.agents, {}
        for agent in agents.values():
            if agent.socket:
                await agent.socket.close()
