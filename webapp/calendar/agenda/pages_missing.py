"""A lesson to which somebody cannot come: the consulent reads it as a message, and answers as one.

Nothing else is kept of it, and no reason is asked: illness is nobody's business here.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time

from webapp.calendar.agenda.pages_week import Entry
from webapp.contact.messages.model import MISSES
from webapp.core.together import Rows
from webapp.web.page import Piece


class MissingPiece(Piece, template="calendar/agenda/_missing.html"):
    day: date
    starts: time
    missed: bool
    of_school: bool
    """The school has to know too; who gives the PVT is told by the consulent."""


def with_what_was_said(entries: Iterable[Entry], said: Rows) -> list[Entry]:
    """The entries; those lessons marked to which somebody said that they cannot come."""
    last = {(each["date"], each["time"]): text_id for text_id, each in reversed(said)}
    missed = {lesson for lesson, text_id in last.items() if text_id == MISSES}
    return [
        replace(each, missed=each.is_lesson and (str(each.day), str(each.starts)) in missed)
        for each in entries
    ]
