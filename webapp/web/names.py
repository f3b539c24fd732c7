"""The name of somebody who may come in, as a colleague types it."""

from wtforms.validators import Regexp

from webapp.speech.i18n import ptext
from webapp.web.fields import Line

NAME = ptext("desk", "Please write the name, at most 80 letters.")
NO_DIGITS = ptext("desk", "A name has no numbers. A BSN or V-nummer does not belong here.")
MOST_LETTERS = 80


def a_name() -> Line:
    return Line(
        ptext("desk", "First and last name, in Latin letters"),
        most=MOST_LETTERS,
        else_=NAME,
        optional=False,
        validators=[Regexp(r"\D*$", message=NO_DIGITS)],
    )
