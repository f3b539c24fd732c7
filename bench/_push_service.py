"""A push service that checks little and answers fast, so that it is not what is measured."""

import asyncio
from functools import partial

POST_END = b"\r\n\r\n"
CREATED = b"HTTP/1.1 201 Created\r\nContent-Length: 0" + POST_END
REFUSED = b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0" + POST_END
HEADERS = (b"\nttl: ", b"\ncontent-encoding: aes128gcm", b"\nauthorization: vapid t=", b"\ntopic: ")
BODY_BYTES = 1024 + 103  # the payload, and what RFC 8188 and 8291 put around it


class PushService(asyncio.Protocol):
    def __init__(self, delay: float) -> None:
        self.delay = delay
        self.buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        head, end, rest = self.buffer.partition(POST_END)
        if not end:
            return
        lower = head.lower() + b"\r"
        length = int(lower.partition(b"\ncontent-length: ")[2].partition(b"\r")[0] or 0)
        if len(rest) < length:
            return
        self.buffer = rest[length:]
        good = lower.startswith(b"post /") and all(header in lower for header in HEADERS)
        self.answer(CREATED if good and length == BODY_BYTES else REFUSED)

    def answer(self, text: bytes) -> None:
        if self.delay:
            asyncio.get_running_loop().call_later(self.delay, self.transport.write, text)
        else:
            self.transport.write(text)


def serve(delay: float) -> None:
    """Print a free port and answer there after `delay` seconds, until the process is ended."""

    async def forever() -> None:
        loop = asyncio.get_running_loop()
        server = await loop.create_server(partial(PushService, delay), "127.0.0.1", backlog=1024)
        print(server.sockets[0].getsockname()[1], flush=True)
        await server.serve_forever()

    asyncio.run(forever())
