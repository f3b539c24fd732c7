"""Debian's WebKit, the engine of every iPhone, driven by WebDriver on a screen that nobody sees.

It has no push, and cannot be told to be offline: for that, the server stops. It keeps our cookies
over TLS only, also on this machine.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from tests.browser.patient import PATIENCE_SECONDS, Patient
from tests.browser.server import DEMO, Server, free_port
from tests.running.nginx import certificate_in, configured, nginx, opens
from tests.running.served import until

SIZE = 412, 840
NEEDED = ("WebKitWebDriver", "Xvfb")
MINI_BROWSER = "*/webkit2gtk-4.*/MiniBrowser"
NOT_THERE = "is not there: run ./dev check, it installs or names what is missing"
AWAIT = """const done = arguments[arguments.length - 1];
(async () => (SCRIPT))().then(
  (value) => done([true, value ?? null]), (error) => done([false, String(error)]));"""


class OverTls(Server):
    """A server with nginx before it: whoever visits loses both at once."""

    def __init__(self, database: Path, folder: Path) -> None:
        super().__init__(database, **DEMO, MEEDOEN_PROXIES="1")
        tls = free_port()
        self.url = f"https://localhost:{tls}"
        self.environment["MEEDOEN_URL"] = self.url
        proof = certificate_in(folder)
        self.configuration = configured(folder, self.port, free_port(), tls, proof)
        self.tls, self.front = tls, ExitStack()

    def start(self) -> None:
        super().start()
        self.front.enter_context(nginx(self.configuration))
        until(lambda: opens(self.tls), PATIENCE_SECONDS)

    def stop(self) -> None:
        self.front.close()
        super().stop()


class WebKit(Patient):
    """One profile in one window. Everything it kept is gone when it closes."""

    failure = WebDriverException

    def __init__(self, driver: WebDriver) -> None:
        self.driver = driver

    @property
    def url(self) -> str:
        return str(self.driver.current_url)

    def open(self, url: str) -> None:
        self.driver.get(url)

    def evaluate(self, script: str) -> Any:
        """The value of an expression in the page; a promise is awaited."""
        worked, value = self.driver.execute_async_script(AWAIT.replace("SCRIPT", script))
        if not worked:
            raise WebDriverException(value)
        return value

    def click(self, selector: str) -> None:
        """Press the first thing in the page that fits, once it can be seen."""
        self.see(selector)
        self.driver.find_element(By.CSS_SELECTOR, selector).click()

    def write(self, selector: str, text: str) -> None:
        """Type into a field, by its keys."""
        self.see(selector)
        self.driver.find_element(By.CSS_SELECTOR, selector).send_keys(text)


@contextmanager
def screen(folder: Path) -> Iterator[str]:
    """The name of a screen of its own."""
    reader, writer = os.pipe()
    with (folder / "screen.log").open("ab") as log:
        command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1280x1024x24"]
        flags = ["-nolisten", "tcp"]
        process = subprocess.Popen([*command, *flags], pass_fds=[writer], stdout=log, stderr=log)
    os.close(writer)
    try:
        with os.fdopen(reader) as told:
            yield f":{told.readline().strip()}"
    finally:
        process.terminate()
        process.wait()


@contextmanager
def webkit(folder: Path) -> Iterator[WebKit]:
    for name in NEEDED:
        assert shutil.which(name), f"{name} {NOT_THERE}"
    program = next(Path("/usr/lib").glob(MINI_BROWSER), None)
    assert program, f"MiniBrowser {NOT_THERE}"
    options = Options()
    options.binary_location = str(program)
    options.add_argument("--automation")
    options.accept_insecure_certs = True
    with screen(folder) as display:
        own = {"DISPLAY": display, "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)}
        if os.geteuid() == 0:
            own["WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS"] = "1"
        service = Service(shutil.which("WebKitWebDriver"), env={**os.environ, **own})
        service.start()
        try:
            line = RemoteConnection(client_config=ClientConfig(service.service_url))
            with WebDriver(command_executor=line, options=options) as driver:
                driver.set_script_timeout(PATIENCE_SECONDS)
                driver.set_window_size(*SIZE)
                yield WebKit(driver)
        finally:
            service.stop()
