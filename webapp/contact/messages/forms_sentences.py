"""The sentence bank: what is asked and answered most, so that nobody has to write it.

Kept by id in the catalogue of texts, with what was filled in; everybody reads it in their own
language. A sentence that changes gets a new id there, so what was sent reads as it was sent.
"""

from webapp.contact.messages.model import AMONG_STAFF, COMES_AFTER_ALL, MISSES, TAKEN_BACK, Talk
from webapp.speech.catalogue import TEXTS

CALL_ME = "Q09"
NOT_CHOSEN = {CALL_ME, TAKEN_BACK, MISSES, COMES_AFTER_ALL}
"""Said in another way, or replaced by a newer sentence: read, but not chosen."""
OF_INBURGERAARS = sorted(id for id in TEXTS.keys() - NOT_CHOSEN if id.startswith("Q"))
OF_STAFF = sorted(id for id in TEXTS.keys() - NOT_CHOSEN if id.startswith(("A", "M")))
OF_CONSULENTS = frozenset({"M38"})
"""What only they can say of themselves."""


def offered(talk: Talk, *, by_inburgeraar: bool) -> list[str]:
    """What may be said in a talk, by id."""
    if talk in AMONG_STAFF:
        return []
    if by_inburgeraar:
        return OF_INBURGERAARS
    return [id for id in OF_STAFF if talk is Talk.CONSULENT or id not in OF_CONSULENTS]
