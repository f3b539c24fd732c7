"""What an inburgeraar would like, told before or after the talk."""

from flask import g, request

from webapp.arrival.intake.forms import TellWishes
from webapp.arrival.intake.model import IntakeWishes, Wish
from webapp.arrival.intake.pages import wishes_of
from webapp.arrival.intake.routes import room
from webapp.case.dossier import Dossier
from webapp.case.policy import Act
from webapp.core import clock, db
from webapp.guards import performs
from webapp.reply import Answer, page, saved, unsaved


@room.get("/dossiers/<uuid:id>/wishes")
@performs(Act.READ_WISHES)
def wishes(dossier: Dossier) -> Answer:
    return page("arrival/intake/wishes.html", keep=True, **wishes_of(dossier))


@room.post("/dossiers/<uuid:id>/wishes")
@performs(Act.TELL_WISHES)
def tell_wishes(dossier: Dossier) -> Answer:
    form = TellWishes(request.form)
    if not form.validate():
        typed = {"chosen": form.chosen.data, "words": form.words.data, "errors": form.errors}
        shown = wishes_of(dossier) | typed
        return unsaved("arrival/intake/wishes.html", "arrival/intake/_wishes.html", **shown)
    made = IntakeWishes(
        dossier_id=dossier.id,
        chosen=[wish.value for wish in Wish if wish in (form.chosen.data or ())],
        words=form.words.data or "",
        language=g.me.language,
        written_at=clock.now(),
    )
    made.id = g.get("receipt", made.id)
    db.session().add(made)
    db.session().flush()
    back = f"/dossiers/{dossier.id}/wishes"
    return saved("arrival/intake/_wishes.html", back=back, just_kept=True, **wishes_of(dossier))
