"""What is written down about a centre where people wait."""

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, Form
from wtforms.validators import ValidationError

from webapp.arrival.koppeling.model import MOST_LETTERS, MOST_MINUTES, Azc
from webapp.arrival.koppeling.queries import Centre
from webapp.speech.i18n import ptext
from webapp.web.fields import Line, Read, a_small_number

NAME = ptext("desk", "Please write a name of at most 80 letters.")
MINUTES = ptext("desk", "Please write minutes from 0 to 600.")
TWICE = ptext("desk", "This name is on the list already.")


def as_typed(centre: Centre | Azc) -> dict[str, str | bool]:
    return {"name": centre.name, "minutes": str(centre.minutes), "closed": centre.closed}


class KeepCentre(Form):
    """A new one; or, beside others on a page, the one that is changed."""

    name = Line(ptext("desk", "Name"), most=MOST_LETTERS, else_=NAME, optional=False)
    minutes = Read(
        ptext("desk", "Minutes one way"), a_small_number, else_=MINUTES, inputmode="numeric"
    )
    closed = BooleanField(ptext("desk", "Not in use any more"))

    def __init__(
        self, posted: MultiDict[str, str] | None = None, centre: Centre | Azc | None = None
    ) -> None:
        stands = centre if posted is None else None
        super().__init__(posted, data=as_typed(stands) if stands else None)
        self.minutes.flags.maxlength = 3
        if centre:
            self.tell_apart(centre)

    def tell_apart(self, centre: Centre | Azc) -> None:
        for field in (self.name, self.minutes, self.closed):
            field.id = f"{field.name}-{centre.id}"

    def validate_minutes(self, field: Read[int]) -> None:
        if field.value is not None and field.value > MOST_MINUTES:
            raise ValidationError(MINUTES)
