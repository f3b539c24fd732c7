"""A process that ends when the one that started it does, however that one ended."""

import os
import select
import signal
import time
from multiprocessing import parent_process
from threading import Thread

GRACE_SECONDS = 4.0
"""What is under way may be finished; then the process is ended all the same."""


def end_with_parent() -> None:
    """End when the process that forked this one does; at once, when it has ended already.

    The kernel tells: a pipe would stay open in every process that was forked meanwhile.
    """
    parent = parent_process()
    if parent is None or parent.pid is None:
        return
    try:
        watched = os.pidfd_open(parent.pid)
    except ProcessLookupError:
        os._exit(1)
    if os.getppid() != parent.pid:
        os._exit(1)
    Thread(target=wait_for, args=(watched,), daemon=True, name="lifeline").start()


def wait_for(watched: int) -> None:
    ended = select.poll()
    ended.register(watched, select.POLLIN)
    ended.poll()
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE_SECONDS)
    os.kill(os.getpid(), signal.SIGKILL)
