"""At the door: who forgot the PIN finds out how to go on."""

from flask import Blueprint

from webapp.screens.door.pages import forgot_page
from webapp.web.guards_own import public
from webapp.web.reply import Answer, page

room = Blueprint("door", __name__)


@room.get("/forgot")
@public
def forgot() -> Answer:
    return page(forgot_page())
