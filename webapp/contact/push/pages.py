"""How somebody is reminded now."""

from datetime import time
from typing import NamedTuple

from webapp.case.queries import SHARED_BY
from webapp.contact.push import queries
from webapp.contact.push.forms import ChooseReminders, Subscribe
from webapp.contact.push.model import QUIET_FROM, QUIET_UNTIL
from webapp.core import db
from webapp.web.page import Page
from webapp.web.who_asks import me


class Chosen(NamedTuple):
    """What somebody chose before; else as everybody."""

    quiet_from: time = QUIET_FROM
    quiet_until: time = QUIET_UNTIL
    says_when: bool = False


class RemindersPage(Page, template="contact/push/show.html"):
    form: ChooseReminders
    shares: bool
    """Others use this phone too: it never shows time or place."""


class RefusedPage(Page, template="contact/push/refused.html"):
    form: Subscribe


def reminders_page(tried: ChooseReminders | None = None) -> RemindersPage:
    shares = db.value(SHARED_BY, account=me().id) is not None
    return RemindersPage(form=tried or chosen_before(), shares=shares)


def chosen_before() -> ChooseReminders:
    found = db.read(Chosen, queries.MY_CHOICE_TO_READ, me=me().id)
    begins, ends, says_when = found[0] if found else Chosen()
    hours = {"quiet_from": f"{begins:%H:%M}", "quiet_until": f"{ends:%H:%M}"}
    return ChooseReminders(data={**hours, "says_when": says_when})
