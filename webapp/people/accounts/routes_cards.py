"""How somebody comes in: the card with a code, and the phones that have one."""

from flask import request

from webapp.case.account import INVITATION_LIFE
from webapp.case.in_hand import Case, change
from webapp.case.policy import Act
from webapp.core import clock, db
from webapp.people.accounts import queries_invitations as invitations
from webapp.people.accounts import queries_pins as pins
from webapp.people.accounts.forms_cards import EndPhone, MakeCard, SharePhone
from webapp.people.accounts.pages_cards import card_of, cards_page, phones_of
from webapp.people.accounts.routes import pepper, room
from webapp.web.guards import performs
from webapp.web.reply import Answer, page, saved, shown_once, unsaved


@room.get("/dossiers/<uuid:id>/activation")
@performs(Act.GIVE_ACCESS)
def activation(case: Case) -> Answer:
    return page(cards_page(case))


@room.post("/dossiers/<uuid:id>/activation")
@performs(Act.GIVE_ACCESS)
def make_card(case: Case) -> Answer:
    """The token and the code stand in this answer and nowhere else. The phones of before stay as
    they are, unless the consulent says that they are lost.
    """
    now = clock.real()
    if MakeCard(request.form).lost.data:
        for phone in phones_of(case):
            pins.end_phone(db.session(), phone.id, now)
        db.session().flush()
    token, code = invitations.invite(db.session(), case.inburgeraar_id, pepper(), now)
    card = card_of(case, token, code, now + INVITATION_LIFE)
    return shown_once(cards_page(case, card=card))


@room.post("/dossiers/<uuid:id>/shared-phone")
@performs(Act.GIVE_ACCESS)
def share_phone(case: Case) -> Answer:
    form = SharePhone(request.form)
    if not form.validate():
        return unsaved(cards_page(case, share=form))
    change(case).shares_phone = form.shared.sure
    return saved(back=f"/dossiers/{case.id}/activation#phones")


@room.post("/dossiers/<uuid:id>/phones")
@performs(Act.GIVE_ACCESS)
def revoke(case: Case) -> Answer:
    """A card that was made before is of no use any more either."""
    form = EndPhone(request.form, [phone.id for phone in phones_of(case)])
    if not form.validate():
        return unsaved(cards_page(case, end=form), stale=True)
    pins.end_phone(db.session(), form.phone.sure, clock.real())
    invitations.end_invitations(db.session(), case.inburgeraar_id, clock.real())
    return saved(back=f"/dossiers/{case.id}/activation")
