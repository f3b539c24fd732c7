"""Being reminded: on which phone, at which hours, and how much the lock screen says."""

from datetime import time

from flask import Blueprint, current_app, g, request

from webapp.contact.push import queries
from webapp.contact.push.forms import NOT_REACHABLE, ChooseReminders, Subscribe
from webapp.contact.push.model import MOST_PHONES, Subscription
from webapp.contact.push.pages import choice_of, reminders_of
from webapp.contact.push.schedule import choose_again
from webapp.core import clock, db
from webapp.guards import signed_in, unlocked
from webapp.reply import Answer, page, saved, unsaved

room = Blueprint("push", __name__)


@room.get("/reminders")
@unlocked
def show() -> Answer:
    return page("contact/push/show.html", errors={}, **reminders_of(g.me.id))


@room.post("/reminders")
@unlocked
def choose() -> Answer:
    form = ChooseReminders(request.form)
    if not form.validate():
        shown = reminders_of(g.me.id) | {"says_when": form.says_when.data}
        return unsaved("contact/push/show.html", errors=form.errors, **shown)
    choice = choice_of(g.me.id)
    choice.quiet_from = time.fromisoformat(form.quiet_from.data or "")
    choice.quiet_until = time.fromisoformat(form.quiet_until.data or "")
    choice.says_when = form.says_when.data
    choose_again(db.session(), g.me.id)
    return saved(back="/reminders#chosen")


@room.post("/push/subscriptions")
@signed_in
def subscribe() -> Answer:
    """A browser says where it can be reached; it does so at each start, so nothing may change."""
    form = Subscribe(request.form)
    given = form.given()
    known = db.scalar(queries.BY_ENDPOINT, endpoint=given["endpoint"])
    same = known is None or (known.p256dh, known.auth) == (given["p256dh"], given["auth"])
    if not (form.validate() and same and g.me.keeps and acceptable(given)):
        return unsaved("contact/push/refused.html", errors={"endpoint": [NOT_REACHABLE]})
    if known is None:
        known = make_room(given)
    # The next person on the same phone has the same address and the same keys: now it is theirs.
    known.account_id, known.sign_in_id = g.me.id, g.me.sign_in_id
    known.vapid_key = given["key"]
    return saved(back="/reminders")


@room.post("/push/subscriptions/end")
@signed_in
def unsubscribe() -> Answer:
    known = db.scalar(queries.BY_ENDPOINT, endpoint=request.form.get("endpoint", ""))
    if known and known.account_id == g.me.id:
        db.session().delete(known)
    return saved(back="/reminders")


def acceptable(given: dict[str, str]) -> bool:
    """Whether we would post there: a push service on the list, real keys, a key of ours."""
    from webapp.contact.push.sealing import HOSTS, BadTarget, Target, check

    config, keys = current_app.extensions["config"], current_app.extensions["vapid_keys"]
    target = Target(given["endpoint"], given["p256dh"], given["auth"])
    try:
        check(target, (*HOSTS, *config.push_hosts), plain=config.push_plain)
    except BadTarget as bad:
        current_app.logger.warning("a phone cannot be reached: %s", bad.reason)
        return False
    return given["key"] in keys


def make_room(given: dict[str, str]) -> Subscription:
    """One more phone of this person; beyond five it takes the place of the oldest."""
    mine = db.scalars(queries.MY_PHONES, me=g.me.id)
    for oldest in mine[: max(0, len(mine) - MOST_PHONES + 1)]:
        db.session().delete(oldest)
    made = Subscription(
        account_id=g.me.id,
        sign_in_id=g.me.sign_in_id,
        endpoint=given["endpoint"],
        p256dh=given["p256dh"],
        auth=given["auth"],
        vapid_key=given["key"],
        made_at=clock.real(),
    )
    db.session().add(made)
    return made
