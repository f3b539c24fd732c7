"""The answers of rooms whose pages have no type yet."""

from collections.abc import Mapping
from typing import Any

from flask import current_app, g, redirect
from htmx_flask import request
from werkzeug.wrappers import Response

from webapp.core import db
from webapp.web.reply import (
    Answer,
    Keep,
    inside,
    kept,
    page_number,
    refused,
    render,
    state,
    whole,
)

__all__ = ["Answer", "inside", "kept", "page_number", "render", "state"]


def page(
    template: str,
    *,
    keep: bool = False,
    staff_keep: bool = False,
    in_part: bool = False,
    **context: Any,
) -> Response:
    """A whole page. A GET URL always answers with this, whoever asks."""
    if keep:
        return whole(template, context, Keep.OWN)
    if staff_keep:
        return whole(template, context, Keep.STAFF)
    return whole(template, context, Keep.PART if in_part else None)


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


def unsaved(
    form: str, fragment: str | None = None, *, stale: bool = False, **context: Any
) -> Response:
    """Nothing is kept: show what was typed and what is wrong; the piece for htmx."""
    template = fragment if fragment and request.htmx else form
    return refused(template, context, first_of(context.get("errors") or ()), stale=stale)


def first_of(errors: Any) -> Any:
    """The first sentence of a form's errors, or of a list of sentences."""
    if isinstance(errors, Mapping):
        errors = [sentence for sentences in errors.values() for sentence in sentences]
    return next(iter(errors), None)
