"""What somebody sees of signalen: a list, one card, the form, and whom to call."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from flask import current_app, g
from sqlalchemy import Select

from webapp.case.policy import Act, may, who
from webapp.case.queries import NAMED
from webapp.case.sessions import Me
from webapp.core import clock, db
from webapp.guidance.visits.model import HowMet
from webapp.guidance.welzijn import queries, queries_readers
from webapp.guidance.welzijn.model import (
    MELDCODE,
    NEXT,
    Called,
    Discussed,
    Domain,
    Outcome,
    ReadBy,
    Reason,
    Signaal,
    Source,
    Stage,
    can_be_shared,
)
from webapp.guidance.welzijn.numbers import NUMBERS
from webapp.guidance.welzijn.sealing import public_key
from webapp.law.rules import Rulebook
from webapp.law.welzijn import Level, are_many, counted_from, react_by
from webapp.rules.book import rulebook, rulebooks

LONGEST_TOGETHER = timedelta(days=366)
"""Whatever a gemeente chooses: older ones are not looked at."""
CHOICES = {
    "domains": tuple(Domain),
    "levels": tuple(Level),
    "ways": tuple(HowMet),
    "sources": tuple(Source),
    "discussions": tuple(Discussed),
    "callable": tuple(Called),
}


def list_of(me: Me, signalen: Select[Any], number: int) -> dict[str, Any]:
    """Thirty a page, with the day to react by, what was told, and what may belong together."""
    skip = (number - 1) * queries.PAGE
    found = db.rows(queries.on_the_list(signalen), **who(me), skip=skip)
    shown = found[: queries.PAGE]
    reported = db.rows(queries.REPORTED, ids=[row.id for row in shown])
    since = clock.now() - LONGEST_TOGETHER
    handles = may(me, Act.HANDLE_SIGNAAL)  # who discusses them together
    small = db.rows(queries.lately(signalen), **who(me), since=since) if handles else ()
    books = rulebooks(row.gemeente_id for row in (*shown, *small))
    return {
        "signalen": [(row, due(books[row.gemeente_id], row)) for row in shown],
        "told": {step.signaal_id: step for step in reported},
        "together": together(books, small),
        "meldcode": MELDCODE,
        "today": clock.today(),
        "number": number,
        "more": len(found) > queries.PAGE,
    }


def due(book: Rulebook, signaal: Any) -> date | None:
    """The last day to react, while nobody did."""
    if signaal.stage is not Stage.RECEIVED:
        return None
    return react_by(book, signaal.level, clock.day_of(signaal.written_at))


def together(books: dict[UUID, Rulebook], small: Iterable[Any]) -> list[tuple[str, Domain]]:
    """Whose small signalen in one domain became many. A suggestion: levels stay as they are."""
    counted: Counter[tuple[UUID, str, UUID, Domain]] = Counter()
    today = clock.today()
    for row in small:
        if clock.day_of(row.written_at) >= counted_from(books[row.gemeente_id], today):
            about = row.dossier_id, row.name, row.gemeente_id
            counted.update((*about, each) for each in (row.domain, row.second_domain) if each)
    return sorted(
        (name, domain)
        for (_, name, gemeente_id, domain), times in counted.items()
        if are_many(books[gemeente_id], today, times)
    )


@dataclass(frozen=True)
class Reader:
    """Who reads a card that I write; the name of the consulent, and whom else to call."""

    who: ReadBy
    name: str = ""
    organisation: Any = None


def reader_of(dossier: Any, domains: Iterable[Domain] = ()) -> Reader:
    """As `queries_readers.HANDLED` has it, said before there is a card and when it was sent."""
    if db.row(queries_readers.OUR_COORDINATORS, **who(g.me)):
        return Reader(ReadBy.COORDINATOR)
    there = {
        it.id: it.name for it in db.rows(queries_readers.CONSULENTEN, gemeente=dossier.gemeente_id)
    }
    if not there or Domain.RECHT in domains:
        return Reader(
            ReadBy.NOBODY, organisation=db.row(queries_readers.OUR_ORGANISATION, **who(g.me))
        )
    if dossier.consulent_id in there:
        return Reader(ReadBy.CONSULENT, there[dossier.consulent_id])
    return Reader(ReadBy.GEMEENTE)


def form_of(dossier: Any) -> dict[str, Any]:
    """An empty card about somebody, and the key it is sealed to when it has to wait."""
    about = db.row(NAMED, dossier=dossier.id)
    return CHOICES | {
        "dossier": about,
        "reader": reader_of(about),
        **calls_of(g.me),
        "today": clock.today(),
        "seal_key": public_key(current_app.extensions["config"].secret),
        "typed": None,
        "errors": {},
    }


def card_of(signaal: Any) -> dict[str, Any]:
    """One card with its steps, and what can be done next."""
    about = db.row(NAMED, dossier=signaal.dossier_id)
    domains = [each for each in (signaal.domain, signaal.second_domain) if each]
    handles = db.row(queries_readers.IS_HANDLED, **who(g.me), row=signaal.id) is not None
    coordinates = handles and may(g.me, Act.FLAG_SIGNAAL)
    waiting = react_by(rulebook(about.gemeente_id), signaal.level, clock.day_of(signaal.written_at))
    return {
        "signaal": signaal,
        "dossier": about,
        "domains": domains,
        "called": [Called(each) for each in signaal.called],
        "author": db.value(queries.AUTHOR, author=signaal.author_id),
        "steps": db.rows(queries.STEPS, signaal=signaal.id),
        "by": waiting if signaal.stage is Stage.RECEIVED else None,
        "today": clock.today(),
        "following": sorted(NEXT[signaal.stage], key=list(Stage).index),
        "handles": handles,
        "shareable": coordinates
        and can_be_shared(signaal.level, domains)
        and not signaal.shared_at,
        "meldcode": bool(MELDCODE & {*domains}),
        "levels": tuple(Level)[1:],
        "outcomes": tuple(Outcome),
        "reasons": tuple(Reason),
        "errors": {},
    }


def sent(signaal: Signaal, dossier: Any) -> dict[str, Any]:
    """What who flagged is told: who has it, by when, and the first steps of the meldcode."""
    day = clock.day_of(signaal.written_at)
    return {
        "signaal": signaal,
        "reader": reader_of(dossier, signaal.domains),
        "by": react_by(rulebook(dossier.gemeente_id), signaal.level, day),
        "meldcode": bool(MELDCODE & {*signaal.domains}),
    }


def calls_of(me: Me) -> dict[str, Any]:
    """Whom to call when it is acute; the organisation where no coördinator has a number."""
    coordinators = db.rows(queries_readers.COORDINATORS, **who(me))
    return {
        "numbers": NUMBERS,
        "coordinators": coordinators,
        "organisation": None
        if coordinators
        else db.row(queries_readers.OUR_ORGANISATION, **who(me)),
    }


def call_screen(me: Me, dossiers: Select[Any]) -> dict[str, Any]:
    """The numbers, and whom to write about afterwards. Kept on the phone: it opens offline."""
    return {
        **calls_of(me),
        "people": db.rows(queries.to_flag(dossiers), **who(me)),
    }
