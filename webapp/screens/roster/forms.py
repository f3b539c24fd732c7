"""What narrows the list of people; it is sent with the address, and nothing of it is refused."""

from werkzeug.datastructures import MultiDict
from wtforms import Form

from webapp.case.spoken import Spoken
from webapp.law.duo import Leerroute
from webapp.people.caseload.model import Step
from webapp.speech.i18n import ptext, text
from webapp.web.choices import One, members

CHOOSE = text("Please choose.")


class Narrow(Form):
    step = One(ptext("desk", "Stage"), members(Step), else_=CHOOSE, optional=True)
    route = One(ptext("desk", "Route"), members(Leerroute), else_=CHOOSE, optional=True)
    speaks = One(ptext("desk", "Language"), members(Spoken), else_=CHOOSE, optional=True)

    def __init__(self, asked: MultiDict[str, str]) -> None:
        super().__init__(asked)
