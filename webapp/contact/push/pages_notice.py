"""What a phone shows, locked, to whoever holds it: no person, no office, no amount, no subject.

The words are the reader's own at the moment of sending. Who chose to see it reads day, time and
place. The shape is that of declarative web push, which Safari shows by itself.
"""

from collections.abc import Sequence
from datetime import datetime
from json import dumps
from typing import NamedTuple
from uuid import UUID

from webapp.case.account import Language
from webapp.case.secrets import peppered
from webapp.contact.push.model import Kind
from webapp.speech.formats import isolated, plain_day
from webapp.speech.i18n import direction, say, text

TITLE = "Meedoen"
ONE = text("You have a new message.")
SEVERAL = text("You have new messages.")
WHEN = text("%(day)s, %(time)s")
WHERE = text("%(day)s, %(time)s. %(place)s")
NEW_TIME = text("New time: %(day)s, %(time)s")
NO_MORE = text("Cancelled: %(day)s, %(time)s")
COME = text("I am coming")
LONGEST_PLACE = 80
NEWS = (Kind.MOVED, Kind.CANCELLED, Kind.PLACE_WON)


class Claimed(NamedTuple):
    """A reminder that one worker is to send."""

    id: UUID
    account_id: UUID
    kind: Kind
    subject_id: UUID
    not_after: datetime
    urgent: bool
    path: str
    begins_local: datetime | None
    place: str | None
    come_path: str | None
    come_seed: str | None
    tag: str | None
    tries: int


def the_one(reminders: Sequence[Claimed]) -> Claimed | None:
    """What it is about when all are about one thing: its news, if there is any. Else None."""
    if len({reminder.subject_id for reminder in reminders}) > 1:
        return None
    return max(reminders, key=lambda reminder: reminder.kind in NEWS)


def sentence(language: Language, reminders: Sequence[Claimed], *, says_when: bool) -> str:
    """The one sentence on the lock screen for what is due together."""
    it = the_one(reminders)
    if it is None:
        return say(language, SEVERAL)
    if not says_when or it.begins_local is None:
        return say(language, ONE)
    pattern = {Kind.MOVED: NEW_TIME, Kind.CANCELLED: NO_MORE}.get(it.kind, WHERE)
    values = {
        "day": isolated(plain_day(language, it.begins_local)),
        "time": isolated(f"{it.begins_local:%H:%M}"),
        "place": isolated((it.place or "")[:LONGEST_PLACE]),
    }
    return say(language, WHEN if pattern is WHERE and not it.place else pattern, **values)


def payload(
    language: Language,
    reminders: Sequence[Claimed],
    *,
    says_when: bool,
    tag: str,
    origin: str,
    pepper: str,
) -> bytes:
    """What is sealed for the phone: at most 1,024 bytes of JSON. `origin`: our own address."""
    it = the_one(reminders)
    notification: dict[str, object] = {
        "title": TITLE,
        "body": sentence(language, reminders, says_when=says_when),
        "lang": language,
        "dir": direction(language),
        "tag": tag,
        "navigate": origin + (it.path if it else "/"),
    }
    if it and it.come_path and it.come_seed:
        notification["actions"] = [{"action": "come", "title": say(language, COME)}]
        token = come_token(pepper, it.account_id, it.come_path, it.come_seed)
        notification["data"] = {"come": {"url": it.come_path, "token": token}}
    shape = {"web_push": 8030, "notification": notification}
    return dumps(shape, ensure_ascii=False, separators=(",", ":")).encode()


def come_token(pepper: str, account_id: UUID, path: str, seed: str) -> str:
    """Lets one tap on a notification answer one appointment, as it was then, once.

    `seed` changes when the appointment moves and with every answer, so nothing has to be kept.
    """
    return peppered(pepper, "come", f"{account_id} {path} {seed}").hex()[:32]


def tag_of(pepper: str, account_id: UUID, subjects: Sequence[UUID]) -> str:
    """By what a phone knows that this replaces an earlier notification; it tells nothing else."""
    together = " ".join(map(str, sorted(subjects)))
    return peppered(pepper, "tag", f"{account_id} {together}").hex()[:24]
