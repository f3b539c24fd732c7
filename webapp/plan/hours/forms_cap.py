"""What a consulent writes down of an ontheffing."""

from werkzeug.datastructures import MultiDict
from wtforms import Form, StringField
from wtforms.validators import ValidationError

from webapp.speech.i18n import ptext, text
from webapp.web.fields import Read, a_small_number

NO_CAP = ptext("desk", "Write whole hours, not more than the route asks, or leave it empty.")
CHANGED = text("This has changed. Please look again.")


class Cap(Form):
    """A partial ontheffing: no more hours than the route asks, or none at all."""

    most: int
    seen = StringField()
    """The cap as it was when the page was read."""
    cap = Read(
        ptext("desk", "Most hours of participation by a partial ontheffing"),
        a_small_number,
        else_=NO_CAP,
        optional=True,
        inputmode="numeric",
        id="cap-hours",
    )

    def __init__(
        self, kept: int | None, most: int, posted: MultiDict[str, str] | None = None
    ) -> None:
        self.kept, self.most = "" if kept is None else str(kept), most
        begun = {"seen": self.kept, "cap": self.kept}
        super().__init__(posted, data=begun if posted is None else None)

    def validate_cap(self, field: Read[int]) -> None:
        if (field.value or 0) > self.most:
            raise ValidationError(NO_CAP)

    @property
    def is_stale(self) -> bool:
        """A colleague changed it since."""
        return (self.seen.data or "") != self.kept
