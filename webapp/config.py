"""What the surroundings decide: read once from the environment, refused when unsafe."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import TypedDict
from urllib.parse import urlsplit

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from webapp.core.vapid import DOMAIN, BadKeys, Keys, checked_subject

MIN_SECRET = 32
LOOPBACK = ("127.0.0.1", "localhost", "::1", "[::1]")
PUSH_HOST = re.compile(rf"(\*\.)?{DOMAIN}", re.ASCII)
ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)
NOTIFY_KEY = re.compile(rf"[^\s]+-(?P<service>{ID.pattern})-(?P<secret>{ID.pattern})", re.ASCII)
CENTS = re.compile(r"\d{1,3}(\.\d{1,3})?", re.ASCII)
PLAIN = re.compile(r"http://(127\.0\.0\.1|localhost|\[::1\]):\d{1,5}", re.ASCII)


class Misconfigured(Exception):
    """The app refuses to start; the message says what to set."""


@dataclass(frozen=True)
class Provider:
    """Somebody else who knows who people are: OpenID Connect."""

    issuer: str
    client: str
    secret: str = field(repr=False)
    name: str
    """As people know it."""
    acr: tuple[str, ...] = ()
    """Levels of which an answer names one."""
    amr: tuple[str, ...] = ()
    """Means of which an answer names one."""


@dataclass(frozen=True)
class Notify:
    """NotifyNL, which sends SMS for governments."""

    url: str
    """Without a slash at the end."""
    service: str
    secret: str = field(repr=False)
    templates: Mapping[str, str]
    """Their ids, by language."""
    part_cents: Decimal
    """What one part of an SMS costs."""


@dataclass(frozen=True)
class Config:
    database_url: str
    secret: str = field(repr=False)
    """Pepper of PINs and codes. At least 32 characters."""
    demo: bool = False
    now: str | None = None
    """Local moment that the field's time starts at, or None for real time."""
    hosts: tuple[str, ...] = ()
    """Host names this deployment answers to; empty only in demo mode (loopback)."""
    proxies: int = 0
    """How many trusted proxies stand in front and set X-Forwarded-*."""
    url: str = "http://localhost:8000"
    """Where people open it: scheme, host and port, without a slash at the end."""
    vapid_keys: str = field(default="", repr=False)
    """One or two private keys in PEM, the first for new phones; empty: no messages to phones."""
    push_subject: str = ""
    """mailto: or https: address where a push service reaches the operator."""
    push_hosts: tuple[str, ...] = ()
    """Push services that may be written to, besides the known ones."""
    push_plain: tuple[str, ...] = ()
    """Exact http origins on this machine that may be too; demo mode only."""
    backups: str = ""
    """The folder where `webapp backup` keeps them."""
    backup_key: str = field(default="", repr=False)
    """What backups are sealed with. At least 32 characters."""
    voices: str = ""
    """The folder of recorded voices, which `webapp voice add` fills; empty: there are none."""
    staff_provider: Provider | None = None
    """Where staff sign in with the account of their gemeente."""
    digid: Provider | None = None
    """A broker of DigiD, for inburgeraars."""
    notify: Notify | None = None
    """Where SMS are handed in; without it nobody gets any."""

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> "Config":
        """Read MEEDOEN_* and DATABASE_URL; raise Misconfigured where something is missing."""
        demo = setting(environ, "MEEDOEN_DEMO") in ("1", "true", "yes")
        secret = setting(environ, "MEEDOEN_SECRET_KEY") or ("demo only, " * 4 if demo else "")
        if len(secret) < MIN_SECRET:
            raise Misconfigured(
                f"Set MEEDOEN_SECRET_KEY (or MEEDOEN_SECRET_KEY_FILE) to {MIN_SECRET} or more "
                "random characters, or MEEDOEN_DEMO=1 to look around."
            )
        hosts = names(environ, "MEEDOEN_HOSTS")
        if demo and not {*hosts} <= {*LOOPBACK}:
            raise Misconfigured("Demo mode answers on this machine only: leave MEEDOEN_HOSTS empty")
        if not hosts and not demo:
            raise Misconfigured("Set MEEDOEN_HOSTS to the host names people use, such as a.nl b.nl")
        return cls(
            database_url=database_address(environ, "DATABASE_URL"),
            secret=secret,
            demo=demo,
            now=local_moment(environ, "MEEDOEN_NOW"),
            hosts=hosts or LOOPBACK,
            proxies=whole_number(environ, "MEEDOEN_PROXIES"),
            url=public_address(environ, "MEEDOEN_URL", hosts),
            backups=setting(environ, "MEEDOEN_BACKUPS") or "",
            backup_key=backup_key(environ, "MEEDOEN_BACKUP_KEY"),
            voices=setting(environ, "MEEDOEN_VOICES") or "",
            staff_provider=provider(environ, "MEEDOEN_OIDC", "gemeente", demo=demo),
            digid=provider(environ, "MEEDOEN_DIGID", "DigiD", demo=demo),
            notify=notify(environ, demo=demo),
            **push_settings(environ, demo=demo),
        )


