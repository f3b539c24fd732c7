"""Debian's Firefox ESR as it is, driven by WebDriver BiDi and kept off the network.

Playwright drives a Firefox of its own making, and that one has no push. This one is touched outside
its pages too: where it asks whether a site may show messages, and on the messages themselves.
"""

import asyncio
import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from threading import Thread
from typing import Any

from aiohttp import ClientSession, ClientWebSocketResponse

from tests.browser.patient import Patient

PATIENCE_SECONDS = 15
NOBODY_LISTENS = 9
NEEDED = {
    "remote.prefs.recommended": False,  # the ones for automation switch push off
    "dom.push.connection.enabled": True,
    "dom.push.testing.allowInsecureServerURL": True,
    "alerts.useSystemBackend": False,  # without a desktop Firefox draws notifications itself;
    "ui.prefersReducedMotion": 1,  # not animated, they stay for twenty seconds
    "security.notification_enable_delay": 0,  # its own questions may be answered at once
}
# All but this machine is behind a proxy that is not there, also for what Firefox itself wants.
OFFLINE = {
    "network.proxy.type": 1,
    **{f"network.proxy.{kind}": "127.0.0.1" for kind in ("http", "ssl", "socks")},
    **{f"network.proxy.{kind}_port": NOBODY_LISTENS for kind in ("http", "ssl", "socks")},
    "network.proxy.no_proxies_on": "localhost, 127.0.0.1",
    "network.proxy.socks_remote_dns": True,
    "network.proxy.allow_bypass": False,
    "network.proxy.failover_direct": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.dns.disablePrefetch": True,
    "network.trr.mode": 5,
}
QUIET = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.aboutwelcome.enabled": False,
    "browser.newtabpage.activity-stream.testing.shouldInitializeFeeds": False,
    "browser.region.network.url": "",
    "browser.safebrowsing.downloads.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.search.update": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.startup.page": 0,
    "datareporting.healthreport.uploadEnabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "datareporting.usage.uploadEnabled": False,
    "extensions.update.enabled": False,
    "services.settings.server": "data:,",
    "termsofuse.bypassNotification": True,
    "toolkit.telemetry.enabled": False,
    "toolkit.telemetry.server": "",
}
BROWSER, NOTICE = "content/browser.xhtml", "alerts/alert.xhtml"  # windows of Firefox's own
ALLOW = "#notification-popup[panelopen] .popup-notification-primary-button"
# Commands of WebDriver reach pages only; this is the finger that they press with.
PRESS = """(async () => {
  const box = document.querySelector(SELECTOR)?.getBoundingClientRect();
  if (document.readyState !== "complete" || !box?.width) return false;
  const finger = ChromeUtils.importESModule(
    "chrome://remote/content/shared/webdriver/Event.sys.mjs").event;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await finger.synthesizeMouseAtPoint(x, y, {}, window);
  return true;
})()"""
# What Firefox says of an icon that a page was still loading when somebody left it; a worker that
# fails is named with other words.
LEFT = "A ServiceWorker intercepted the request and encountered an unexpected error."
# The script of that window sets `gIsActive` when all of it is there.
READ = """(() => {
  if (!window.gIsActive) return null;
  const text = document.getElementById("alertTextLabel");
  return {
    title: document.getElementById("alertTitleLabel").value,
    body: text.textContent,
    lang: text.getAttribute("lang"),
    dir: document.documentElement.style.direction,
  };
})()"""


class Failed(Exception):
    """The browser says that it cannot."""


