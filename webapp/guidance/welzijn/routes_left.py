"""Cards that waited, sealed, on the phone of who was stopped: they arrive, and show nothing."""

from datetime import date, datetime
from uuid import UUID

from flask import request
from werkzeug.wrappers import Response

from webapp.case import cookies, sessions
from webapp.case.account import AccessLine, Role
from webapp.case.in_hand import Case, in_reach
from webapp.case.policy import Act
from webapp.case.secrets import hashed
from webapp.core import clock, db
from webapp.guidance.welzijn.forms import CANNOT_OPEN
from webapp.guidance.welzijn.model import Signaal
from webapp.guidance.welzijn.queries_left import LEFT, STILL_TAKEN
from webapp.guidance.welzijn.routes import room as room
from webapp.guidance.welzijn.routes_card import card_handed_in, flag, signaal_of
from webapp.speech.i18n import language, say
from webapp.web.guards import else_take
from webapp.web.reply import commit, kept


def take_left(id: UUID) -> Response | None:
    """None where it is not so: then it is refused, as everything of who is not signed in."""
    receipt, token = a_receipt(), request.cookies.get(cookies.SESSION_COOKIE)
    if receipt is None or token is None or "sealed" not in request.form:
        return None
    left = db.row(LEFT, token_hash=hashed(token), since=clock.real() - STILL_TAKEN)
    if left is None:
        return None
    reach = {"me": left.id, "row": id, "today": day_of(left.closed_at)}
    row = db.row(in_reach(Act.SEND_LEFT, Role.BEGELEIDER, None, False), **reach)
    if row is None:
        return None
    answer = take(Case(*row), left.id, receipt)
    answer.headers["X-Offline"] = sessions.offline_id_of(left.id)
    return answer


def a_receipt() -> UUID | None:
    try:
        return UUID(request.headers.get("Idempotency-Key", ""))
    except ValueError:
        return None


def day_of(moment: datetime) -> date:
    """The field's day of a real moment."""
    return clock.day_of(clock.now() - (clock.real() - moment))


def take(case: Case, author: UUID, receipt: UUID) -> Response:
    """Once: a phone that lost the answer sends it again."""
    if (known := db.session().get(Signaal, receipt)) and known.author_id == author:
        return kept(receipt)
    card = card_handed_in()
    if known or card.errors or not card.validate():
        return Response(say(language(), CANNOT_OPEN), 422, mimetype="text/plain")
    made = signaal_of(case, card, author)
    made.id = receipt
    line = AccessLine(
        at=clock.real(), account_id=author, act=Act.SEND_LEFT, dossier_id=case.id, reached=True
    )
    db.session().add_all([made, line])
    commit()
    return kept(receipt)


else_take(flag, take_left)
