"""A consulent puts off what can wait, and takes that back."""

from flask import Blueprint, request

from webapp.case.in_hand import Case
from webapp.case.policy import Act
from webapp.core import clock, db
from webapp.screens.board.model_put_off import PutOff
from webapp.screens.board.pages_put_off import known, put_off_page
from webapp.web.guards import performs
from webapp.web.reply import Answer, page, saved, unsaved
from webapp.web.who_asks import me

room = Blueprint("board", __name__)


@room.get("/dossiers/<uuid:id>/put-off")
@performs(Act.PUT_OFF)
def ask(case: Case) -> Answer:
    return page(put_off_page(case, request.args))


@room.post("/dossiers/<uuid:id>/put-off")
@performs(Act.PUT_OFF)
def put_off(case: Case) -> Answer:
    """The same again moves it."""
    shown = put_off_page(case, request.form, request.form)
    if not shown.form.validate():
        return unsaved(shown)
    if row := known(case, shown.item):
        db.session().delete(row)
        db.session().flush()
    db.session().add(
        PutOff(
            dossier_id=case.id,
            gemeente_id=case.gemeente_id,
            matter=shown.item.matter,
            about=shown.item.key,
            until=shown.form.until.sure,
            why=shown.form.why.sure,
            by_id=me().id,
            at=clock.now(),
        )
    )
    return saved(back="/")


@room.post("/put-offs/<uuid:id>/undo")
@performs(Act.PUT_OFF, on=PutOff)
def undo(_case: Case, row: PutOff) -> Answer:
    db.session().delete(row)
    return saved(back="/")
