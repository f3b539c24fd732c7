"""How somebody comes in: the card with a code, and the phones that have one."""

from contextlib import suppress
from uuid import UUID

from flask import Blueprint, current_app, request

from webapp import clock, db
from webapp.access import queries
from webapp.access.reading import access_page, card_of
from webapp.accounts import entry
from webapp.accounts.model import INVITATION_LIFE
from webapp.dossiers.model import Dossier
from webapp.guards import performs
from webapp.i18n import ptext
from webapp.policy import Act
from webapp.reply import Answer, page, saved, shown_once, unsaved

room = Blueprint("access", __name__)
CHOOSE = ptext("desk", "Please choose one.")
GONE = ptext("desk", "This phone cannot sign in any more.")


@room.get("/dossiers/<uuid:id>/activation")
@performs(Act.GIVE_ACCESS)
def activation(dossier: Dossier) -> Answer:
    return page("access/show.html", **access_page(dossier))


@room.post("/dossiers/<uuid:id>/activation")
@performs(Act.GIVE_ACCESS)
def make_card(dossier: Dossier) -> Answer:
    """The token and the code stand in this answer and nowhere else."""
    account = db.scalar(queries.PERSON, account=dossier.inburgeraar_id)
    now, pepper = clock.real(), current_app.extensions["config"].secret
    token, code = entry.invite(db.session(), account, pepper, now)
    card = card_of(dossier.id, account.language, token, code, now + INVITATION_LIFE)
    return shown_once("access/show.html", **access_page(dossier) | {"card": card})


@room.post("/dossiers/<uuid:id>/shared-phone")
@performs(Act.GIVE_ACCESS)
def share_phone(dossier: Dossier) -> Answer:
    """Whether others use it too. If so, a locked phone never shows time or place."""
    shared = request.form.get("shared")
    if shared not in ("yes", "no"):
        return unsaved(
            "access/show.html", **access_page(dossier) | {"errors": {"shared": [CHOOSE]}}
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
        return unsaved("access/show.html", stale=True, **shown)
    phone.revoked_at = clock.real()
    entry.end_invitations(db.session(), dossier.inburgeraar_id, clock.real())
    return saved(back=f"/dossiers/{dossier.id}/activation")
