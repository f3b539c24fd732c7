"""What is asked to plan a talk of the brede intake: where, when, and who comes too."""

from werkzeug.datastructures import MultiDict
from wtforms import Field
from wtforms.validators import ValidationError

from webapp.arrival.intake.model import MOST_REASON, Where
from webapp.arrival.intake.model_talk import Centre, Guide, Options
from webapp.speech.i18n import ptext
from webapp.web.choices import YES_OR_NO, Offer, One, Some, members
from webapp.web.fields import MOST_NAME, NAME, Line, Paragraph
from webapp.web.when import When, a_length

LENGTHS = (60, 90, 120, 150)
USUAL_LENGTH = 120

WHERE = ptext("desk", "Please choose where.")
CENTRE = ptext("desk", "Please choose an AZC from the list.")
WHO = ptext("desk", "Please choose from the list.")
REASON = ptext("desk", "Please write why not where it is suggested.")
LONG = ptext("desk", "Please write at most 300 letters.")


class PlanTalk(When):
    options: Options
    """What is suggested, and what there is to choose from."""
    where = One(ptext("desk", "Where?"), members(Where), else_=WHERE)
    azc = One[Centre](ptext("desk", "Which AZC?"), else_=CENTRE, optional=True)
    reason = Paragraph(
        ptext("desk", "Why not where it is suggested?"), most=MOST_REASON, else_=LONG
    )
    minutes = a_length(LENGTHS)
    guides = Some[Guide](ptext("desk", "Who comes too?"), else_=WHO)
    wmo = Line(ptext("desk", "Wmo-consulent"), most=MOST_NAME, else_=NAME)
    interpreter = One(ptext("desk", "Is an interpreter needed?"), YES_OR_NO, else_=WHO)
    interpreter_name = Line(
        ptext("desk", "Name of the interpreter"), most=MOST_NAME, else_=NAME, id="interpreter-name"
    )

    def __init__(self, posted: MultiDict[str, str] | None, options: Options) -> None:
        where, waits_in, _ = options.suggestion
        begun = {
            "where": where,
            "azc": str(waits_in.id) if waits_in else "",
            "minutes": str(USUAL_LENGTH),
            "interpreter": "yes" if options.interpreter else "no",
        }
        super().__init__(posted, data=begun if posted is None else None)
        self.options = options
        self.azc.offers = [Offer(each, str(each.id), each.words) for each in options.centres]
        self.guides.offers = [Offer(g, str(g.id), g.name, g.kind) for g in options.guides]

    @property
    def suggested(self) -> Where:
        return self.options.suggestion.where

    def validate_azc(self, field: One[Centre]) -> None:
        if self.where.value is Where.AZC and field.value is None:
            raise ValidationError(CENTRE)

    def validate_reason(self, field: Field) -> None:
        if self.where.value is not self.suggested and not field.data:
            raise ValidationError(REASON)