def setting(environ: Mapping[str, str], name: str) -> str | None:
    """The value of NAME, or the content of the file that NAME_FILE points to."""
    if path := environ.get(f"{name}_FILE"):
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except (OSError, ValueError):
            raise Misconfigured(f"{name}_FILE cannot be read: {path}") from None
    return environ.get(name)


def whole_number(environ: Mapping[str, str], name: str) -> int:
    value = setting(environ, name) or "0"
    if not value.isdecimal():
        raise Misconfigured(f"{name} is a whole number, not {value!r}")
    return int(value)


def local_moment(environ: Mapping[str, str], name: str) -> str | None:
    value = setting(environ, name)
    try:
        if value and datetime.fromisoformat(value).tzinfo is None:
            return value
    except ValueError:
        pass
    if value:
        raise Misconfigured(f"{name} is a local time such as 2026-09-14T08:30, not {value!r}")
    return None


class PushSettings(TypedDict):
    vapid_keys: str
    push_subject: str
    push_hosts: tuple[str, ...]
    push_plain: tuple[str, ...]


def push_settings(environ: Mapping[str, str], *, demo: bool) -> PushSettings:
    """Keys, subject and hosts of web push; refused when the keys or the subject are of no use."""
    pem, subject = setting(environ, "MEEDOEN_VAPID_KEYS"), setting(environ, "MEEDOEN_PUSH_SUBJECT")
    hosts, plain = names(environ, "MEEDOEN_PUSH_HOSTS"), names(environ, "MEEDOEN_PUSH_PLAIN")
    if not all(PUSH_HOST.fullmatch(host) for host in hosts):
        raise Misconfigured("MEEDOEN_PUSH_HOSTS are names such as push.example or *.push.example")
    if plain and not (demo and all(PLAIN.fullmatch(origin) for origin in plain)):
        raise Misconfigured(
            "MEEDOEN_PUSH_PLAIN is for demo mode, and origins such as http://127.0.0.1:9999 only"
        )
    if pem and not subject:
        raise Misconfigured("Set MEEDOEN_PUSH_SUBJECT to mailto:somebody@your.gemeente.example")
    try:
        if subject:
            checked_subject(subject)
        if pem:
            Keys(pem, subject or "")
    except BadKeys as bad:
        raise Misconfigured(f"MEEDOEN_VAPID_KEYS or MEEDOEN_PUSH_SUBJECT: {bad}") from None
    return {
        "vapid_keys": pem or "",
        "push_subject": subject or "",
        "push_hosts": hosts,
        "push_plain": plain,
    }


def provider(
    environ: Mapping[str, str], prefix: str, called: str, *, demo: bool
) -> Provider | None:
    """NAME_ISSUER, _CLIENT, _SECRET, _NAME, _ACR and _AMR; None where there is no issuer."""
    said = {part: setting(environ, f"{prefix}_{part}") for part in ("ISSUER", "CLIENT", "SECRET")}
    if not any(said.values()):
        return None
    if missing := [f"{prefix}_{part}" for part, value in said.items() if not value]:
        raise Misconfigured(f"Set {' and '.join(missing)} too")
    issuer = said["ISSUER"] or ""
    if not (urlsplit(issuer).scheme == "https" or (demo and PLAIN.match(issuer))):
        raise Misconfigured(f"{prefix}_ISSUER begins with https://")
    made = Provider(
        issuer=issuer,
        client=said["CLIENT"] or "",
        secret=said["SECRET"] or "",
        name=setting(environ, f"{prefix}_NAME") or called,
        acr=names(environ, f"{prefix}_ACR"),
        amr=names(environ, f"{prefix}_AMR"),
    )
    if not made.acr and not made.amr:
        raise Misconfigured(
            f"Set {prefix}_ACR or {prefix}_AMR to what counts as signed in with two factors there"
        )
    return made


