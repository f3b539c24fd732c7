"""The sentence bank: what is asked and answered most, so that nobody has to write it.

Kept by id in the catalogue of texts; everybody reads it in their own language.
"""

from webapp.catalogue import TEXTS
from webapp.messages.model import TAKEN_BACK

CALL_ME = "Q09"
OF_INBURGERAARS = sorted(id for id in TEXTS if id.startswith("Q") and id != CALL_ME)
OF_STAFF = sorted(id for id in TEXTS if id.startswith(("A", "M")) and id != TAKEN_BACK)
