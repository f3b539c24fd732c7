"""Numbers that people may call, as somebody types them."""

from wtforms.validators import Optional, Regexp
from wtforms.widgets import TelInput

from webapp.speech.i18n import Text, ptext
from webapp.web.fields import Line

NUMBER = ptext("desk", "This is no telephone number.")
A_NUMBER = r"\+?[0-9][0-9 ()-]{1,18}[0-9]$"


def a_telephone(label: Text, *, optional: bool = True) -> Line:
    rules: list[object] = [Optional()] if optional else []
    rules.append(Regexp(A_NUMBER, message=NUMBER))
    return Line(
        label, most=20, else_=NUMBER, optional=optional, widget=TelInput(), validators=rules
    )
