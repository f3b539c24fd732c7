"""What the inburgeraar wishes, told with pictures before the talk."""

from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select

from tests.arrival.intake.pages import room
from tests.conftest import As, Cast, Look, complains
from webapp.arrival.intake.model import IntakeWishes, Wish
from webapp.case.account import Language


def kept(look: Look, cast: Cast) -> list[IntakeWishes]:
    query = select(IntakeWishes).where(IntakeWishes.dossier_id == cast.dossier("dawit").id)
    return look.all(query)


def test_petra_reads_what_dawit_chose_and_changes_nothing(as_: As, cast: Cast, look: Look) -> None:
    path = room(cast, "dawit", "wishes")
    form = {"chosen": ["drive", "work"], "words": "ኩሽና እፈቱ።"}
    reply = as_("dawit").post(path, data=form)
    assert (reply.status_code, reply.location) == (303, path)
    [row] = kept(look, cast)
    assert (row.chosen, row.words, row.language) == (["work", "drive"], form["words"], Language.TI)
    for page in (path, room(cast, "dawit")):
        text = as_("petra").get(page).text
        assert "Autorijden" in text
        assert f'lang="ti">{form["words"]}' in text
    assert 'action="' + path not in as_("petra").get(path).text
    assert "ኩሽና" in as_("dawit").get(path).text


def test_htmx_gets_the_form_with_what_was_chosen(as_: As, cast: Cast) -> None:
    reply = as_("dawit", htmx=True).post(room(cast, "dawit", "wishes"), data={"chosen": ["sport"]})
    assert reply.status_code == 200
    assert reply.text.lstrip().startswith('<section id="wishes"')
    assert 'value="sport" checked' in reply.text
    assert 'role="status"' in reply.text


def test_it_waits_on_the_phone_without_internet_and_twice_is_once(
    as_: As, cast: Cast, look: Look
) -> None:
    path, key = room(cast, "dawit", "wishes"), uuid4()
    page = as_("dawit").get(path)
    assert "data-outbox" in page.text
    assert page.text.count('type="checkbox"') == len(Wish) == 12
    for _ in range(2):
        reply = as_("dawit").post(
            path, data={"chosen": ["work"]}, headers={"Idempotency-Key": str(key)}
        )
        assert reply.status_code == 200
    assert [row.id for row in kept(look, cast)] == [key]


BAD = {
    "nothing": {},
    "blank": {"words": " \u202e "},
    "unknown": {"chosen": ["visa"]},
    "long": {"chosen": ["work"], "words": "x" * 501},
    "30-kb": {"words": "x" * 30_000},
}


@pytest.mark.parametrize("htmx", [True, False], ids=["htmx", "plain"])
@pytest.mark.parametrize("form", BAD.values(), ids=BAD)
def test_bad_input_is_refused(
    as_: As, cast: Cast, look: Look, form: dict[str, Any], htmx: bool
) -> None:
    reply = as_("dawit", htmx=htmx).post(room(cast, "dawit", "wishes"), data=form)
    assert reply.status_code == 422
    assert complains(reply.text)
    assert kept(look, cast) == []
