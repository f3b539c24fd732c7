"""What is handed in to have a guide found, and by who found one."""

from collections.abc import Iterable
from uuid import UUID

from werkzeug.datastructures import MultiDict
from wtforms import Form

from webapp.case.dossier import BegeleidingKind
from webapp.core import clock
from webapp.people.caseload.forms import CHOOSE, a_day_of
from webapp.speech.i18n import ptext
from webapp.web.choices import Offer, One, members


class Ask(Form):
    organisation = One[UUID](ptext("desk", "Organisation"), else_=CHOOSE)
    wanted = One(ptext("desk", "As what?"), members(BegeleidingKind), else_=CHOOSE)

    def __init__(
        self, posted: MultiDict[str, str] | None, organisations: Iterable[Offer[UUID]]
    ) -> None:
        super().__init__(posted)
        self.organisation.offers = [*organisations]


class Give(Form):
    guide = One[UUID](ptext("desk", "Who?"), else_=CHOOSE)
    first = a_day_of(ptext("desk", "From which day?"))

    def __init__(self, posted: MultiDict[str, str] | None, guides: Iterable[Offer[UUID]]) -> None:
        today = clock.today()
        super().__init__(posted, data={"first": today.isoformat()} if posted is None else None)
        self.guide.offers = [*guides]
        self.first.flags.min = today
