"""What is shown of somebody's phones, and the card with which they come in."""

from datetime import datetime
from typing import Any
from uuid import UUID

import segno
from flask import current_app
from markupsafe import Markup

from webapp.case.account import Language
from webapp.case.queries import NAMED
from webapp.core import db
from webapp.people.accounts import queries_cards as queries
from webapp.speech import i18n


def access_page(dossier: Any) -> dict[str, Any]:
    return {
        "dossier": db.row(NAMED, dossier=dossier.id),
        "phones": db.rows(queries.PHONES, account=dossier.inburgeraar_id),
        "spoken": Language(db.value(queries.LANGUAGE, account=dossier.inburgeraar_id)),
        "card": None,
        "errors": {},
    }


def card_of(dossier_id: UUID, language: Language, token: str, code: str, until: datetime) -> Markup:
    """The card in the language of who gets it, whoever makes it."""
    address = current_app.extensions["config"].url.rstrip("/") + "/k"
    environment = i18n.environment(current_app, language)
    said = environment.get_template("people/accounts/_card.html").render(
        office=db.row(queries.WHO_INVITES, dossier=dossier_id),
        address=address,
        code=f"{code[:4]} {code[4:]}",
        until=until,
        square=square(f"{address}#{token}"),
    )
    return Markup(said)  # noqa: S704 - our own template, which escapes


def square(link: str) -> Markup:
    """The QR code, black on white also where pages are dark."""
    drawn = segno.make(link, error="m", micro=False)
    options = {"border": 4, "omitsize": True, "light": "#fff", "dark": "#000", "lineclass": None}
    return Markup(drawn.svg_inline(svgclass="square", **options))  # noqa: S704 - lines only
