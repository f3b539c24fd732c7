"""The brede intake as a browser sees it: what a form was loaded with, and handing it in."""

import html
import re
from typing import Any

from sqlalchemy import select, update

from tests.conftest import Browser, Cast, Change, Look
from webapp.arrival.intake.model import IntakeAnswer, LifeArea
from webapp.case.account import Account

Form = dict[str, Any]


def room(cast: Cast, name: str, page: str = "intake") -> str:
    return f"/dossiers/{cast.dossier(name).id}/{page}"


def loaded(browser: Browser, path: str, area: LifeArea) -> Form:
    """What the form of one leefgebied hands in when nothing is changed."""
    piece = browser.get(path).text.split(f'id="area-{area}"')[1].split("</section>")[0]
    return fields_in(piece)


def fields_in(piece: str) -> Form:
    form: Form = {}
    for tag in re.findall(r"<input [^>]*>", piece):
        kind, name, value = (found(tag, part) for part in ("type", "name", "value"))
        if kind == "hidden" or "checked" in tag:
            form[name] = [*form[name], value] if name in form else value
            form[name] = [value] if kind == "checkbox" and name not in form else form[name]
    for name, value in re.findall(
        r'<textarea id="\S+" name="(\w+)"[^>]*>(.*?)</textarea>', piece, re.S
    ):
        form[name] = html.unescape(value)
    return form


def found(tag: str, part: str) -> str:
    match = re.search(rf'{part}="([^"]*)"', tag)
    return html.unescape(match[1]) if match else ""


def note_around(browser: Browser, here: str) -> None:
    """What has to be noted before the summary is given."""
    alone = {"area": "alone", "told_on": "2026-09-14", "told_in": "ti", "alone": "yes"}
    time = {"area": "time", "more_time": "no"}
    for said in (alone, time):
        was = {f"was-{name}": "" for name in said}
        assert browser.post(here, data=said | was).status_code == 303


def versions(look: Look, cast: Cast, name: str, area: LifeArea) -> list[IntakeAnswer]:
    query = select(IntakeAnswer).where(
        IntakeAnswer.dossier_id == cast.dossier(name).id, IntakeAnswer.area == area
    )
    return look.all(query.order_by(IntakeAnswer.number))


def colleague(change: Change, cast: Cast) -> str:
    """Karel comes to work for the gemeente of Petra."""
    here = cast["petra"].gemeente_id
    change.run(update(Account).where(Account.id == cast["karel"].id).values(gemeente_id=here))
    return "karel"
