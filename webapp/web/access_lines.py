"""The access line: who reached for which dossier, to do what, and whether they were let in."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from flask import g
from sqlalchemy import Uuid, bindparam, insert, select

from webapp.case.account import AccessLine
from webapp.case.me import Me
from webapp.case.policy import Act
from webapp.case.reach import ME
from webapp.core import clock, db

JUST = timedelta(hours=1)
"""So long who has been written down is not written again, when an open page asks by itself."""

LOOKED = select(AccessLine.id).where(
    AccessLine.account_id == ME,
    AccessLine.act == bindparam("act"),
    AccessLine.dossier_id == bindparam("dossier", type_=Uuid()),
    AccessLine.reached,
    AccessLine.at > bindparam("since", type_=AccessLine.at.type),
)


WRITE = insert(AccessLine)


def note_line(me: Me, act: Act, dossier_id: UUID | None, *, reached: bool) -> None:
    """Write who reached for what. A change and its line are kept together or not at all; of a page
    that is only read, or was not reached, the line is kept before anything is answered.

    Who reads their own dossier leaves no line: it would only tell when somebody was awake.
    """
    if dossier_id and dossier_id == me.dossier_id:
        return
    line = a_line(me, act, dossier_id=dossier_id, reached=reached)
    if reached and db.writes():
        db.session().add(AccessLine(**line))
        g.looked = line
    else:
        db.keep_at_once(WRITE, line)


def note_list(me: Me, act: Act) -> None:
    """Write that somebody looked through a list that shows more than the names of their work."""
    db.keep_at_once(WRITE, a_line(me, act))


def a_line(
    me: Me, act: Act, *, dossier_id: UUID | None = None, reached: bool = True
) -> dict[str, Any]:
    who = {"id": uuid4(), "at": clock.real(), "account_id": me.id}
    return who | {"act": act, "dossier_id": dossier_id, "reached": reached}


def has_just_looked(me: Me, act: Act, dossier_id: UUID) -> bool:
    """Whether the line of the last hour says already that this person reads this dossier."""
    if dossier_id == me.dossier_id:
        return True
    since = clock.real() - JUST
    return bool(db.row(LOOKED, me=me.id, act=act, dossier=dossier_id, since=since))


def note_again() -> None:
    """A refused change was rolled back and its access line with it; but its page was read."""
    if line := g.pop("looked", None):
        db.keep_at_once(WRITE, line)
