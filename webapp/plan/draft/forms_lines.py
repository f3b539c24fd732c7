"""What a consulent adds to a draft: lines of the catalogue, or one in own words."""

from collections.abc import Iterable

from werkzeug.datastructures import MultiDict
from wtforms import Form
from wtforms.validators import ValidationError

from webapp.plan.draft.forms import CHOOSE, done_by, some_words
from webapp.plan.pip.model import Agreement, Party, Pip
from webapp.speech.catalogue import TEXTS
from webapp.speech.i18n import ptext
from webapp.web.choices import Offer, One, Some, members
from webapp.web.fields import Paragraph

WORDS = ptext("desk", "Please choose lines, or write one.")
NO_SUCH = ptext("desk", "This line is not in the list.")
TOO_MANY = ptext("desk", "A plan has at most 60 lines.")
OF_THE_BEGELEIDER = ("P09", "P10")


def offered(ids: Iterable[str]) -> list[Offer[str]]:
    return [Offer(id, id, TEXTS[id]) for id in ids]


CATALOGUE: dict[Party | None, list[Offer[str]]] = {
    Party.INBURGERAAR: offered(id for id in TEXTS if id[0] == "G"),
    Party.GEMEENTE: offered(id for id in TEXTS if id[0] == "P" and id not in OF_THE_BEGELEIDER),
    Party.BEGELEIDER: offered(OF_THE_BEGELEIDER),
}
"""Which lines of the catalogue speak for whom."""


class NewLines(Form):
    """Lines of the catalogue, and one in own words, all for the same party."""

    party = One(CHOOSE, members(Party), else_=CHOOSE)
    texts = Some[str](ptext("desk", "From the list, in every language"), else_=NO_SUCH)
    own_words = some_words(ptext("desk", "Or in own words"))
    due_on = done_by()

    def __init__(
        self, party: Party | None = None, posted: MultiDict[str, str] | None = None
    ) -> None:
        super().__init__(posted, data={"party": party})
        self.texts.offers = CATALOGUE.get(self.party.value, [])
        for field in self:
            field.id = f"{field.id}-{self.party.data}"

    def validate_own_words(self, field: Paragraph) -> None:
        if not field.data and not self.texts.data:
            raise ValidationError(WORDS)

    def agreements(self, pip: Pip, after: int) -> list[Agreement]:
        """At most one of these is in own words."""
        said: list[tuple[str | None, str | None]] = [(id, None) for id in self.texts.values]
        said += [(None, self.own_words.data)] if self.own_words.data else []
        return [
            Agreement(
                dossier_id=pip.dossier_id,
                pip_id=pip.id,
                position=position,
                text_id=text_id,
                own_words=own_words,
                party=self.party.sure,
                due_on=self.due_on.value,
            )
            for position, (text_id, own_words) in enumerate(said, after + 1)
        ]
