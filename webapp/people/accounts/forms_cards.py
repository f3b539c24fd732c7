"""What the consulent hands in about somebody's phones."""

from collections.abc import Iterable
from uuid import UUID

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, Form

from webapp.speech.i18n import ptext
from webapp.web.choices import YES_OR_NO, Offer, One

CHOOSE = ptext("desk", "Please choose one.")
GONE = ptext("desk", "This phone cannot sign in any more.")


class MakeCard(Form):
    lost = BooleanField(ptext("desk", "The phone is lost or stolen: end what it opens."))
    """Else who forgot the PIN stays signed in on the phones that they have."""


class SharePhone(Form):
    """Whether others use it too. If so, a locked phone never shows time or place."""

    shared = One(CHOOSE, YES_OR_NO, else_=CHOOSE)


class EndPhone(Form):
    phone = One[UUID](GONE, else_=GONE)

    def __init__(self, posted: MultiDict[str, str] | None, phones: Iterable[UUID]) -> None:
        super().__init__(posted)
        self.phone.offers = [Offer(each, str(each)) for each in phones]
