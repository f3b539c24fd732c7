"""How somebody is reminded now."""

from typing import Any
from uuid import UUID

from webapp.case.queries import SHARED_BY
from webapp.contact.push import queries
from webapp.contact.push.forms import FROM, UNTIL
from webapp.contact.push.model import QUIET_FROM, QUIET_UNTIL, Choice
from webapp.core import db


def reminders_of(account_id: UUID) -> dict[str, Any]:
    choice = db.row(queries.MY_CHOICE_TO_READ, me=account_id)
    return {
        "quiet_from": f"{choice.quiet_from if choice else QUIET_FROM:%H:%M}",
        "quiet_until": f"{choice.quiet_until if choice else QUIET_UNTIL:%H:%M}",
        "says_when": bool(choice and choice.says_when),
        "shares": db.value(SHARED_BY, account=account_id) is not None,
        "from_times": FROM,
        "until_times": UNTIL,
    }


def choice_of(account_id: UUID) -> Choice:
    """The row to change, made when it is not there yet."""
    found: Choice | None = db.scalar(queries.MY_CHOICE, me=account_id)
    if found is None:
        found = Choice(account_id=account_id)
        db.session().add(found)
    return found
