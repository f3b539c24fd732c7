"""Where each thing on the board is done, and how one comes back."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from webapp.calendar.agenda.model import Answer
from webapp.screens.board.model import Deed, Matter
from webapp.web.from_board import BY_HAND, ONCE_DONE


class Way(NamedTuple):
    """`dossier` and `about` are filled in: whose it is, and which appointment, message or card."""

    path: str
    part: str = ""
    """Of the page, where the form stands."""
    is_all: bool = False
    """What is kept there is all that there was to do."""
    form: str = ""
    """Only by this form of the page, which has others: how its address ends."""


CHANGE = "/appointments/{about}/change"
WAYS = {
    Deed.ANSWER: Way("/dossiers/{dossier}/messages/consulent", "words-consulent", is_all=True),
    Deed.CALL: Way(CHANGE, is_all=True),
    Deed.CALL_LIST: Way("/not-reached"),
    Deed.FINISH: Way("/dossiers/{dossier}/end-guidance", is_all=True),
    Deed.MOVE: Way(CHANGE, "move", is_all=True),
    Deed.NOTE_CONTACT: Way("/dossiers/{dossier}/arrival", "contacts", is_all=True, form="contacts"),
    Deed.OPEN_MONEY: Way("/dossiers/{dossier}/budget"),
    Deed.OPEN_PLAN: Way("/dossiers/{dossier}/pip/draft"),
    Deed.OPEN_PROGRESS: Way("/dossiers/{dossier}/progress"),
    Deed.OPEN_SIGNAAL: Way("/signalen/{about}"),
    Deed.PLAN_TALK: Way("/dossiers/{dossier}/appointments/new", is_all=True),
    Deed.REPORT: Way("/dossiers/{dossier}/progress", "talks", is_all=True, form="progress-talks"),
}
DEEDS = {
    Matter.PLAN: Deed.OPEN_PLAN,
    Matter.ONTZORGING: Deed.OPEN_MONEY,
    Matter.OBJECTION: Deed.OPEN_PLAN,
    Matter.SWITCH: Deed.OPEN_PLAN,
    Matter.TERM: Deed.OPEN_PROGRESS,
    Matter.MESSAGE: Deed.ANSWER,
    Matter.NO_ANSWER: Deed.CALL,
    Matter.MISSED: Deed.CALL,
    Matter.BEGELEIDING: Deed.FINISH,
    Matter.SIGNAAL: Deed.OPEN_SIGNAAL,
}


def deed_of(matter: Matter, at: datetime | None, answer: Answer | None, people: int) -> Deed:
    """`at`: when they meet, or met; `people`: how many it is about."""
    if matter in {Matter.TALK, Matter.EXAM}:
        return Deed.REPORT if at else Deed.PLAN_TALK
    if matter is Matter.CANNOT:
        return Deed.MOVE if answer is Answer.CANNOT else Deed.CALL
    if matter is Matter.NOT_REACHED:
        return Deed.CALL_LIST if people > 1 else Deed.NOTE_CONTACT
    return DEEDS[matter]


def address(deed: Deed, dossier: UUID, about: UUID | None, row: str) -> str:
    path, part, is_all, form = WAYS[deed]
    asked = f"{ONCE_DONE if is_all else BY_HAND}={row}{'_' if form else ''}{form}"
    where = path.format(dossier=dossier, about=about)
    return f"{where}?{asked}{'#' if part else ''}{part}"
