"""What is handed out: a wheel, installed into an empty environment, migrates and serves."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.error import URLError

import pytest

from tests.conftest import ON_POSTGRES

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
PATIENCE_SECONDS = 120


def run(*command: object) -> None:
    subprocess.run([str(word) for word in command], cwd=ROOT, check=True, capture_output=True)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
    return port


def read(url: str) -> tuple[int, bytes]:
    with urllib.request.urlopen(url, timeout=10) as answer:
        return answer.status, answer.read()


def page_when_it_answers(url: str) -> bytes:
    end = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return read(url)[1]
        except (URLError, ConnectionError):
            assert time.monotonic() < end, f"{url} does not answer"
            time.sleep(0.2)


@pytest.mark.skipif(ON_POSTGRES, reason="a wheel is the same whatever the database")
def test_a_wheel_in_an_empty_environment_serves(tmp_path: Path) -> None:
    """Slow because it installs every package that the app needs, once."""
    run(BIN / "python", "-m", "build", "--wheel", "--no-isolation", f"--outdir={tmp_path}", ROOT)
    (wheel,) = tmp_path.glob("*.whl")
    empty = tmp_path / "empty"
    run(sys.executable, "-m", "venv", "--without-pip", empty)
    install = (BIN / "uv", "pip", "install", "--quiet", "--python", empty / "bin/python")
    run(*install, "--no-deps", "--require-hashes", "-r", ROOT / "requirements/runtime.txt")
    run(*install, "--no-deps", wheel)
    port = free_port()
    environment = {
        "PATH": os.environ["PATH"],
        "DATABASE_URL": f"sqlite:///{tmp_path / 'kept.sqlite3'}",
        "MEEDOEN_SECRET_KEY": "a secret for the wheel that is long enough",
        "MEEDOEN_HOSTS": "127.0.0.1",
    }
    webapp = [str(empty / "bin/webapp")]
    subprocess.run([*webapp, "migrate"], env=environment, cwd=tmp_path, check=True)
    serving = subprocess.Popen([*webapp, "serve", "--port", str(port)], env=environment)
    try:
        page = page_when_it_answers(f"http://127.0.0.1:{port}/sign-in").decode()
        assert "Meedoen" in page
        sheet = re.search(r'href="(/static/[^"]+\.css)"', page)
        assert sheet
        assert read(f"http://127.0.0.1:{port}{sheet[1]}")[0] == 200
    finally:
        serving.terminate()
        serving.wait(PATIENCE_SECONDS)  # it ends when it is asked to
