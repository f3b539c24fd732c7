"""What is shipped to run it: nginx in front, units of systemd; tried as far as they are here."""

import re
import shutil
import socket
import ssl
import subprocess
import sys
import time
from contextlib import ExitStack
from http.client import HTTPSConnection, RemoteDisconnected
from pathlib import Path

import pytest

from tests.browser.server import free_port
from tests.conftest import ON_POSTGRES, Store
from tests.running.nginx import DEPLOY, NGINX, certificate_in, configured, nginx, opens
from tests.running.served import running, until
from webapp.cli import parser

ANALYZE = shutil.which("systemd-analyze")
SLOW = 40
ONCE = pytest.mark.skipif(ON_POSTGRES, reason="the same whatever the database")


def trusting() -> ssl.SSLContext:
    """The certificate is of this test; what is asked is never secret."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


def ask(tls: int, path: str, host: str = "localhost") -> tuple[int, dict[str, list[str]]]:
    asked = HTTPSConnection("localhost", tls, timeout=30, context=trusting())
    asked.request("GET", path, headers={"Host": host})
    reply = asked.getresponse()
    reply.read()
    headers = {name.lower(): reply.headers.get_all(name, []) for name in reply.headers}
    asked.close()
    return reply.status, headers


def half_a_form(tls: int) -> socket.socket:
    """Says that a thousand letters follow, and sends three."""
    plain = socket.create_connection(("127.0.0.1", tls), timeout=30)
    sending = trusting().wrap_socket(plain, server_hostname="localhost")
    sending.sendall(
        b"POST /k HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n"
        b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\ncod"
    )
    return sending


@ONCE
@pytest.mark.skipif(NGINX is None, reason="nginx is not installed")
def test_behind_nginx_slow_senders_keep_nobody_waiting(store: Store, tmp_path: Path) -> None:
    url, plain, tls = store.fresh("demo"), free_port(), free_port()
    with ExitStack() as stack:
        server = stack.enter_context(running(url, tmp_path, MEEDOEN_PROXIES="1"))
        whole = configured(tmp_path, server.port, plain, tls, certificate_in(tmp_path))
        assert NGINX
        tried = subprocess.run(
            [NGINX, "-t", "-c", str(whole)], capture_output=True, text=True, check=False
        )
        assert tried.returncode == 0, tried.stderr
        assert "warn" not in tried.stderr
        stack.enter_context(nginx(whole))
        until(lambda: opens(tls), 20)
        status, headers = ask(tls, "/sign-in")
        assert status == 200
        assert headers["server"] == ["nginx"], "no version, and not what stands behind"
        # internet.nl wants a year or more; ours is two
        assert headers["strict-transport-security"] == ["max-age=63072000; includeSubDomains"]
        with pytest.raises(RemoteDisconnected):
            ask(tls, "/k", host="evil.example")
        for _ in range(SLOW):
            stack.enter_context(half_a_form(tls))
        waits = []
        for _ in range(20):
            began = time.monotonic()
            assert ask(tls, "/sign-in")[0] == 200
            waits.append(time.monotonic() - began)
        print(f"{SLOW} slow bodies: pages answer, slowest {max(waits):.2f} s")
        assert max(waits) < 5
    store.drop(url)


def units(folder: Path) -> list[Path]:
    """As shipped, but that the app is where it is now."""
    here = str(Path(sys.executable).parent / "webapp")
    for path in (*DEPLOY.glob("*.service"), *DEPLOY.glob("*.timer")):
        (folder / path.name).write_text(path.read_text().replace("/opt/meedoen/bin/webapp", here))
    return sorted(folder.glob("meedoen*"))


@ONCE
@pytest.mark.skipif(ANALYZE is None, reason="systemd is not installed")
def test_the_units_are_whole_and_hardened(tmp_path: Path) -> None:
    assert ANALYZE
    found = units(tmp_path)
    assert len(found) == 3
    tried = subprocess.run(
        [ANALYZE, "verify", "--man=no", *map(str, found)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (tried.returncode, tried.stderr) == (0, "")
    for unit in found:
        if unit.suffix == ".service":
            # 0 is no exposure, 10 is all: 2.0 is "OK", and a plain unit has 9.6
            rating = [
                ANALYZE,
                "security",
                "--offline=true",
                "--threshold=20",
                "--no-pager",
                str(unit),
            ]
            rated = subprocess.run(rating, capture_output=True, text=True, check=False)
            assert rated.returncode == 0, rated.stdout[-300:]


@ONCE
def test_a_command_runs_as_the_service_does() -> None:
    """`meedoen check` looks with the settings, the user and the folder of what it looks at."""
    properties = re.findall(r"-p (\S+)", (DEPLOY / "meedoen.sh").read_text())
    assert len(properties) > 4
    assert {*properties} <= {*(DEPLOY / "meedoen.service").read_text().splitlines()}


@ONCE
def test_the_page_for_administrators_names_what_there_is() -> None:
    page = (DEPLOY.parent / "docs/operations.md").read_text()
    for name in re.findall(r"(?:deploy|requirements)/[\w*-]+\.\w+", page):
        assert [*DEPLOY.parent.glob(name)], name
    for name in re.findall(r"\bMEEDOEN_\w+|\bDATABASE_URL", page):
        assert f"`{name}`" in (DEPLOY.parent / "docs/settings.md").read_text(), name
    for command in {*re.findall(r"(?<!/)\b(?:webapp|meedoen) ([a-z]+)", page)}:
        with pytest.raises(SystemExit) as ended:
            parser().parse_args([command, "--help"])
        assert ended.value.code == 0, command
    lines = "\n".join(re.findall(r"^    (.*)$", page, re.MULTILINE))
    read = subprocess.run(["bash", "-n"], input=lines, capture_output=True, text=True, check=False)
    assert (read.returncode, read.stderr) == (0, "")


@ONCE
def test_what_the_files_name_is_there() -> None:
    container = (DEPLOY / "Containerfile").read_text()
    for name in re.findall(r"requirements/\w+\.txt", container):
        assert (DEPLOY.parent / name).exists()
    settings = (DEPLOY.parent / "docs/settings.md").read_text()
    for name in re.findall(
        r"(MEEDOEN_\w+?|DATABASE_URL)(?:_FILE)?:", (DEPLOY / "compose.yaml").read_text()
    ):
        assert f"`{name}`" in settings, name
