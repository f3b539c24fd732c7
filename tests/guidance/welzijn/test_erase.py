"""Text that should not be kept goes, and leaves a trace; after its time all text goes."""

from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.conftest import As, Cast, Look
from tests.guidance.welzijn.cards import flag, kept, one, steps
from webapp.case.account import AccessLine
from webapp.core import clock
from webapp.guidance.welzijn.model import TEXTS, Stage
from webapp.retention import sweep


@pytest.fixture
def signaal(as_: As, cast: Cast, look: Look) -> UUID:
    texts = dict.fromkeys(TEXTS, "depressie")
    return flag(as_, cast, look, "henk", "yonas", **texts)


def has_text(look: Look, id: UUID) -> bool:
    signaal = one(look, id)
    return any(getattr(signaal, name) for name in TEXTS)


def test_the_text_goes_and_who_took_it_away_stays(
    as_: As, cast: Cast, look: Look, signaal: UUID
) -> None:
    fatima = as_("fatima")
    assert "depressie" in fatima.get(f"/signalen/{signaal}").text
    assert fatima.post(f"/signalen/{signaal}/erase").status_code == 303
    page = fatima.get(f"/signalen/{signaal}").text
    assert "depressie" not in page
    assert not has_text(look, signaal)
    assert steps(look, signaal) == ["erased"]
    assert "Fatima" in page


def test_the_file_of_the_database_holds_none_of_it(
    app: Flask, as_: As, look: Look, signaal: UUID
) -> None:
    as_("fatima").post(f"/signalen/{signaal}/erase")
    everything = look(
        lambda s: [
            row
            for table in sa.inspect(s.get_bind()).get_table_names()
            for row in s.execute(sa.text(f"SELECT * FROM {table}")).all()
        ]
    )
    assert "depressie" not in repr(everything)


def test_who_looked_is_written_down_without_content(
    as_: As, cast: Cast, look: Look, signaal: UUID
) -> None:
    as_("fatima").get(f"/signalen/{signaal}")
    lines = look.all(sa.select(AccessLine))
    (line,) = [line for line in lines if line.act == "read-signaal"]
    assert (line.account_id, line.dossier_id) == (cast["fatima"].id, cast.dossier("yonas").id)


def close(as_: As, id: UUID) -> None:
    fatima = as_("fatima")
    fatima.post(f"/signalen/{id}/consult")
    fatima.post(f"/signalen/{id}/report-back", data={"outcome": "discussed"})
    assert fatima.post(f"/signalen/{id}/close").status_code == 303


def test_a_year_after_closing_the_text_goes_and_the_count_stays(
    app: Flask, as_: As, cast: Cast, look: Look, signaal: UUID
) -> None:
    good = flag(as_, cast, look, "henk", "rania", level="0-goed")
    still_open = flag(as_, cast, look, "henk", "omar")
    clock.set_to("2026-11-12T10:00")
    close(as_, signaal)
    database = app.extensions["database"]
    for moment, gone in (
        ("2027-09-14T12:00", set()),
        ("2027-09-15T12:00", {good}),
        ("2027-11-12T12:00", {good}),
        ("2027-11-13T12:00", {good, signaal}),
        ("2028-11-13T12:00", {good, signaal}),
    ):
        clock.set_to(moment)
        sweep(database)
        ids = (good, signaal, still_open)
        assert {id for id in ids if not has_text(look, id)} == gone, moment
    assert len(kept(look)) == 3
    assert one(look, signaal).stage is Stage.CLOSED
    assert one(look, signaal).erased_at is not None
