"""A beheerder sees what SMS the gemeente sent: numbers only, to nobody by name."""

from flask import Blueprint

from webapp.case.policy import Act
from webapp.contact.sms.model import Sms
from webapp.contact.sms.pages import sms_page
from webapp.web.guards import Rows, lists
from webapp.web.reply import Answer, page

room = Blueprint("sms", __name__)


@room.get("/sms")
@lists(Act.SEE_SMS, Sms)
def show(ours: Rows[Sms]) -> Answer:
    return page(sms_page(ours))
