"""Debian's Chromium, driven by Playwright and kept off the network.

Pages are looked at in its headless shell: the same engine without the windows of a desktop, for a
third of the work. A phone that is switched off and on again (`Profile`) is the whole browser.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, sync_playwright

QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-features=OptimizationHints,MediaRouter,Translate",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]


def how(name: str = "chromium-headless-shell") -> dict[str, Any]:
    """Which program, and with which flags."""
    program = os.environ.get("CHROMIUM") or shutil.which(name)
    assert program, "Chromium is not there: run ./dev check, it installs or names what is missing"
    root = os.geteuid() == 0
    flags = [*QUIET, "--no-sandbox"] if root else QUIET
    return {"executable_path": program, "args": flags, "chromium_sandbox": not root}


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**how())
        yield browser
        browser.close()


class Profile:
    """A browser that keeps everything in a folder, as a phone does: close it, and open it again."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self.type, self.folder = browser.browser_type, folder

    def new_context(self, **options: Any) -> BrowserContext:
        return self.type.launch_persistent_context(self.folder, **how("chromium"), **options)

    def holds(self, *texts: str, inside: str = "**") -> set[str]:
        """Which of the texts stand in a file of the folder, as any kind of Unicode."""
        contents = []
        for path in self.folder.glob(f"{inside}/*"):
            with suppress(OSError):  # it tidies up while it closes
                contents.append(path.read_bytes())
        return {
            text
            for text in texts
            for code in ("utf-8", "utf-16-le")
            for content in contents
            if text.encode(code) in content
        }
