"""Coming along on an excursion."""

from datetime import datetime
from uuid import UUID

from wtforms import BooleanField, Form

from webapp.courses.pvt.model import MOST_PEOPLE, Excursion, Fault, SignUp
from webapp.speech.i18n import Text, text
from webapp.web.fields import Number, Read, refuse

HOW_MANY = text("Please choose how many people come. From 1 to 8.")
CHOOSE_EXCURSION = text("Please choose an excursion.")
FAULTS: dict[Fault, Text] = {
    Fault.OVER: text("This excursion is not open any more."),
    Fault.TOO_MANY: text("There are not so many places."),
    Fault.WITH_GROUP: text("This belongs to your lessons. You come with your group."),
}


class NewSignUp(Form):
    """With how many people, and what is to be arranged. One empty form serves all cards."""

    excursion = Read(CHOOSE_EXCURSION, UUID, else_=CHOOSE_EXCURSION)
    people = Number(text("How many people come?"), least=1, most=MOST_PEOPLE, else_=HOW_MANY)
    childcare = BooleanField(text("I need childcare"))
    transport = BooleanField(text("I need help with travelling"))

    def asks_for(self, excursion: Excursion) -> bool:
        return self.excursion.value == excursion.id

    @property
    def complaint(self) -> Text | None:
        """The first sentence that says what is wrong."""
        errors = (error for field in self for error in field.errors)
        return next((error for error in errors if isinstance(error, Text)), None)

    def wish(self, dossier_id: UUID, at: datetime) -> SignUp:
        return SignUp(
            dossier_id=dossier_id,
            excursion_id=self.excursion.sure,
            people=self.people.sure,
            childcare=self.childcare.data,
            transport=self.transport.data,
            signed_up_at=at,
        )

    def refuse(self, fault: Fault) -> None:
        refuse(self.people if fault is Fault.TOO_MANY else self.excursion, FAULTS[fault])
