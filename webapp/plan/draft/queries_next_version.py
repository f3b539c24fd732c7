"""Opening the next version of a plan, whoever asks: the desk, or what a talk led to."""

from uuid import UUID

from webapp.core import clock, db
from webapp.plan.draft import model, queries
from webapp.plan.pip.model import Agreement, Party, Pip


def next_draft(dossier_id: UUID, before: Pip, reason: str) -> Pip:
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
    draft = db.scalar(queries.DRAFT, dossier=dossier_id) or next_draft(dossier_id, before, "R04")
    last = db.value(queries.LAST_POSITION, pip=draft.id) or 0
    if last + len(lines) > model.MOST_LINES:
        return False
    for position, words in enumerate(lines, last + 1):
        db.session().add(
            Agreement(
                dossier_id=dossier_id,
                pip_id=draft.id,
                position=position,
                own_words=words,
                party=party,
            )
        )
    return True
