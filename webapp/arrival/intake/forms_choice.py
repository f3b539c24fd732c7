"""Which part was written about, and whose version stays when two people wrote."""

from enum import StrEnum

from wtforms import Form

from webapp.arrival.intake.forms import AGAIN
from webapp.arrival.intake.model import Around, LifeArea, Part
from webapp.web.choices import Offer, One, members

PARTS: list[Offer[Part]] = [Offer(e, str(e), member=e) for e in (*Around, *LifeArea)]
SEEN = "seen-"
"""What the name of the hidden input begins with that carries what a colleague wrote."""


class Choice(StrEnum):
    """Of two versions: one's own, or the colleague's."""

    MINE = "mine"
    THEIRS = "theirs"


class ChooseArea(Form):
    area = One(AGAIN, PARTS, else_=AGAIN)
    choice = One(AGAIN, members(Choice), else_=AGAIN, optional=True)
