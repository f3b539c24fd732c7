"""What who wrote a signaal sees when adding to it: what it is about, and nothing of its text."""

from collections.abc import Sequence
from datetime import datetime

from flask import current_app

from webapp.case.in_hand import Case
from webapp.guidance.welzijn import forms_more
from webapp.guidance.welzijn.model import Did, Signaal, takes_more
from webapp.guidance.welzijn.model_sealing import public_key
from webapp.web.page import Page, Piece


class MorePage(Page, template="guidance/welzijn/add.html"):
    case: Case
    signaal: Signaal
    open: bool
    """Whether anything can be added."""
    added: Sequence[datetime]
    form: forms_more.More
    seal_key: str
    """To which words are sealed that have to wait."""


class MorePiece(Piece, template="guidance/welzijn/_add.html"):
    signaal: Signaal
    open: bool
    form: forms_more.More
    seal_key: str


class AddedPiece(Piece, template="guidance/welzijn/_added.html"):
    at: datetime


def more_page(case: Case, signaal: Signaal, form: forms_more.More | None = None) -> MorePage:
    return MorePage(
        case=case,
        signaal=signaal,
        open=takes_more(signaal.stage, signaal.domains, signaal.erased_at),
        added=[each.at for each in signaal.steps if each.did is Did.ADDED],
        form=form or forms_more.blank(),
        seal_key=public_key(current_app.extensions["config"].secret),
    )


def piece_of(page: MorePage) -> MorePiece:
    return MorePiece(signaal=page.signaal, open=page.open, form=page.form, seal_key=page.seal_key)
