"""What a beheerder hands in about the gemeente itself."""

from werkzeug.datastructures import MultiDict
from wtforms import Form

from webapp.case.account import Gemeente
from webapp.speech.i18n import ptext
from webapp.web.fields import Line
from webapp.web.telephones import a_telephone

WHERE = ptext("desk", "Please write street, number, postcode and place.")


class Ourselves(Form):
    """Where people can go and whom they can call; phones show it."""

    phone = a_telephone(ptext("desk", "Telephone number that people may call"), optional=False)
    address = Line(
        ptext("desk", "Address of the gemeentehuis"), most=120, else_=WHERE, optional=False
    )

    def __init__(self, posted: MultiDict[str, str] | None, ours: Gemeente) -> None:
        stands = {"phone": ours.phone, "address": ours.address}
        super().__init__(posted, data=stands if posted is None else None)