class Line:
    """A websocket to the browser, served by a thread: in ours Playwright's loop may be running."""

    def __init__(self, url: str) -> None:
        self.url, self.numbers = url, count(1)
        self.complaints: list[str] = []
        self.loop = asyncio.new_event_loop()
        self.thread = Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()
        self.client, self.socket = self.wait_for(self.connect())

    def wait_for(self, work: Coroutine[Any, Any, Any]) -> Any:
        future = asyncio.run_coroutine_threadsafe(work, self.loop)
        try:
            return future.result(PATIENCE_SECONDS)
        finally:
            future.cancel()

    async def connect(self) -> tuple[ClientSession, ClientWebSocketResponse]:
        client = ClientSession()
        return client, await client.ws_connect(self.url, max_msg_size=0)

    async def ask(self, method: str, parameters: dict[str, Any]) -> Any:
        number = next(self.numbers)
        await self.socket.send_json({"id": number, "method": method, "params": parameters})
        async for message in self.socket:
            told = message.json()
            if told.get("method") == "log.entryAdded" and told["params"]["level"] == "error":
                self.complaints.append(complaint(told["params"]))
            if told.get("id") == number and told["type"] == "error":
                raise Failed(f"{method}: {told['error']}: {told['message']}")
            if told.get("id") == number:
                return told["result"]
        raise Failed(f"{method}: the browser has gone")

    async def hang_up(self) -> None:
        await self.socket.close()
        await self.client.close()

    def close(self) -> None:
        self.wait_for(self.hang_up())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.loop.close()


def complaint(entry: dict[str, Any]) -> str:
    """A script error or console.error, with where it came from."""
    frames = (entry.get("stackTrace") or {}).get("callFrames", [])
    return " ".join([str(entry["text"]), *(f"{f['url']}:{f['lineNumber']}" for f in frames)])


