"""Static files: a name that holds a hash of the content, so that phones may keep them for ever.

WhiteNoise serves them, compressed when the package was built.
"""

from hashlib import sha256
from pathlib import Path

from flask import Flask
from whitenoise import WhiteNoise

FOLDER = Path(__file__).parent / "static"
SOURCES = (".css", ".js", ".svg", ".png", ".webmanifest")


def hashed_name(path: Path) -> str:
    digest = sha256(path.read_bytes()).hexdigest()[:10]
    relative = path.relative_to(FOLDER)
    return f"/static/{relative.with_suffix('').as_posix()}.{digest}{path.suffix}"


def init_app(app: Flask) -> None:
    """Serve the folder under hashed names; templates find them as `asset["app.css"]`."""
    files = sorted(path for path in FOLDER.rglob("*") if path.suffix in SOURCES)
    urls = {path.relative_to(FOLDER).as_posix(): hashed_name(path) for path in files}
    noise = WhiteNoise(
        app.wsgi_app,
        allow_all_origins=False,
        immutable_file_test=lambda path, url: True,
    )
    for path in files:
        noise.add_file_to_dictionary(urls[path.relative_to(FOLDER).as_posix()], str(path))
    app.wsgi_app = noise  # type: ignore[method-assign]
    app.extensions["assets"] = urls
    for environment in app.extensions["environments"].values():
        environment.globals["asset"] = urls
