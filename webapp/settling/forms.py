"""One tick on the list."""

from wtforms import Form, StringField
from wtforms.validators import AnyOf

from webapp.i18n import text
from webapp.settling.model import Item

AGAIN = text("Please go back and try again.")
YES, NO = "yes", "no"


class Tick(Form):
    item = StringField(validators=[AnyOf([*Item], AGAIN)])
    done = StringField(validators=[AnyOf([YES, NO], AGAIN)])
