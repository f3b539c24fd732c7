"""What is shown of somebody's phones, and the card with which they come in."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

import segno
from flask import current_app
from markupsafe import Markup

from webapp.case.account import Picture
from webapp.case.in_hand import Case
from webapp.core import db
from webapp.people.accounts import queries_cards as queries
from webapp.people.accounts.forms_cards import EndPhone, MakeCard, SharePhone
from webapp.people.accounts.queries_invitations import link_to
from webapp.web.page import Page, Piece
from webapp.web.reply import in_language


class Phone(NamedTuple):
    """A phone that this person can sign in on."""

    id: UUID
    picture: Picture
    made_at: datetime
    own_phone: bool


class Office(NamedTuple):
    """Who invites, and whom to call."""

    gemeente: str
    phone: str
    consulent: str | None
    direct: str | None


class Card(Piece, template="people/accounts/_card.html"):
    office: Office
    address: str
    code: str
    until: datetime
    square: Markup


class CardsPage(Page, template="people/accounts/cards.html"):
    case: Case
    phones: Sequence[Phone]
    make: MakeCard
    share: SharePhone
    end: EndPhone
    card: Markup | None = None


def cards_page(
    case: Case,
    *,
    share: SharePhone | None = None,
    end: EndPhone | None = None,
    card: Markup | None = None,
) -> CardsPage:
    phones = phones_of(case)
    return CardsPage(
        case=case,
        phones=phones,
        make=MakeCard(),
        share=share or SharePhone(),
        end=end or EndPhone(None, ()),
        card=card,
    )


def phones_of(case: Case) -> list[Phone]:
    return db.read(Phone, queries.PHONES, account=case.inburgeraar_id)


def card_of(case: Case, token: str, code: str, until: datetime) -> Markup:
    """The card in the language of who gets it, whoever makes it."""
    public = current_app.extensions["config"].url.rstrip("/")
    (office,) = db.read(Office, queries.WHO_INVITES, dossier=case.id)
    card = Card(
        office=office,
        address=f"{public}/k",
        code=f"{code[:4]} {code[4:]}",
        until=until,
        square=square(link_to(public, token, case.language)),
    )
    return in_language(case.language, card)


def square(link: str) -> Markup:
    """The QR code, black on white also where pages are dark."""
    drawn = segno.make(link, error="m", micro=False)
    options = {"border": 4, "omitsize": True, "light": "#fff", "dark": "#000", "lineclass": None}
    return Markup(drawn.svg_inline(svgclass="square", **options))  # noqa: S704 - lines only
