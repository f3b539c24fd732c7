"""Being reminded: on which phone, at which hours, and how much the lock screen says."""

from flask import Blueprint, current_app, request

from webapp.contact.push.forms import NOT_REACHABLE, ChooseReminders, Subscribe
from webapp.contact.push.pages import RefusedPage, reminders_page
from webapp.contact.push.queries_phones import add_phone, choice_of, known_by
from webapp.contact.push.reminders import choose_again
from webapp.core import clock, db
from webapp.web.fields import refuse
from webapp.web.guards_own import signed_in, unlocked
from webapp.web.reply import Answer, page, saved, unsaved
from webapp.web.who_asks import me

room = Blueprint("push", __name__)


@room.get("/reminders")
@unlocked
def show() -> Answer:
    return page(reminders_page())


@room.post("/reminders")
@unlocked
def choose() -> Answer:
    form = ChooseReminders(request.form)
    if not form.validate():
        return unsaved(reminders_page(form))
    choice = choice_of(me().id)
    choice.quiet_from, choice.quiet_until = form.quiet_from.sure, form.quiet_until.sure
    choice.says_when = form.says_when.data
    if current_app.extensions["config"].notify:  # without it the page does not ask
        choice.by_sms = form.by_sms.data
    choose_again(db.session(), me().id)
    return saved(back="/reminders#chosen")


@room.post("/push/subscriptions")
@signed_in
def subscribe() -> Answer:
    """A browser says where it can be reached; it does so at each start, so nothing may change."""
    form = Subscribe(request.form)
    known = known_by(form.endpoint.sure)
    if not (form.validate() and form.is_of(known) and me().is_told and acceptable(form)):
        refuse(form.endpoint, NOT_REACHABLE)
        return unsaved(RefusedPage(form=form))
    if known is None:
        known = form.made(me().id, me().sign_in_id, clock.real())
        add_phone(known)
    # The next person on the same phone has the same address and the same keys: now it is theirs.
    known.account_id, known.sign_in_id = me().id, me().sign_in_id
    known.vapid_key = form.key.sure
    return saved(back="/reminders")


@room.post("/push/subscriptions/end")
@signed_in
def unsubscribe() -> Answer:
    known = known_by(request.form.get("endpoint", ""))
    if known and known.account_id == me().id:
        db.session().delete(known)
    return saved(back="/reminders")


def acceptable(form: Subscribe) -> bool:
    """Whether we would post there: a push service on the list, real keys, a key of ours."""
    from webapp.webpush.sealing import HOSTS, BadTarget, Target, check

    config, keys = current_app.extensions["config"], current_app.extensions["vapid_keys"]
    target = Target(form.endpoint.sure, form.p256dh.sure, form.auth.sure)
    try:
        check(target, (*HOSTS, *config.push_hosts), plain=config.push_plain)
    except BadTarget as bad:
        current_app.logger.warning("a phone cannot be reached: %s", bad.reason)
        return False
    return form.key.sure in keys
