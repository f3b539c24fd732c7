"""The app on a phone: manifest, worker, a page for no internet, and short ways to one's rooms."""

from json import dumps

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from webapp.case.account import Language
from webapp.contact.pwa import pages
from webapp.speech import i18n
from webapp.web.guards_own import public, signed_in
from webapp.web.who_asks import me

room = Blueprint("pwa", __name__)
ALWAYS_ASK = {"Cache-Control": "no-cache"}
# Browsers look at it with every page. Who reads it, and in which language, is in the cookies.
ONE_DAY = {"Cache-Control": "private, max-age=86400", "Vary": "Cookie"}


@room.get("/manifest.webmanifest")
@public
def manifest() -> Response:
    """One address for everybody; the cookie of the reader chooses its language."""
    content = dumps(pages.manifest(i18n.language()), ensure_ascii=False)
    return Response(content, mimetype="application/manifest+json", headers=ONE_DAY)


@room.get("/sw.js")
@public
def worker() -> Response:
    return Response(pages.worker(), mimetype="text/javascript", headers=ALWAYS_ASK)


@room.get("/offline/ar")
@room.get("/offline/en")
@room.get("/offline/nl")
@room.get("/offline/ti")
@public
def offline() -> Response:
    """In the language of its address, whoever is signed in."""
    language = Language(last_part_of(request.path))
    return Response(pages.offline(language).page, mimetype="text/html")


@room.get("/listening/ar")
@room.get("/listening/en")
@room.get("/listening/nl")
@room.get("/listening/ti")
@public
def bar() -> Response:
    """What reads a page aloud, in the language of the page."""
    language = Language(last_part_of(request.path))
    return Response(pages.bar(language).page, mimetype="text/html", headers=ALWAYS_ASK)


@room.get("/my/agenda")
@room.get("/my/pip")
@room.get("/my/pvt")
@signed_in
def my_room() -> Response:
    """A shortcut on the home screen knows no ids."""
    mine = f"/dossiers/{me().dossier_id}/{last_part_of(request.path)}"
    return redirect(mine if me().dossier_id else "/", 303)


def last_part_of(path: str) -> str:
    return path.rpartition("/")[2]
