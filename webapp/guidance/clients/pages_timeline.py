"""What comes and what was, of one who is guided, in one line: the very next stands above."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from typing import NamedTuple

from webapp.core import clock
from webapp.guidance.clients.queries_ahead import BEFORE, Meeting
from webapp.guidance.visits.queries import Note
from webapp.plan.pip.queries import Line


class Moment(NamedTuple):
    """One of these, on its day. The rest is empty."""

    begins: datetime
    """Local wall time."""
    meeting: Meeting | None = None
    visit: Note | None = None
    promise: Line | None = None

    @property
    def day(self) -> date:
        return self.begins.date()


class Timeline(NamedTuple):
    coming: Sequence[Moment]
    """The next first."""
    before: Sequence[Moment]
    """The newest first."""


def timeline(
    coming: Iterable[Meeting],
    held: Iterable[Meeting],
    visits: Iterable[Note],
    promises: Iterable[Line],
) -> Timeline:
    noted = [*visits]
    mine = {(note.author_id, note.day) for note in noted}
    before = [Moment(at(note.day, note.begins), visit=note) for note in noted]
    before += [
        Moment(it.starts_local, meeting=it)
        for it in held
        if (it.host_id, it.starts_local.date()) not in mine  # that visit is noted
    ]
    before += kept(promises)
    before.sort(key=lambda moment: moment.begins, reverse=True)
    return Timeline([Moment(it.starts_local, meeting=it) for it in coming], before[:BEFORE])


def kept(promises: Iterable[Line]) -> Iterator[Moment]:
    for promise in promises:
        if promise.done_at:
            yield Moment(at(clock.day_of(promise.done_at)), promise=promise)


def at(day: date, begins: time | None = None) -> datetime:
    return datetime.combine(day, begins or time())
