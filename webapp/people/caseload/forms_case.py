"""What a consulent hands in about somebody of the caseload: a guide, another consulent, the end."""

from collections.abc import Iterable
from uuid import UUID

from werkzeug.datastructures import MultiDict
from wtforms import Form

from webapp.case.dossier import BegeleidingKind, CloseReason
from webapp.core import clock
from webapp.people.caseload.forms import CHOOSE, a_day_of
from webapp.speech.i18n import ptext
from webapp.web.choices import Offer, One, members

BAD_DAY = ptext("desk", "Please choose a day from today on, at most a year ahead.")
TAKEN = ptext("desk", "Somebody guides them in this way on that day already.")


class Guide(Form):
    guide = One[UUID](ptext("desk", "Who?"), else_=CHOOSE)
    kind = One(ptext("desk", "As what?"), members(BegeleidingKind), else_=CHOOSE)
    first = a_day_of(ptext("desk", "From which day?"))
    last = a_day_of(ptext("desk", "Until and including which day?"), optional=True)

    def __init__(self, posted: MultiDict[str, str] | None, guides: Iterable[Offer[UUID]]) -> None:
        today = clock.today()
        super().__init__(posted, data={"first": today.isoformat()} if posted is None else None)
        self.guide.offers = [*guides]
        self.first.flags.min = self.last.flags.min = today


class Transfer(Form):
    consulent = One[UUID](ptext("desk", "Consulent"), else_=CHOOSE)

    def __init__(
        self,
        posted: MultiDict[str, str] | None,
        consulenten: Iterable[Offer[UUID]],
        now: UUID | None,
    ) -> None:
        super().__init__(posted, data={"consulent": str(now)} if posted is None and now else None)
        self.consulent.offers = [*consulenten]


class Close(Form):
    reason = One(ptext("desk", "Why?"), members(CloseReason), else_=CHOOSE)
