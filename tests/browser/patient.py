"""A browser that is asked again until something is so: pages come and go meanwhile."""

import json
import time
from abc import ABC, abstractmethod
from typing import Any, ClassVar

PATIENCE_SECONDS = 20
IN_SIGHT = """(found => {
  found?.scrollIntoView({ block: "center", behavior: "instant" });
  return !!found?.checkVisibility();
})(document.querySelector(SELECTOR))"""


class Patient(ABC):
    failure: ClassVar[type[Exception]]
    """What is raised when the browser cannot say: the page is just going."""

    @property
    @abstractmethod
    def url(self) -> str: ...

    @abstractmethod
    def evaluate(self, script: str) -> Any:
        """The value of an expression in the page; a promise is awaited."""

    def wait_until(self, script: str, seconds: float = PATIENCE_SECONDS) -> Any:
        """The value of an expression, once it is true; meanwhile other pages may come."""
        end, last = time.monotonic() + seconds, None
        while time.monotonic() < end:
            try:
                if last := self.evaluate(script):
                    return last
            except self.failure as failed:
                last = failed
            time.sleep(0.05)
        raise AssertionError(f"not within {seconds} seconds: {script}: {last}; it is at {self.url}")

    def see(self, selector: str) -> None:
        """Wait until the first thing that fits can be seen, and bring it to the middle."""
        self.wait_until(IN_SIGHT.replace("SELECTOR", json.dumps(selector)))
