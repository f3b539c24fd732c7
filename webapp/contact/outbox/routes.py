"""A form that may come twice is kept once: by the id that the phone gave it.

A phone that lost the answer sends the same form again, with the same `Idempotency-Key`. The
receipt is written in the unit of work that the form changes, so both are kept or neither is.
"""

from hashlib import sha256
from json import dumps
from uuid import UUID

from flask import Blueprint, g, request
from werkzeug.exceptions import BadRequest, Conflict, Unauthorized
from werkzeug.wrappers import Response

from webapp.case import sessions
from webapp.contact.outbox import queries
from webapp.core import clock, db, events
from webapp.core.events import Event
from webapp.web.reply import kept

room = Blueprint("outbox", __name__)
HEADER = "Idempotency-Key"
WHOSE = "X-Offline"
"""The person whose form it is, as the phone knows them."""


def form_hash() -> bytes:
    """A hash of where the form goes and what stands in it, however it was encoded."""
    fields = sorted(request.form.items(multi=True))
    return sha256(dumps([request.path, fields]).encode()).digest()


@room.before_app_request
def note() -> Response | None:
    """Write the receipt before the view runs; a form that was kept before is answered here.

    Refuses an id that is no UUID (400), an id that was used for another form or by somebody else
    (409: both look the same), and a form of somebody who is not the one signed in (401): it waits
    on the phone until they are.
    """
    key = request.headers.get(HEADER)
    if key is None or g.me is None or request.method in db.SAFE_METHODS:
        return None
    if request.headers.get(WHOSE, mine := sessions.offline_id(g.me)) != mine:
        raise Unauthorized
    try:
        id = UUID(key)
    except ValueError:
        raise BadRequest from None
    session, values = db.session(), {"account_id": g.me.id, "form_hash": form_hash()}
    write = queries.write(session.get_bind().dialect.name)
    if session.execute(write, {"id": id, "kept_at": clock.real(), **values}).first():
        g.receipt = id
        return None
    before = db.row(queries.KEPT, id=id)
    if before is None or before._asdict() != values:
        raise Conflict
    return kept(id)


@room.after_app_request
def echo(response: Response) -> Response:
    """The id comes back with every answer of ours: a stranger's "welcome" page has none."""
    if "receipt" in g:
        response.headers[HEADER] = str(g.receipt)
    if g.get("me") and HEADER in request.headers:
        response.headers[WHOSE] = sessions.offline_id(g.me) or sessions.NOBODY
    if HEADER in request.headers and 400 <= response.status_code < 500:
        events.note(Event.SYNC_REFUSED, str(response.status_code))
    return response
