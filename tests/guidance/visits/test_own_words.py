"""What the person adds to a shared visit, in their own words."""

from uuid import uuid4

import pytest
from sqlalchemy import select

from tests.conftest import As, Cast, Look, complains
from tests.guidance.visits.notes import SHORT, note, room
from webapp.case.account import Language
from webapp.guidance.visits.model import Visit, VisitWords

WORDS = "ኣብ ገዛ ኣይነበርናን።"


@pytest.fixture
def shared(as_: As, cast: Cast, look: Look) -> Visit:
    return note(as_, cast, look, SHORT | {"shared": "1", "words": "Bij Yonas thuis"})


def added(look: Look) -> list[VisitWords]:
    return look.all(select(VisitWords))


def test_only_the_person_adds_words_and_only_to_what_is_shared(
    shared: Visit, as_: As, cast: Cast, look: Look
) -> None:
    internal = note(as_, cast, look, SHORT | {"minutes": "60"})
    form = {"words": WORDS}
    for visit, who in ((shared, {"yonas"}), (internal, set())):
        path = f"/visits/{visit.id}/words"
        may = {n for n in cast if as_(n).post(path, data=form).status_code != 404}
        assert may == who
    assert len(added(look)) == 1


def test_they_stand_beside_the_visit_in_their_language(
    shared: Visit, as_: As, cast: Cast, look: Look
) -> None:
    as_("yonas").post(f"/visits/{shared.id}/words", data={"words": WORDS})
    [words] = added(look)
    assert (words.visit_id, words.words, words.language) == (shared.id, WORDS, Language.TI)
    for name in ("yonas", "henk", "fatima"):
        page = as_(name).get(room(cast, "yonas")).text
        assert f'<span class="words" dir="auto" lang="ti">{WORDS}</span>' in page
    assert WORDS not in as_("petra").get(room(cast, "yonas")).text


def test_they_stay_when_the_visit_is_corrected(shared: Visit, as_: As, cast: Cast) -> None:
    as_("yonas").post(f"/visits/{shared.id}/words", data={"words": WORDS})
    as_("henk").post(f"/visits/{shared.id}/correct", data=SHORT | {"how": "elsewhere"})
    page = as_("yonas").get(room(cast, "yonas")).text
    assert page.index(WORDS) < page.index("Bij Yonas thuis"), "beside the visit, not in the fold"


def test_htmx_gets_the_visit_and_others_go_back_to_it(shared: Visit, as_: As, cast: Cast) -> None:
    path = f"/visits/{shared.id}/words"
    reply = as_("yonas", htmx=True).post(path, data={"words": WORDS})
    assert reply.text.lstrip().startswith(f'<article class="block" id="visit-{shared.id}"')
    reply = as_("yonas").post(path, data={"words": WORDS})
    assert (reply.status_code, reply.location) == (
        303,
        f"{room(cast, 'yonas')}#visit-{shared.id}",
    )


def test_twice_is_once(shared: Visit, as_: As, look: Look) -> None:
    key = uuid4()
    for _ in range(2):
        reply = as_("yonas").post(
            f"/visits/{shared.id}/words",
            data={"words": WORDS},
            headers={"Idempotency-Key": str(key)},
        )
        assert reply.status_code == 200
    assert [words.id for words in added(look)] == [key]


@pytest.mark.parametrize("words", ["", "   ", "\u202e\u2066", "x" * 1001])
def test_no_words_or_too_many_are_refused(shared: Visit, as_: As, look: Look, words: str) -> None:
    for htmx in (True, False):
        reply = as_("yonas", htmx=htmx).post(f"/visits/{shared.id}/words", data={"words": words})
        assert reply.status_code == 422
        assert complains(reply.text)
        assert words.strip("\u202e\u2066 ") in reply.text
    assert added(look) == []


def test_a_partner_reads_nothing(as_: As, cast: Cast) -> None:
    as_("henk").post(room(cast, "rania"), data=SHORT | {"shared": "1", "words": "Met haar"})
    assert "Met haar" in as_("rania").get(room(cast, "rania")).text
    assert as_("omar").get(room(cast, "rania")).status_code == 404
    assert "Met haar" not in as_("omar").get(room(cast, "omar")).text
