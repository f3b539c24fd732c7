"""A BSN is kept nowhere: what somebody writes freely is refused with it, and nothing else is lost.

Of a signaal nothing may be held up, so there it is left out, and the rest arrives.
"""

import pytest
from sqlalchemy import select

from tests.conftest import As, Cast, Look, complains
from tests.guidance.visits.notes import SHORT
from tests.guidance.welzijn.cards import flag
from webapp.contact.messages.model import Message
from webapp.guidance.visits.model import Visit

WRITTEN = ("Zijn BSN is 123456782.", "nummer 1234.56.782", "رقم ١٢٣٤٥٦٧٨٢", "ቁጽሪ 123 456 782")
OTHERS = (
    "Bel 06 12345678 of 010-000 01 01.",
    "Zaak 123456789, rekening NL91ABNA0417164300.",
    "Op 14-09-2026 9 uur, of 15-09-2026 10 uur.",
    "V-nummer 2831234567",
)


@pytest.mark.parametrize("words", WRITTEN)
def test_it_is_refused_in_a_message_and_a_visit_and_what_was_typed_stays(
    as_: As, cast: Cast, look: Look, words: str
) -> None:
    here = f"/dossiers/{cast.dossier('yonas').id}"
    tried = {
        ("yonas", "messages/consulent"): {"words": words},
        ("petra", "messages/consulent"): {"words": words},
        ("henk", "visits"): SHORT | {"words": words},
        ("henk", "messages/staff"): {"words": words},
    }
    for (who, room), data in tried.items():
        reply = as_(who).post(f"{here}/{room}", data=data)
        assert reply.status_code == 422, (who, room)
        assert complains(reply.text)
        assert words in reply.text, "it can be put right"
    assert not look.all(select(Message).where(Message.words == words))
    assert not look.all(select(Visit).where(Visit.words == words))


@pytest.mark.parametrize("words", OTHERS)
def test_other_numbers_are_taken(as_: As, cast: Cast, look: Look, words: str) -> None:
    here = f"/dossiers/{cast.dossier('yonas').id}/messages/consulent"
    assert as_("yonas").post(here, data={"words": words}).status_code == 303
    assert look.one(select(Message.words).where(Message.words == words)) == words


@pytest.mark.parametrize("words", WRITTEN)
def test_a_signaal_arrives_without_it(as_: As, cast: Cast, look: Look, words: str) -> None:
    card = flag(as_, cast, look, "henk", "yonas", facts=f"Hij slaapt niet. {words} Bel hem.")
    page = as_("fatima").get(f"/signalen/{card}").text
    assert "Hij slaapt niet." in page
    assert "…" in page
    assert words.removesuffix(".") not in page
