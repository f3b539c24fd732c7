"""One tick on the list."""

from wtforms import Form, StringField
from wtforms.validators import AnyOf

from webapp.guidance.onboarding.model import Item
from webapp.speech.i18n import text

AGAIN = text("Please go back and try again.")
YES, NO = "yes", "no"


class Tick(Form):
    item = StringField(validators=[AnyOf([*Item], AGAIN)])
    done = StringField(validators=[AnyOf([YES, NO], AGAIN)])