class Firefox(Patient):
    """One profile. It can stop, and start again as the same phone."""

    failure = Failed

    def __init__(self, folder: Path, push_service: str) -> None:
        """`push_service`: where its push service listens, as ws://127.0.0.1:9999/."""
        self.folder, self.profile = folder, folder / "profile"
        self.profile.mkdir(parents=True)
        preferences = {**NEEDED, **OFFLINE, **QUIET, "dom.push.serverURL": push_service}
        lines = [f"user_pref({json.dumps(k)}, {json.dumps(v)});\n" for k, v in preferences.items()]
        (self.profile / "user.js").write_text("".join(lines))
        self.address = self.profile / "WebDriverBiDiServer.json"
        self.log = folder / "firefox.log"
        self.complaints: list[str] = []
        self.process: subprocess.Popen[bytes] | None = None
        self.line: Line | None = None

    def start(self) -> None:
        self.address.unlink(missing_ok=True)
        flags = ["--headless", "--no-remote", "--profile", str(self.profile)]
        flags += ["--remote-debugging-port", "0", "--remote-allow-system-access"]
        own = {"HOME": str(self.folder), "MOZ_CRASHREPORTER_DISABLE": "1"}
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [program(), *flags],
                env={**os.environ, **own},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.line = Line(f"ws://{self.where()}/session")
        self.line.complaints = self.complaints
        self.call("session.new", capabilities={})
        self.call("session.subscribe", events=["log.entryAdded"])

    def where(self) -> str:
        """Host and port, once Firefox has written them down."""
        end = time.monotonic() + 2 * PATIENCE_SECONDS
        while True:
            with suppress(OSError, ValueError):
                told = json.loads(self.address.read_text())
                return f"{told['ws_host']}:{told['ws_port']}"
            waiting = self.process and self.process.poll() is None and time.monotonic() < end
            assert waiting, f"Firefox does not start:\n{self.log.read_text()[-2000:]}"
            time.sleep(0.02)

    def stop(self) -> None:
        """Close it as people do, so that the profile is kept."""
        process, line, self.process, self.line = self.process, self.line, None, None
        if process is None:
            return
        if line:
            with suppress(Failed, TimeoutError):
                line.wait_for(line.ask("browser.close", {}))
            line.close()
        try:
            process.wait(PATIENCE_SECONDS if line else 0)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)  # it and its children are a group of their own
            process.wait()

    def pop_complaints(self) -> list[str]:
        """What scripts of pages stumbled over since the last time this was asked."""
        found = [*self.complaints]
        self.complaints.clear()
        return [complaint for complaint in found if LEFT not in complaint]

    def call(self, method: str, **parameters: Any) -> Any:
        assert self.line, "Firefox does not run"
        return self.line.wait_for(self.line.ask(method, parameters))

    def windows(self, scope: str) -> list[tuple[str, str]]:
        """Address and handle of each: "content" are tabs, "chrome" what Firefox itself shows."""
        told = self.call("browsingContext.getTree", maxDepth=0, **{"moz:scope": scope})
        return [(each["url"], each["context"]) for each in told["contexts"]]

    @property
    def tab(self) -> str:
        """The newest one is where a person looks."""
        return self.windows("content")[-1][1]

    @property
    def url(self) -> str:
        return self.windows("content")[-1][0]

    def open(self, url: str) -> None:
        self.call("browsingContext.navigate", context=self.tab, url=url, wait="complete")

    def evaluate(self, script: str, window: str | None = None) -> Any:
        """The value of an expression, in the page unless told otherwise; a promise is awaited."""
        done = self.call(
            "script.evaluate",
            expression=f"(async () => JSON.stringify(await ({script})) ?? 'null')()",
            target={"context": window or self.tab},
            awaitPromise=True,
        )
        if done["type"] == "exception":
            raise Failed(done["exceptionDetails"]["text"])
        return json.loads(done["result"]["value"])

    def click(self, selector: str) -> None:
        """Press the first thing in the page that fits, once it can be seen, as with a finger."""
        self.see(selector)
        tab, css = self.tab, {"type": "css", "value": selector}
        found = self.call("browsingContext.locateNodes", context=tab, locator=css)["nodes"][0]
        origin = {"type": "element", "element": {"sharedId": found["sharedId"]}}
        steps: list[dict[str, Any]] = [
            {"type": "pointerMove", "x": 0, "y": 0, "origin": origin},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        finger = {"type": "pointer", "id": "finger", "actions": steps}
        self.call("input.performActions", context=tab, actions=[finger])

    def write(self, selector: str, text: str) -> None:
        """Type into a field, by its keys."""
        self.click(selector)
        keys = [{"type": kind, "value": key} for key in text for kind in ("keyDown", "keyUp")]
        board = {"type": "key", "id": "keyboard", "actions": keys}
        self.call("input.performActions", context=self.tab, actions=[board])

    def press(self, which: str, selector: str) -> None:
        """The same in the first window of Firefox's own whose address ends so."""
        script = PRESS.replace("SELECTOR", json.dumps(selector))
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end:
            for url, window in self.windows("chrome"):
                if url.endswith(which) and self.evaluate(script, window):
                    return
            time.sleep(0.05)
        raise AssertionError(f"Firefox does not show {selector} in {which}")

    def allow(self) -> None:
        """Say yes when Firefox asks whether this site may show messages."""
        self.press(BROWSER, ALLOW)

    def notices(self) -> list[dict[str, str]]:
        """The notifications on the screen, as Firefox has drawn them."""
        found = []
        for url, window in self.windows("chrome"):
            with suppress(Failed):  # closed meanwhile
                found += [self.evaluate(READ, window)] if url.endswith(NOTICE) else []
        return [notice for notice in found if notice]

    def tap_notice(self) -> None:
        self.press(NOTICE, "#alertTextLabel")


def program() -> str:
    known = (os.environ.get("FIREFOX"), shutil.which("firefox-esr"), shutil.which("firefox"))
    found = next(filter(None, known), None)
    assert found, "Firefox ESR is not there: run ./dev check, it installs or names what is missing"
    return found


@contextmanager
def firefox(folder: Path, push_service: str) -> Iterator[Firefox]:
    browser = Firefox(folder, push_service)
    try:
        browser.start()
        yield browser
    finally:
        browser.stop()
