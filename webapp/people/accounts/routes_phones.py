"""One's own phones, and what is said of a new one: that it is one's own, or that it is not."""

from flask import request

from webapp.core import clock, db
from webapp.people.accounts import queries_browsers as browsers
from webapp.people.accounts import queries_pins as pins
from webapp.people.accounts.forms_phones import EndMyPhone
from webapp.people.accounts.pages_phones import my_phones, my_phones_page
from webapp.people.accounts.routes import room
from webapp.web.guards_own import of_inburgeraar, signed_in
from webapp.web.reply import Answer, page, saved, unsaved
from webapp.web.who_asks import me


@room.get("/my-phones")
@of_inburgeraar
def show_phones() -> Answer:
    return page(my_phones_page())


@room.post("/my-phones/end")
@of_inburgeraar
def end_my_phone() -> Answer:
    """Its sessions end with it, and it forgets what it kept. This one is signed out, not ended."""
    ends = [phone.id for phone in my_phones() if phone.id != me().enrolment_id]
    form = EndMyPhone(request.form, ends)
    if not form.validate():
        return unsaved(my_phones_page(form), stale=True)
    ended = pins.end_phone(db.session(), form.which.sure, clock.real())
    db.session().flush()
    browsers.forget(db.session(), me().id, ended.phone_hash)
    return saved(back="/my-phones")


@room.post("/newcomer")
@signed_in
def it_was_me() -> Answer:
    """Whoever came in somewhere new cannot say so there: that browser is told nothing."""
    if until := me().newcomer_at:
        browsers.is_mine(db.session(), me().id, until, clock.real())
    return saved(back="/")
