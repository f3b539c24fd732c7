"""Who asks, and whether they have to show their PIN or their key again first."""

from typing import cast
from urllib.parse import urlsplit
from uuid import UUID

from flask import g, redirect, request
from werkzeug.wrappers import Response

from webapp.case import sessions
from webapp.case.me import Me
from webapp.case.policy import FRESH, Act, may
from webapp.core import db


def me() -> Me:
    """Who is signed in: in a view that is guarded here, somebody is."""
    return cast(Me, g.me)


def me_or_nobody() -> Me | None:
    """Who is signed in, in a view that is public."""
    return cast(Me | None, g.me)


def our_gemeente() -> UUID:
    """Of who keeps rows of the gemeente."""
    return cast(UUID, me().gemeente_id)


def our_organisation() -> UUID:
    """Of who keeps rows of the organisation."""
    return cast(UUID, me().organisation_id)


def ask_pin() -> Response:
    """The way to the PIN and back; htmx follows it as a whole page."""
    return redirect(f"/unlock?to={request.path}", 303)


def must_prove(act: Act) -> bool:
    """Whether somebody who may do this has to show their key again first."""
    asked = me().role in FRESH.get(act, ()) and may(me(), act)
    return asked and not sessions.has_proved(me())


def ask_key() -> Response:
    """The way to the key and back. A form goes along, and comes back with what was typed."""
    if request.headers.get("HX-Request"):
        here = urlsplit(request.headers.get("HX-Current-URL", "")).path
        return Response(headers={"HX-Redirect": f"/prove?to={here}"})
    if db.writes():
        return redirect(f"/prove?to={request.path}&then=post", 307)
    return redirect(f"/prove?to={request.path}", 303)
