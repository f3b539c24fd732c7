"""How long the text of a signaal is kept: so many months after closing, as each gemeente chose."""

from datetime import datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp import clock
from webapp.accounts.model import Gemeente
from webapp.law.welzijn import text_kept_from
from webapp.push.timing import at
from webapp.rules.book import book_in
from webapp.welzijn.queries import long_closed


def erase_old(session: Session, now: datetime) -> None:
    """Take the text away; that there was one, its steps and its outcome stay."""
    today = clock.day_of(now)
    for gemeente_id in session.scalars(select(Gemeente.id)):
        before = at(text_kept_from(book_in(session, gemeente_id), today), time())
        for signaal in session.scalars(long_closed(before, gemeente_id)):
            signaal.erase(now)