def notify(environ: Mapping[str, str], *, demo: bool) -> Notify | None:
    """MEEDOEN_NOTIFYNL_URL, _KEY, _TEMPLATES and _PART_CENTS; None where there is no key."""
    key = NOTIFY_KEY.fullmatch(setting(environ, "MEEDOEN_NOTIFYNL_KEY") or "-")
    if key is None:
        if setting(environ, "MEEDOEN_NOTIFYNL_KEY"):
            raise Misconfigured("MEEDOEN_NOTIFYNL_KEY is a name and two ids, as NotifyNL shows it")
        return None
    url = (setting(environ, "MEEDOEN_NOTIFYNL_URL") or "").rstrip("/")
    if not (urlsplit(url).scheme == "https" or (demo and PLAIN.fullmatch(url))):
        raise Misconfigured("MEEDOEN_NOTIFYNL_URL begins with https://")
    pairs = [pair.split("=", 1) for pair in names(environ, "MEEDOEN_NOTIFYNL_TEMPLATES")]
    templates = dict(pair for pair in pairs if len(pair) == 2)
    if {*templates} != {"nl", "ar", "ti", "en"} or not all(map(ID.fullmatch, templates.values())):
        raise Misconfigured("MEEDOEN_NOTIFYNL_TEMPLATES is nl=ID ar=ID ti=ID en=ID")
    cents = setting(environ, "MEEDOEN_NOTIFYNL_PART_CENTS") or ""
    if not CENTS.fullmatch(cents):
        raise Misconfigured("MEEDOEN_NOTIFYNL_PART_CENTS is what one part costs, such as 4.5")
    return Notify(
        url=url,
        service=key["service"],
        secret=key["secret"],
        templates=templates,
        part_cents=Decimal(cents),
    )


def names(environ: Mapping[str, str], name: str) -> tuple[str, ...]:
    """Several names, with spaces or commas between them."""
    return tuple((setting(environ, name) or "").replace(",", " ").split())


def public_address(environ: Mapping[str, str], name: str, hosts: tuple[str, ...]) -> str:
    """The address in messages to phones; https on the first host name unless set."""
    value = setting(environ, name)
    if value is None:
        return f"https://{hosts[0]}" if hosts else Config.url
    parts = urlsplit(value)
    if parts.scheme not in ("https", "http") or not parts.netloc or parts.path.strip("/"):
        raise Misconfigured(f"{name} is an address such as https://meedoen.example.nl")
    return f"{parts.scheme}://{parts.netloc}"


def backup_key(environ: Mapping[str, str], name: str) -> str:
    value = setting(environ, name) or ""
    if value and len(value) < MIN_SECRET:
        raise Misconfigured(f"{name} has {MIN_SECRET} or more random characters")
    return value


def database_address(environ: Mapping[str, str], name: str) -> str:
    value = setting(environ, name) or default_database()
    try:
        url = make_url(value)
        known = url.get_backend_name() in ("sqlite", "postgresql")
    except ArgumentError:
        known = False
    if not known:
        raise Misconfigured(f"{name} is no address of a SQLite or PostgreSQL database")
    try:
        url.get_dialect().import_dbapi()
    except ImportError:
        raise Misconfigured(
            f"{name} names PostgreSQL, whose driver is not here: pip install 'webapp[postgres]', "
            "and begin the address with postgresql+psycopg://"
        ) from None
    return value


def default_database() -> str:
    """A SQLite file in `instance/` of the folder the command runs in."""
    folder = Path.cwd() / "instance"
    folder.mkdir(mode=0o700, exist_ok=True)
    return f"sqlite:///{folder / 'meedoen.sqlite3'}"
