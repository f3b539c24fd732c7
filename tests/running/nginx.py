"""The shipped nginx before an app of a test, with a certificate of its own."""

import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

DEPLOY = Path(__file__).parents[2] / "deploy"
NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin")
WHOLE = """
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
worker_processes 1;
events {{ worker_connections 768; }}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


class Certificate(NamedTuple):
    certificate: Path
    key: Path


def certificate_in(folder: Path) -> Certificate:
    """For localhost, of two days, signed by itself."""
    made = Certificate(folder / "fullchain.pem", folder / "key.pem")
    subprocess.run(
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 "
        "-addext subjectAltName=DNS:localhost "
        f"-subj /CN=localhost -keyout {made.key} -out {made.certificate}".split(),
        check=True,
        capture_output=True,
    )
    return made


def configured(folder: Path, app: int, plain: int, tls: int, proof: Certificate) -> Path:
    """The shipped configuration, with ports, a name and a certificate of this test."""
    site = (DEPLOY / "nginx.conf").read_text()
    for shipped, here in (
        ("127.0.0.1:8000", f"127.0.0.1:{app}"),
        ("listen 80", f"listen 127.0.0.1:{plain}"),
        ("listen 443", f"listen 127.0.0.1:{tls}"),
        ("listen [::]:80", f"listen [::1]:{plain}"),
        ("listen [::]:443", f"listen [::1]:{tls}"),
        ("meedoen.example.nl", "localhost"),
        ("/etc/ssl/meedoen/fullchain.pem", str(proof.certificate)),
        ("/etc/ssl/meedoen/key.pem", str(proof.key)),
    ):
        assert shipped in site
        site = site.replace(shipped, here)
    (folder / "site.conf").write_text(site)
    whole = folder / "nginx.conf"
    whole.write_text(WHOLE.format(folder=folder))
    return whole


@contextmanager
def nginx(configuration: Path) -> Iterator[None]:
    assert NGINX
    process = subprocess.Popen([NGINX, "-c", str(configuration)], stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        process.wait(20)


def opens(port: int) -> bool:
    with socket.socket() as trying:
        return trying.connect_ex(("127.0.0.1", port)) == 0
