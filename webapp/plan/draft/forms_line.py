"""What a consulent types of one line of a draft."""

from uuid import UUID

from werkzeug.datastructures import MultiDict
from wtforms.validators import ValidationError

from webapp.plan.draft import model
from webapp.plan.draft.forms import CHOOSE, done_by, some_words
from webapp.plan.draft.queries import Shown
from webapp.plan.pip.model import Agreement
from webapp.speech.i18n import ptext
from webapp.web.choices import Offer, One
from webapp.web.conflicts import Merging
from webapp.web.fields import Paragraph

EMPTY = ptext("desk", "A line cannot be empty. You can remove it.")


class LineFields(Merging):
    """A line that comes from the catalogue: it has no words of its own."""

    due_on = done_by()
    helper_id = One[UUID](ptext("desk", "Together with"), else_=CHOOSE, optional=True, id="helper")

    def __init__(
        self,
        line: Agreement | Shown,
        helpers: list[Offer[UUID]],
        posted: MultiDict[str, str] | None = None,
    ) -> None:
        super().__init__(model.typed(line, model.OF_A_LINE), posted)
        self.line_id = line.id
        self.helper_id.offers = helpers
        of_this = f"-{line.id}"
        for field in self:
            field.id += of_this


class OwnLineFields(LineFields):
    own_words = some_words(ptext("desk", "In own words"))

    def validate_own_words(self, field: Paragraph) -> None:
        if not field.data:
            raise ValidationError(EMPTY)


def fields_of(
    line: Agreement | Shown,
    helpers: list[Offer[UUID]],
    posted: MultiDict[str, str] | None = None,
) -> LineFields:
    kind = LineFields if line.text_id else OwnLineFields
    return kind(line, helpers, posted)
