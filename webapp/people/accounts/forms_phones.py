"""What an inburgeraar hands in about the own phones."""

from collections.abc import Iterable
from uuid import UUID

from werkzeug.datastructures import MultiDict
from wtforms import Form

from webapp.speech.i18n import text
from webapp.web.choices import Offer, One

GONE = text("This phone cannot sign in any more.")


class EndMyPhone(Form):
    which = One[UUID](GONE, else_=GONE)

    def __init__(self, posted: MultiDict[str, str] | None, mine: Iterable[UUID]) -> None:
        super().__init__(posted)
        self.which.offers = [Offer(each, str(each)) for each in mine]
