"""How somebody is reminded now."""

from datetime import time
from typing import NamedTuple

from flask import current_app

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
    by_sms: bool = True


class RemindersPage(Page, template="contact/push/show.html"):
    form: ChooseReminders
    shares: bool
    """Others use this phone too: it never shows time or place."""
    has_sms: bool
    """Whether an SMS may come at all."""


class RefusedPage(Page, template="contact/push/refused.html"):
    form: Subscribe


def reminders_page(tried: ChooseReminders | None = None) -> RemindersPage:
    shares = db.value(SHARED_BY, account=me().id) is not None
    has_sms = current_app.extensions["config"].notify is not None and me().dossier_id is not None
    return RemindersPage(form=tried or chosen_before(), shares=shares, has_sms=has_sms)


def chosen_before() -> ChooseReminders:
    found = db.read(Chosen, queries.MY_CHOICE_TO_READ, me=me().id)
    begins, ends, says_when, by_sms = found[0] if found else Chosen()
    hours = {"quiet_from": f"{begins:%H:%M}", "quiet_until": f"{ends:%H:%M}"}
    return ChooseReminders(data={**hours, "says_when": says_when, "by_sms": by_sms})
