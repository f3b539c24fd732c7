"""One tick on the list."""

from wtforms import Form

from webapp.guidance.onboarding.model import Item
from webapp.speech.i18n import text
from webapp.web.choices import Offer, One, members

AGAIN = text("Please go back and try again.")


class Tick(Form):
    """What a button of the list says: it has no words of its own here."""

    item = One(AGAIN, members(Item), else_=AGAIN)
    done = One(AGAIN, [Offer(True, "yes"), Offer(False, "no")], else_=AGAIN)
