"""The plan, and ticking what is one's own in it."""

from flask import Blueprint, g, request

from webapp import clock, db
from webapp.accounts.model import Language
from webapp.dossiers.model import Dossier
from webapp.guards import performs
from webapp.i18n import language
from webapp.pip import queries
from webapp.pip.model import Agreement, NotYours
from webapp.pip.reading import plan_of, preview_of, sheet_of
from webapp.policy import Act, may
from webapp.reply import Answer, in_language, page, page_number, saved, unsaved

room = Blueprint("pip", __name__)


@room.get("/dossiers/<uuid:id>/pip")
@performs(Act.READ_PIP)
def show(dossier: Dossier) -> Answer:
    drafts = may(g.me, Act.READ_DRAFT)
    shown = plan_of(dossier, clock.today(), page_number(), drafts=drafts)
    return page("pip/show.html", keep=True, **shown)


@room.get("/dossiers/<uuid:id>/pip/draft/preview")
@performs(Act.READ_DRAFT)
def preview(dossier: Dossier) -> Answer:
    """The draft as the inburgeraar will read it, in any language. Nothing is kept of it."""
    asked = request.args.get("lang")
    g.language = Language(asked) if asked in set(Language) else language()
    return page("pip/show.html", preview=True, **preview_of(dossier, clock.today(), page_number()))


@room.get("/dossiers/<uuid:id>/pip/print")
@performs(Act.READ_PIP)
def on_paper(dossier: Dossier) -> Answer:
    """The plan in force on A4: Dutch, and the person's own language beside it."""
    shown = sheet_of(dossier)
    sheets = [(each, in_language(each, "pip/_sheet.html", **shown)) for each in shown["tongues"]]
    return page("pip/print.html", sheets=sheets, **shown)


@room.post("/agreements/<uuid:id>/tick")
@performs(Act.TICK_AGREEMENT, on=Agreement, only=queries.IN_FORCE)
def tick(agreement: Agreement) -> Answer:
    try:
        agreement.tick(at=clock.now())
    except NotYours:
        return not_yours(agreement)
    return changed(agreement)


@room.post("/agreements/<uuid:id>/untick")
@performs(Act.TICK_AGREEMENT, on=Agreement, only=queries.IN_FORCE)
def untick(agreement: Agreement) -> Answer:
    try:
        agreement.untick()
    except NotYours:
        return not_yours(agreement)
    return changed(agreement)


def changed(agreement: Agreement) -> Answer:
    helper = helper_of(agreement)
    back = f"/dossiers/{agreement.dossier_id}/pip#agreement-{agreement.id}"
    return saved("pip/_agreement.html", back=back, agreement=agreement, helper=helper)


def not_yours(agreement: Agreement) -> Answer:
    dossier = db.session().get_one(Dossier, agreement.dossier_id)
    shown = plan_of(dossier, clock.today(), 1, drafts=False)
    helper = helper_of(agreement)
    return unsaved(
        "pip/show.html", "pip/_agreement.html", agreement=agreement, helper=helper, **shown
    )


def helper_of(agreement: Agreement) -> str | None:
    return db.value(queries.HELPER, id=agreement.helper_id) if agreement.helper_id else None
