"""What one person has chosen, and where they can be reached; made when it is not there yet."""

from uuid import UUID

from webapp.contact.push import queries
from webapp.contact.push.model import MOST_PHONES, Choice, Subscription
from webapp.core import db


def choice_of(account_id: UUID) -> Choice:
    found: Choice | None = db.scalar(queries.MY_CHOICE, me=account_id)
    if found is None:
        found = Choice(account_id=account_id)
        db.session().add(found)
    return found


def known_by(endpoint: str) -> Subscription | None:
    found: Subscription | None = db.scalar(queries.BY_ENDPOINT, endpoint=endpoint)
    return found


def add_phone(made: Subscription) -> None:
    """One more phone of this person; beyond five it takes the place of the oldest."""
    mine = db.scalars(queries.MY_PHONES, me=made.account_id)
    for oldest in mine[: max(0, len(mine) - MOST_PHONES + 1)]:
        db.session().delete(oldest)
    db.session().add(made)
