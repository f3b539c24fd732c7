"""The answers a view can give. The only file of the web that commits."""

import re
from typing import Any

from flask import current_app, g, redirect
from htmx_flask import request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from webapp import clock, db, i18n
from webapp.accounts.model import Role
from webapp.i18n import language
from webapp.policy import POLICY

MOST_PAGES = 10_000
PATH = re.compile(r"/(?:[A-Za-z0-9_-]+(?:/[A-Za-z0-9_-]+)*)?")
Answer = Response | tuple[str, int] | str


ACTS = {role: frozenset(a for a, roles in POLICY.items() if role in roles) for role in Role}


def render(template: str, **context: Any) -> str:
    """A template in the reader's language, with who reads it."""
    me = g.get("me")
    acts = ACTS[me.role] if me else frozenset()
    environment = i18n.environment(current_app, language())
    known = {"me": me, "may": acts, "path": request.path, "demo_day": clock.today()}
    return environment.get_template(template).render(known | context)


def inside(path: str | None) -> str:
    """The path, if it is a page of ours; else the first screen. Never somebody else's address."""
    if not path or not PATH.fullmatch(path) or path.startswith("/feeds/"):
        return "/"
    try:
        current_app.url_map.bind("").match(path, "GET")
    except HTTPException:
        return "/"
    return path


def page_number() -> int:
    """Which page of a list is asked for, from 1; nonsense is 1."""
    asked = request.args.get("page", 1, type=int)
    return asked if 1 <= asked <= MOST_PAGES else 1


def page(template: str, **context: Any) -> Answer:
    """A whole page. A GET URL always answers with this, whoever asks."""
    return render(template, **context)


def saved(fragment: str | None = None, *, back: str, **context: Any) -> Response:
    """The change is kept: show the changed piece, or without htmx go back to the page."""
    db.commit()
    if not request.htmx or fragment is None:
        return redirect(back, 303)
    return current_app.make_response(render(fragment, **context))


def unsaved(form: str, fragment: str | None = None, **context: Any) -> tuple[str, int]:
    """Nothing is kept: show what was typed and what is wrong; the piece for htmx."""
    if "session" in g:
        g.session.rollback()
    template = fragment if fragment and request.htmx else form
    return render(template, **context), 422
