"""`webapp backup` and `webapp restore`: all that the database holds, sealed, and back again."""

import argparse
import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

from webapp.config import Config, Misconfigured
from webapp.core import clock
from webapp.core.db import Database
from webapp.running import copies
from webapp.running.refused import Refused
from webapp.running.schema import what_is_wrong
from webapp.running.sealed import NotOurs, seal, unseal

SUFFIX, MANIFEST = ".backup", ".json"
PIECE_BYTES = 1024 * 1024


@dataclass(frozen=True)
class Manifest:
    """What stands beside a backup. It is written last: where it is, the backup is whole."""

    made_at: str
    database: str
    """sqlite or postgresql; one cannot be put back into the other."""
    revision: str
    sha256: str
    """Of the sealed file."""
    rows: dict[str, int]

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.made_at)


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    making = commands.add_parser("backup", help="keep all that the database holds, sealed")
    making.add_argument("folder", nargs="?", help="where; MEEDOEN_BACKUPS unless given")
    making.add_argument("--keep", type=int, help="then remove all but the newest so many")
    making.set_defaults(run=backup)
    restoring = commands.add_parser("restore", help="put a backup into an empty database")
    restoring.add_argument("file", help=f"the file that ends in {SUFFIX}")
    restoring.set_defaults(run=restore)


def backup(config: Config, arguments: argparse.Namespace) -> None:
    """While others write: what was kept before it began is in it."""
    key, folder = the_key(config), Path(arguments.folder or config.backups or "")
    if not (arguments.folder or config.backups):
        raise Misconfigured("Say where: `webapp backup FOLDER`, or set MEEDOEN_BACKUPS.")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    database, now = Database(config.database_url), clock.real()
    path = folder / f"meedoen-{now:%Y%m%dT%H%M%S%f}Z{SUFFIX}"
    with copies.moment_of(database) as moment:
        with open(path, "xb", opener=copies.private) as sealed:
            seal(moment.text(), key, sealed)
            sealed.flush()
            os.fsync(sealed.fileno())
        made = Manifest(
            made_at=now.isoformat(),
            database=database.engine.dialect.name,
            revision=moment.revision,
            sha256=sum_of(path),
            rows=moment.rows,
        )
    database.engine.dispose()
    for _ in opened(path, key):
        pass  # read back from the disk to the last byte before it counts as a backup
    write_manifest(path.with_suffix(MANIFEST), made)
    if arguments.keep:
        remove_all_but(folder, max(arguments.keep, 1))
    print(f"{path}: {sum(made.rows.values())} rows of {len(made.rows)} tables")


def restore(config: Config, arguments: argparse.Namespace) -> None:
    """Into an empty database of the same kind; refused when anything differs from the manifest."""
    key, path = the_key(config), Path(arguments.file)
    manifest, database = manifest_of(path), Database(config.database_url)
    if manifest.database != database.engine.dialect.name:
        raise Refused(f"This is a backup of {manifest.database}: DATABASE_URL is of another kind.")
    if sum_of(path) != manifest.sha256:
        raise Refused(f"{path} is not the file that its manifest tells of: use another backup.")
    rows = copies.put_back(database, opened(path, key), manifest.revision)
    database.engine.dispose()
    if rows != manifest.rows:
        raise Refused("Not every row is back: restore another backup into a new database.")
    what_next = what_is_wrong(manifest.revision) or "It is ready to be served."
    print(f"{sum(rows.values())} rows of {len(rows)} tables, as of {manifest.made_at}. {what_next}")


def the_key(config: Config) -> str:
    if not config.backup_key:
        raise Misconfigured(
            "Set MEEDOEN_BACKUP_KEY (or MEEDOEN_BACKUP_KEY_FILE) to 32 or more random characters, "
            "and keep them where the backups are not: without them no backup can be read."
        )
    return config.backup_key


def opened(path: Path, key: str) -> Iterator[bytes]:
    with path.open("rb") as sealed:
        try:
            yield from unseal(sealed, key)
        except NotOurs:
            raise Refused(f"{path} was not made with this key, or is damaged.") from None


def sum_of(path: Path) -> str:
    with path.open("rb") as sealed:
        return hashlib.file_digest(sealed, "sha256").hexdigest()


def write_manifest(path: Path, manifest: Manifest) -> None:
    part = path.with_suffix(".part")
    with open(part, "w", encoding="utf-8", opener=copies.private) as made:
        json.dump(asdict(manifest), made, indent=1)
        made.flush()
        os.fsync(made.fileno())
    part.replace(path)


def manifest_of(path: Path) -> Manifest:
    try:
        return Manifest(**json.loads(path.with_suffix(MANIFEST).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        raise Refused(f"{path} has no manifest ({MANIFEST}) beside it: it is not whole.") from None


def whole_backups(folder: Path) -> list[Path]:
    """The oldest first."""
    found = sorted(folder.glob(f"meedoen-*{SUFFIX}"))
    return [path for path in found if path.with_suffix(MANIFEST).exists()]


def remove_all_but(folder: Path, newest: int) -> None:
    for path in whole_backups(folder)[:-newest]:
        path.with_suffix(MANIFEST).unlink()
        path.unlink()


def age_of_last(folder: str) -> timedelta | None:
    """How old the newest whole backup is; None when there is none."""
    found = whole_backups(Path(folder)) if folder else []
    return clock.real() - manifest_of(found[-1]).moment if found else None
