"""A form that may come twice is kept once: by the id that the phone gave it.

A phone that lost the answer sends the same form again, with the same `Idempotency-Key`. The
receipt is written in the unit of work that the form changes, so both are kept or neither is.
"""

from datetime import timedelta
from hashlib import sha256
from json import dumps
from uuid import UUID

from flask import Flask, g, request
from werkzeug.exceptions import BadRequest, Conflict
from werkzeug.wrappers import Response

from webapp import clock, db
from webapp.outbox import queries
from webapp.reply import kept

HEADER = "Idempotency-Key"
RECEIPT_LIFE = timedelta(days=60)
"""How long a form is known again. A phone gives up a good while earlier."""


def form_hash() -> bytes:
    """A hash of where the form goes and what stands in it, however it was encoded."""
    fields = sorted(request.form.items(multi=True))
    return sha256(dumps([request.path, fields]).encode()).digest()


def note() -> Response | None:
    """Write the receipt before the view runs; a form that was kept before is answered here.

    Refuses an id that is no UUID (400), and an id that was used for another form or by somebody
    else (409): both look the same.
    """
    key = request.headers.get(HEADER)
    if key is None or g.me is None or request.method in db.SAFE_METHODS:
        return None
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
    if before is None or dict(before._mapping) != values:
        raise Conflict
    return kept(id)


def echo(response: Response) -> Response:
    """The id comes back with every answer of ours: a stranger's "welcome" page has none."""
    if "receipt" in g:
        response.headers[HEADER] = str(g.receipt)
    return response


def init_app(app: Flask) -> None:
    app.before_request(note)
    app.after_request(echo)
