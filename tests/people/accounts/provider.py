"""A real OpenID provider (oidc-provider, in Node) on this machine, and a browser that visits it."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlencode, urlsplit
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, build_opener, urlopen

import pytest

from tests.browser.server import free_port

ROOT = Path(__file__).parents[3]
SECRET = "known to the two of us only"
needs_node = pytest.mark.skipif(
    not shutil.which("node") or not (ROOT / "node_modules/oidc-provider").exists(),
    reason="the provider needs node and the packages of package-lock.json",
)


class Stays(HTTPRedirectHandler):
    """Follows the provider's redirects until one leads to us."""

    home = ""

    def redirect_request(self, *of: Any) -> Any:
        if "/sign-in/" in of[-1]:
            self.home = of[-1]
            return None
        return super().redirect_request(*of)


class There(NamedTuple):
    """The provider, and what it told us of who signed out."""

    issuer: str
    heard: list[str]

    def be(self, sub: str, acr: str = "strong", amr: str = "pwd mfa") -> None:
        urlopen(f"{self.issuer}/be?{urlencode({'sub': sub, 'acr': acr, 'amr': amr})}").close()

    def visit(self, address: str) -> tuple[dict[str, str], Any]:
        """Sign in there; what comes back with the browser, and the browser of there."""
        stays = Stays()
        browser = build_opener(stays, HTTPCookieProcessor(CookieJar()))
        try:
            browser.open(address).close()
        except HTTPError as stopped:
            stopped.close()
        assert stays.home, "the provider does not send anybody back"
        back = {name: each[0] for name, each in parse_qs(urlsplit(stays.home).query).items()}
        return back, browser


@contextmanager
def provider(ours: str) -> Iterator[There]:
    """It sends people back to `ours`."""
    heard: list[str] = []

    class Hears(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            heard.append(parse_qs(body)["logout_token"][0])
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_args: object) -> None: ...

    ears = HTTPServer(("127.0.0.1", 0), Hears)
    Thread(target=ears.serve_forever, daemon=True).start()
    port = free_port()
    script = Path(__file__).with_name("provider.mjs")
    command = ["node", str(script), str(port), ours, str(ears.server_port)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT
    ) as process:
        assert process.stdout
        assert any("listening" in line for line in process.stdout)
        try:
            yield There(f"http://127.0.0.1:{port}", heard)
        finally:
            process.terminate()
    ears.shutdown()
    ears.server_close()
