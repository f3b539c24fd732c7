"""Several processes of one command: started together, started again when one ends, ended together.

The processes are forked, so that what is loaded is loaded once. This one has no threads, which a
fork would not survive.
"""

import logging
import signal
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from multiprocessing import connection, get_context
from multiprocessing.context import ForkProcess

from webapp.running.lifeline import GRACE_SECONDS, end_with_parent
from webapp.running.refused import Refused

log = logging.getLogger("webapp.running")
LOOK_SECONDS = 0.5
STEADY_SECONDS = 5.0
"""What ran so long has begun well; what ends sooner is left alone for a while."""
LONGEST_WAIT_SECONDS = 30.0


@dataclass
class Part:
    """One process and what it does, by name."""

    name: str
    work: Callable[[], None]
    process: ForkProcess | None = None
    began: float = 0.0
    wait: float = 0.0
    """Seconds to wait before it is started once more; doubled while it does not last."""
    due: float = field(default=0.0)

    def start(self) -> None:
        self.began = time.monotonic()
        self.process = get_context("fork").Process(target=run, args=(self.work,))
        self.process.start()

    def has_ended(self) -> bool:
        return self.process is not None and not self.process.is_alive()

    def note_end(self) -> None:
        """Say that it ended, and when it is started again."""
        code = self.process.exitcode if self.process else None
        now = time.monotonic()
        lasted = now - self.began
        self.wait = 0.0 if lasted > STEADY_SECONDS else min(self.wait * 2 + 1, LONGEST_WAIT_SECONDS)
        self.process, self.due = None, now + self.wait
        log.error("%s ended after %.0f s (%s): again in %.0f s", self.name, lasted, code, self.wait)


def run(work: Callable[[], None]) -> None:
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, signal.SIG_DFL)
    end_with_parent()
    work()


def supervise(parts: Sequence[Part]) -> None:
    """Run the parts until told to stop. Refused when one cannot even begin."""
    stopping: list[int] = []
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda number, _frame: stopping.append(number))
    for part in parts:
        part.start()
    first = time.monotonic()
    try:
        while not stopping:
            connection.wait([p.process.sentinel for p in parts if p.process], LOOK_SECONDS)
            for part in () if stopping else parts:
                look_after(part, beginning=time.monotonic() - first < STEADY_SECONDS)
    finally:
        stop(parts)


def look_after(part: Part, *, beginning: bool) -> None:
    if part.has_ended():
        if beginning and part.process and (part.process.exitcode or 0) > 0:
            raise Refused(f"{part.name} could not begin: what is wrong stands above.")
        part.note_end()
    if part.process is None and time.monotonic() >= part.due:
        part.start()


def stop(parts: Sequence[Part]) -> None:
    """End them all; what does not end by itself is ended."""
    running = [part.process for part in parts if part.process]
    for process in running:
        process.terminate()
    end = time.monotonic() + GRACE_SECONDS
    for process in running:
        process.join(max(end - time.monotonic(), 0))
        if process.is_alive():
            process.kill()
            process.join()
