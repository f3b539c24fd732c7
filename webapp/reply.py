"""The answers a view can give. The only file of the web that commits."""

import re
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import current_app, g, redirect
from htmx_flask import request
from markupsafe import Markup
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from webapp import clock, db, guards, i18n, sessions
from webapp.accounts.model import Language, Role
from webapp.i18n import language, say
from webapp.policy import POLICY

MOST_PAGES = 10_000
PATH = re.compile(r"/(?:[A-Za-z0-9_-]+(?:/[A-Za-z0-9_-]+)*)?")
Answer = Response


ACTS = {role: frozenset(a for a, roles in POLICY.items() if role in roles) for role in Role}


def render(template: str, **context: Any) -> str:
    """A template in the reader's language, with who reads it."""
    me = g.get("me")
    acts = ACTS[me.role] if me else frozenset()
    environment = i18n.environment(current_app, language())
    known = {"me": me, "may": acts, "path": request.path, "demo_day": clock.today()}
    known |= {"offline_id": sessions.offline_id(me), "keeps": bool(me and me.keeps)}
    return environment.get_template(template).render(known | context)


def in_language(spoken: Language, template: str, **context: Any) -> Markup:
    """A piece in another language than the reader's, to stand beside it."""
    environment = i18n.environment(current_app, spoken)
    return Markup(environment.get_template(template).render(context))  # noqa: S704 - our template


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


def page(
    template: str,
    *,
    keep: bool = False,
    staff_keep: bool = False,
    in_part: bool = False,
    **context: Any,
) -> Response:
    """A whole page. A GET URL always answers with this, whoever asks.

    The phone is told whose page it is. `keep` says that an inburgeraar may save a copy, to be read
    without internet, `staff_keep` that a begeleider may; never on a phone that others use too.
    `in_part`: of what a begeleider sees only a part is kept, by the page itself (ahead.js).
    """
    if (keep or staff_keep or in_part) and g.me.keeps and keep is (g.me.dossier_id is not None):
        context["kept_at"] = clock.now()
    response = current_app.make_response(render(template, **context))
    if whose := sessions.offline_id(g.get("me")):
        response.headers["X-Offline"] = whose
    if "kept_at" in context and not in_part:
        response.headers["X-Keep"] = "1"
    return response


def state(token: str) -> Response:
    """To a page that stands open: as it knows it (304, hardly a byte), or what it is now."""
    response = Response(token, mimetype="text/plain")
    response.set_etag(token)
    response.make_conditional(request.environ)
    return response


def saved(fragment: str | None = None, *, back: str, **context: Any) -> Response:
    """The change is kept: show the changed piece, or without htmx go back to the page."""
    db.commit()
    if "receipt" in g and not request.htmx:
        return kept(g.receipt)
    if g.get("behind_pin") and request.htmx:
        return Response(headers={"HX-Redirect": back})
    if not request.htmx or fragment is None:
        return redirect(back, 303)
    return current_app.make_response(render(fragment, **context))


def partly(form: str, fragment: str | None = None, **context: Any) -> Response:
    """What could be kept is kept; what a colleague changed meanwhile is shown in both versions."""
    db.commit()
    template = fragment if fragment and request.htmx else form
    return current_app.make_response((render(template, **context), 422))


def shown_once(template: str, **context: Any) -> Response:
    """The change is kept, and what this answer shows no other answer will show."""
    db.commit()
    return page(template, **context)


def kept(id: UUID) -> Response:
    """To a phone that sends what it wrote earlier: this form is kept, do not send it again."""
    return Response(str(id), headers={"Idempotency-Key": str(id)}, mimetype="text/plain")


def unsaved(
    form: str, fragment: str | None = None, *, stale: bool = False, **context: Any
) -> Response:
    """Nothing is kept: show what was typed and what is wrong; the piece for htmx.

    `stale`: the thing has changed since the person saw it. A phone that sends later is told why,
    in one sentence.
    """
    if "session" in g:
        g.session.rollback()
    if "receipt" in g and not request.htmx:
        why = say(language(), first_of(context.get("errors") or ()))
        return Response(why, 409 if stale else 422, mimetype="text/plain")
    if g.get("behind_pin"):
        asked = guards.ask_pin()
        return Response(headers={"HX-Redirect": asked.location}) if request.htmx else asked
    template = fragment if fragment and request.htmx else form
    answer = current_app.make_response((render(template, **context), 422))
    guards.note_again()
    return answer


def first_of(errors: Any) -> Any:
    """The first sentence of a form's errors, or of a list of sentences."""
    if isinstance(errors, Mapping):
        errors = [sentence for sentences in errors.values() for sentence in sentences]
    return next(iter(errors), i18n.SORRY)
