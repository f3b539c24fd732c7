"""What a consulent hands in when somebody moves in with a partner who has a dossier already."""

from uuid import UUID

from wtforms import Form
from wtforms.widgets import SearchInput

from webapp.people.caseload.forms import CHOOSE
from webapp.people.caseload.forms_home import NO_CHILDREN
from webapp.people.caseload.model import MOST_LETTERS
from webapp.people.caseload.model_facts import MOST_CHILDREN
from webapp.speech.i18n import ptext
from webapp.web.choices import One
from webapp.web.fields import Line, Number
from webapp.web.names import NAME

SHARES = ptext("desk", "They share a household with somebody else. First say there who leaves.")


class Together(Form):
    """First a name; then who of those it found, and how many children they have at home."""

    q = Line(
        ptext("desk", "Name of the partner"),
        most=MOST_LETTERS,
        else_=NAME,
        optional=False,
        widget=SearchInput(),
    )
    partner = One[UUID](ptext("desk", "Who is it?"), else_=CHOOSE)
    children = Number(
        ptext("desk", "Children of both at home"), least=0, most=MOST_CHILDREN, else_=NO_CHILDREN
    )
