"""How somebody comes in: the card with a code, and the phones that have one."""

from contextlib import suppress
from uuid import UUID

from flask import current_app, request

from webapp.case.account import INVITATION_LIFE
from webapp.case.dossier import Dossier
from webapp.case.policy import Act
from webapp.core import clock, db
from webapp.guards import performs
from webapp.people.accounts import entry
from webapp.people.accounts import queries_cards as queries
from webapp.people.accounts.pages_cards import access_page, card_of
from webapp.people.accounts.routes import room
from webapp.reply import Answer, page, saved, shown_once, unsaved
from webapp.speech.i18n import ptext

CHOOSE = ptext("desk", "Please choose one.")
GONE = ptext("desk", "This phone cannot sign in any more.")


@room.get("/dossiers/<uuid:id>/activation")
@performs(Act.GIVE_ACCESS)
def activation(dossier: Dossier) -> Answer:
    return page("people/accounts/cards.html", **access_page(dossier))


@room.post("/dossiers/<uuid:id>/activation")
@performs(Act.GIVE_ACCESS)
def make_card(dossier: Dossier) -> Answer:
    """The token and the code stand in this answer and nowhere else."""
    account = db.scalar(queries.PERSON, account=dossier.inburgeraar_id)
    now, pepper = clock.real(), current_app.extensions["config"].secret
    token, code = entry.invite(db.session(), account, pepper, now)
    card = card_of(dossier.id, account.language, token, code, now + INVITATION_LIFE)
    return shown_once("people/accounts/cards.html", **access_page(dossier) | {"card": card})


@room.post("/dossiers/<uuid:id>/shared-phone")
@performs(Act.GIVE_ACCESS)
def share_phone(dossier: Dossier) -> Answer:
    """Whether others use it too. If so, a locked phone never shows time or place."""
    shared = request.form.get("shared")
    if shared not in ("yes", "no"):
        return unsaved(
            "people/accounts/cards.html", **access_page(dossier) | {"errors": {"shared": [CHOOSE]}}
        )
    dossier.shares_phone = shared == "yes"
    return saved(back=f"/dossiers/{dossier.id}/activation#phones")


@room.post("/dossiers/<uuid:id>/phones")
@performs(Act.GIVE_ACCESS)
def revoke(dossier: Dossier) -> Answer:
    """Its sessions and messages end with it, and it forgets the pages that it kept."""
    phone = None
    with suppress(ValueError):
        id = UUID(request.form.get("phone", ""))
        phone = db.scalar(queries.PHONE, row=id, account=dossier.inburgeraar_id)
    if phone is None:
        shown = access_page(dossier) | {"errors": {"phone": [GONE]}}
        return unsaved("people/accounts/cards.html", stale=True, **shown)
    phone.revoked_at = clock.real()
    entry.end_invitations(db.session(), dossier.inburgeraar_id, clock.real())
    return saved(back=f"/dossiers/{dossier.id}/activation")
