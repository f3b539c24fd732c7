"""Versions of a plan: opening the next one, and putting it in force."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from webapp.case.account import Language
from webapp.contact.messages.model import Message, Talk
from webapp.core import clock, db
from webapp.plan.draft import model, queries
from webapp.plan.pip.model import Agreement, Party, Pip
from webapp.plan.pip.model_freezing import Said, fix, hash_of, written
from webapp.speech.catalogue import TEXTS
from webapp.speech.i18n import say


def next_draft(before: Pip, reason: str) -> Pip:
    """A draft that begins as the version in force, with its agreements."""
    draft = model.next_version(before, reason, clock.today())
    db.session().add(draft)
    db.session().flush()
    lines = db.scalars(queries.LINES, pip=before.id)
    db.session().add_all(model.copied(line, draft) for line in lines)
    db.session().flush()
    return draft


def agree(dossier_id: UUID, before: Pip, party: Party, lines: list[str]) -> bool:
    """Put lines in own words at the end of the draft, or of a new one; False when it is full."""
    draft = db.scalar(queries.DRAFT, dossier=dossier_id) or next_draft(before, "R04")
    last = last_position(draft)
    if last + len(lines) > model.MOST_LINES:
        return False
    for position, own_words in enumerate(lines, last + 1):
        line = Agreement(
            dossier_id=draft.dossier_id,
            pip_id=draft.id,
            position=position,
            own_words=own_words,
            party=party,
        )
        db.session().add(line)
    return True


def last_position(draft: Pip) -> int:
    return db.value(queries.LAST_POSITION, pip=draft.id) or 0


def hold(line: Agreement) -> Pip | None:
    """The draft that this line is in, held; None when it is fixed, or not the draft any more."""
    draft: Pip | None = db.scalar(queries.DRAFT, dossier=line.dossier_id)
    here = db.session().get(Agreement, line.id, populate_existing=True)
    return draft if draft and here and draft.id == here.pip_id else None


def put_in_force(draft: Pip, lines: Sequence[Agreement], before: Pip | None, by: UUID) -> None:
    """Vaststellen: with what was ticked meanwhile, and news for the inburgeraar."""
    if before:
        model.take_over_ticks(db.scalars(queries.LINES, pip=before.id), lines)
    db.session().flush()
    now, today = clock.now(), clock.today()
    fixed = fix(draft, lines, by=by, at=now, today=today, in_dutch=in_dutch)
    text_id = "M12" if draft.number == 1 else "M13"
    news = Message(
        dossier_id=draft.dossier_id,
        talk=Talk.CONSULENT,
        author_id=by,
        by_inburgeraar=False,
        text_id=text_id,
        sent_at=now,
    )
    db.session().add_all([fixed, news])


def fingerprint(draft: Pip, lines: Iterable[Said]) -> str:
    """Of the draft as it was shown: nobody fixes what they never saw."""
    return hash_of(written(draft, lines, in_dutch))


def in_dutch(text_id: str) -> str:
    return say(Language.NL, TEXTS[text_id])
