"""Who may hand in a list, and read, keep and take back one: the consulenten of its gemeente."""

import pytest
from sqlalchemy import select

from tests.conftest import As, Look
from tests.people.imports.handing import HOURS, PEOPLE
from webapp.people.imports.model import HandedList

STAFF = ("petra", "karel", "noor", "fatima", "henk", "ilse", "bram", "els")


@pytest.mark.parametrize("name", [*STAFF, "yonas", "rania"])
def test_only_consulenten_of_the_gemeente_reach_a_list(as_: As, look: Look, name: str) -> None:
    (id,) = look.all(select(HandedList.id))
    may = name == "petra"
    person = as_(name)
    assert person.get(f"/lists/{id}").status_code == (200 if may else 404)
    for act in ("keep", "throw-away", "take-back"):
        assert person.post(f"/lists/{id}/{act}").status_code == (303 if may else 404)
    for path in (HOURS, PEOPLE):
        assert person.get(path).status_code == (200 if name in ("petra", "karel") else 404)


def test_a_colleague_sees_lists_of_the_own_gemeente_alone(as_: As) -> None:
    assert "/lists/" in as_("petra").get(HOURS).text
    assert "/lists/" not in as_("karel").get(HOURS).text
    assert "/lists/" not in as_("petra").get(PEOPLE).text, "those of people stand there"
