"""Static files: a name that holds a hash of the content, so that phones may keep them for ever.

WhiteNoise serves them, compressed when the package was built. The sprite opened by itself is the
mark: it is the icon of the tab too, one file less.
"""

import re
from functools import cache
from hashlib import sha256
from pathlib import Path

from flask import Flask
from markupsafe import Markup
from whitenoise import WhiteNoise

FOLDER = Path(__file__).parents[1] / "static"
BUNDLED = (".css", ".js")
SOURCES = (".css", ".js", ".svg", ".png", ".webmanifest")


def is_served(path: Path) -> bool:
    """Scripts and style sheets as they were built; pictures as they are."""
    made = path.parent.name in ("built", "vendor")
    return path.suffix in SOURCES and (made or path.suffix not in BUNDLED)


def name_of(path: Path) -> str:
    return path.relative_to(FOLDER).as_posix().removeprefix("built/")


def hashed_name(path: Path) -> str:
    digest = sha256(path.read_bytes()).hexdigest()[:10]
    relative = path.relative_to(FOLDER)
    return f"/static/{relative.with_suffix('').as_posix()}.{digest}{path.suffix}"


def names_of(sprite: Path) -> list[str]:
    return re.findall(r'<symbol id="([\w-]+)"', sprite.read_text())


def drawn(sprite: str, name: str, more: str = "") -> Markup:
    return Markup('<svg class="%s" aria-hidden="true"><use href="%s#%s"/></svg>') % (
        f"icon {more}".rstrip(),
        sprite,
        name,
    )


def init_app(app: Flask) -> None:
    """Serve what browsers get under hashed names; templates find them as `asset["app.css"]`."""
    files = sorted(path for path in FOLDER.rglob("*") if is_served(path))
    urls = {name_of(path): hashed_name(path) for path in files}
    noise = WhiteNoise(
        app.wsgi_app,
        allow_all_origins=False,
        immutable_file_test=lambda path, url: True,
    )
    for path in files:
        noise.add_file_to_dictionary(urls[name_of(path)], str(path))
    app.wsgi_app = noise  # type: ignore[method-assign]
    app.extensions["assets"] = urls
    sprite, names = urls["icons.svg"], names_of(FOLDER / "icons.svg")

    @cache
    def icon(name: str, more: str = "") -> Markup:
        """A picture from the sprite. Always with a word beside it: screen readers skip it."""
        if name not in names:
            raise LookupError(f"icons.svg has no {name}")
        return drawn(sprite, name, more)

    for environment in app.extensions["environments"].values():
        environment.globals.update(asset=urls, icon=icon)
