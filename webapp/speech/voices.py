"""The folder of recorded voices: of each language the files, and which words are in which."""

import gzip
import json
import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from flask import Flask
from whitenoise import WhiteNoise

from webapp.case.account import Language

INDEX = "index.json"
SUFFIX = ".m4a"
"""Opus in MP4: Chromium, Firefox and Safari from 17 on play it; Ogg only Safari from 18.4 on."""
AUDIO = "audio/mp4"


class Voice(NamedTuple):
    """What was recorded of a language."""

    address: str
    """Of the index: the name of a file by the words that are said in it."""
    total: int
    """Bytes of all of it."""


def index_of(folder: Path) -> dict[str, str]:
    """The name of a file by the text that is said in it."""
    try:
        read: dict[str, str] = json.loads((folder / INDEX).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    return read


def write_index(folder: Path, files: Mapping[str, str]) -> None:
    """In one go, also compressed; then recordings that nobody needs any more go."""
    content = json.dumps(files, ensure_ascii=False, indent=0).encode()
    for name, written in ((f"{INDEX}.gz", gzip.compress(content, 9, mtime=0)), (INDEX, content)):
        (folder / f"{name}.new").write_bytes(written)
        os.replace(folder / f"{name}.new", folder / name)
    for old in folder.glob(f"*{SUFFIX}"):
        if old.name not in files.values():
            old.unlink()


def init_app(app: Flask) -> None:
    """Serve them, and give each language's templates its `voice`, or None."""
    folder = Path(app.extensions["config"].voices)
    noise = WhiteNoise(
        app.wsgi_app,
        allow_all_origins=False,
        immutable_file_test=lambda path, url: True,
        mimetypes={SUFFIX: AUDIO},
    )
    app.extensions["voices"] = voices = {}
    for language, environment in app.extensions["environments"].items():
        if voice := added(noise, folder / language, language) if folder.name else None:
            voices[language] = voice
        environment.globals["voice"] = voice
    if voices:
        app.wsgi_app = noise  # type: ignore[method-assign]


def added(noise: WhiteNoise, folder: Path, language: Language) -> Voice | None:
    files = [folder / name for name in {*index_of(folder).values()}]
    if not files:
        return None
    index = folder / INDEX
    digest = sha256(index.read_bytes()).hexdigest()[:10]
    address = f"/voices/{language}/index.{digest}.json"
    noise.add_file_to_dictionary(address, str(index))
    for path in files:
        noise.add_file_to_dictionary(f"/voices/{language}/{path.name}", str(path))
    return Voice(address, sum(path.stat().st_size for path in (*files, index)))
