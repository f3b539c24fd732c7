"""What asks something of a person stands under the next thing, a tap away from where it is done."""

from datetime import date

from tests.conftest import As, Cast
from tests.worlds.test_reader import LANGUAGES, Page, opens, said
from webapp.core import clock
from webapp.speech import formats


def rows(page: Page) -> list[tuple[str, str]]:
    """Where each row leads, and its words."""
    if not page.has("asks"):
        return []
    links = [node for node in page.block("asks").all() if node.tag == "a"]
    return [(node.attributes["href"], node.text) for node in links]


def test_a_term_for_bezwaar_that_runs_stands_there_until_its_last_day(as_: As, cast: Cast) -> None:
    """Findings P12: Mariam's plan was made known on 10 August; her term ends on 21 September."""
    plan = f"/dossiers/{cast.dossier('mariam').id}/pip"
    for language in LANGUAGES:
        ((way, words),) = rows(opens(as_, cast, "mariam", "today", language))
        assert way == f"{plan}#objection"
        assert said(language, "Do you not agree?") in words
        assert f"21 {formats.month(language, date(2026, 9, 21)).split()[0]}" in words
    assert opens(as_, cast, "mariam", "pip").has("objection"), "it leads somewhere"
    clock.set_to("2026-09-21T23:59")
    assert rows(opens(as_, cast, "mariam", "today"))
    clock.set_to("2026-09-22T00:00")
    assert not rows(opens(as_, cast, "mariam", "today"))


def test_a_new_message_stands_there_until_it_was_read(as_: As, cast: Cast) -> None:
    id = cast.dossier("omar").id
    assert not rows(opens(as_, cast, "omar", "today"))
    reply = as_("petra").post(
        f"/dossiers/{id}/messages/consulent", data={"words": "Dag Omar, tot morgen."}
    )
    assert reply.status_code == 303, reply.text
    ((way, words),) = rows(opens(as_, cast, "omar", "today"))
    assert way == f"/dossiers/{id}/messages"
    assert words.startswith("Er is iets nieuws voor u")
    as_("omar").post(f"{way}/seen", data={"talk": "consulent"})
    assert not rows(opens(as_, cast, "omar", "today"))


def test_who_has_nothing_to_do_sees_no_empty_list(as_: As, cast: Cast) -> None:
    for who in ("yonas", "rania", "omar", "dawit"):
        assert not opens(as_, cast, who, "today").has("asks"), who
