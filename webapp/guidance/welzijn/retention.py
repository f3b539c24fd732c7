"""How long the text of a signaal is kept: so many months after closing, as each gemeente chose."""

from datetime import time

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.case.account import Gemeente
from webapp.contact.push.model_timing import at
from webapp.core import clock
from webapp.guidance.welzijn.queries_closed import long_closed
from webapp.law.welzijn import text_kept_from
from webapp.rules.book import book_in


def forget(session: Session) -> None:
    """Take the text away; that there was one, its steps and its outcome stay."""
    now, today = clock.now(), clock.today()
    for gemeente_id in session.scalars(select(Gemeente.id)):
        before = at(text_kept_from(book_in(session, gemeente_id), today), time())
        for signaal in session.scalars(long_closed(before, gemeente_id)):
            signaal.erase(now)
