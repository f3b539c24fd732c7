"""What an inburgeraar would like, told before the talk, and what they read and add after it."""

from flask import request

from webapp.arrival.intake.forms_wishes import AddWords, TellWishes
from webapp.arrival.intake.model import IntakeWishes, IntakeWords
from webapp.arrival.intake.pages_wishes import WishesPiece, summary_page, wishes_page, words_piece
from webapp.arrival.intake.routes import room
from webapp.case.in_hand import Case
from webapp.case.policy import Act
from webapp.core import clock, db
from webapp.web.guards import performs
from webapp.web.reply import Answer, Keep, page, saved, unsaved
from webapp.web.who_asks import me


@room.get("/dossiers/<uuid:id>/wishes")
@performs(Act.READ_WISHES)
def wishes(case: Case) -> Answer:
    return page(wishes_page(case), keep=Keep.OWN)


@room.post("/dossiers/<uuid:id>/wishes")
@performs(Act.TELL_WISHES)
def tell_wishes(case: Case) -> Answer:
    form = TellWishes(request.form)
    if not form.validate():
        return unsaved(wishes_page(case, form), WishesPiece(case=case, form=form))
    made = IntakeWishes(
        dossier_id=case.id,
        chosen=[wish.value for wish in form.chosen.values],
        words=form.words.data,
        language=me().language,
        written_at=clock.now(),
    )
    db.keep(made)
    db.session().flush()
    kept = WishesPiece(case=case, form=wishes_page(case).form, just_kept=True)
    return saved(kept, back=f"/dossiers/{case.id}/wishes")


@room.get("/dossiers/<uuid:id>/intake/summary")
@performs(Act.READ_INTAKE_SUMMARY)
def summary(case: Case) -> Answer:
    return page(summary_page(case))


@room.post("/dossiers/<uuid:id>/intake/words")
@performs(Act.ADD_INTAKE_WORDS)
def add_words(case: Case) -> Answer:
    form = AddWords(request.form)
    if not form.validate():
        return unsaved(summary_page(case, form), words_piece(case, form))
    words, language = form.words.data, me().language
    at = clock.now()
    db.keep(IntakeWords(dossier_id=case.id, words=words, language=language, written_at=at))
    db.session().flush()
    return saved(words_piece(case), back=f"/dossiers/{case.id}/intake/summary#words")
