"""How long it is kept that something was put off: until the day on which it stands there again."""

from datetime import timedelta

from sqlalchemy import Date, bindparam, delete
from sqlalchemy.orm import Session

from webapp.core import clock
from webapp.screens.board.model_put_off import PutOff

KEPT = timedelta(days=30)
OLD = delete(PutOff).where(PutOff.until < bindparam("before", type_=Date()))


def forget(session: Session) -> None:
    session.execute(OLD, {"before": clock.today() - KEPT})
