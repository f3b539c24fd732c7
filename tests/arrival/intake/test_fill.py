"""Filling in the twelve leefgebieden, saved half-way, and by two consulenten at once."""

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest

from tests.arrival.intake.pages import colleague, fields_in, loaded, room, versions
from tests.conftest import MONDAY, As, Cast, Change, Look, complains
from webapp.arrival.intake.model import LifeArea
from webapp.core import clock

WORK, HEALTH = LifeArea.WORK, LifeArea.HEALTH


@pytest.fixture
def clock_back() -> Iterator[None]:
    yield
    clock.set_to(MONDAY)


def test_half_filled_and_resumed_by_a_colleague(
    as_: As, cast: Cast, change: Change, look: Look
) -> None:
    """Row 1.4, A1: half-filled, resumed later; who wrote what, and when, stands there."""
    petra, karel = as_("petra"), as_(colleague(change, cast))
    here = room(cast, "dawit")
    form = loaded(petra, here, WORK) | {"answer": "Leerde voor kok.", "wish": "Een eigen zaak"}
    reply = petra.post(here, data=form)
    assert (reply.status_code, reply.location) == (303, f"{here}#area-work")
    page = karel.get(here).text
    piece = page.split('id="area-work"')[1].split("</section>")[0]
    assert "Leerde voor kok." in piece
    assert "Petra" in piece
    assert "14 september 2026" in piece
    assert "1</bdi> van" in page
    form = loaded(karel, here, WORK) | {"extra_time": "yes"}
    assert karel.post(here, data=form).status_code == 303
    first, second = versions(look, cast, "dawit", WORK)
    assert (second.answer, second.wish, second.extra_time) == (first.answer, first.wish, True)
    assert [first.written_by_id, second.written_by_id] == [cast["petra"].id, cast["karel"].id]


def test_htmx_gets_what_became_of_it_and_leaves_alone_where_somebody_types(
    as_: As, cast: Cast
) -> None:
    petra, here = as_("petra", htmx=True), room(cast, "dawit")
    reply = petra.post(here, data=loaded(petra, here, WORK) | {"answer": "Kok"})
    assert reply.status_code == 200
    assert reply.text.lstrip().startswith('<div id="saved-work"')
    assert "Bewaard om" in reply.text
    assert "<textarea" not in reply.text


def test_what_somebody_writes_in_one_sitting_is_one_version(
    as_: As, cast: Cast, change: Change, look: Look, clock_back: None
) -> None:
    """A page that saves by itself saves often."""
    petra, karel = as_("petra"), as_(colleague(change, cast))
    here = room(cast, "dawit")
    for who, said, minute in (
        (petra, "Le", "00"),
        (petra, "Leerde voor", "01"),
        (petra, "Leerde voor kok", "20"),
        (karel, "Leerde voor kok.", "21"),
        (petra, "Leerde voor kok!", "22"),
    ):
        clock.set_to(f"2026-09-14T10:{minute}")
        reply = who.post(here, data=loaded(who, here, WORK) | {"answer": said})
        assert reply.status_code == 303
    clock.set_to("2026-09-14T10:53")
    petra.post(here, data=loaded(petra, here, WORK) | {"answer": "Is kok"})
    answers = [each.answer for each in versions(look, cast, "dawit", WORK)]
    assert answers == ["Leerde voor kok", "Leerde voor kok.", "Leerde voor kok!", "Is kok"]


def test_twice_is_once(as_: As, cast: Cast, look: Look) -> None:
    petra, here = as_("petra"), room(cast, "dawit")
    form = loaded(petra, here, WORK) | {"answer": "Kok"}
    for _ in range(2):
        assert petra.post(here, data=form).status_code == 303
    assert len(versions(look, cast, "dawit", WORK)) == 1


@pytest.mark.parametrize("choice", ["mine", "theirs"])
def test_both_versions_of_a_field_are_shown_and_the_rest_is_kept(
    as_: As, cast: Cast, change: Change, look: Look, choice: str
) -> None:
    petra, karel = as_("petra"), as_(colleague(change, cast))
    here = room(cast, "dawit")
    both = loaded(petra, here, WORK)
    karel.post(here, data=both | {"answer": "Kok in een hotel"})
    reply = petra.post(here, data=both | {"answer": "Kok in een school", "wish": "Bakker"})
    assert reply.status_code == 422
    assert complains(reply.text)
    piece = area_in(reply.text, WORK)
    assert "Karel schreef intussen" in piece.replace('<bdi translate="no">', "").replace(
        "</bdi>", ""
    )
    for version in ("Kok in een hotel", "Kok in een school"):
        assert version in piece
    latest = versions(look, cast, "dawit", WORK)[-1]
    assert (latest.answer, latest.wish) == ("Kok in een hotel", "Bakker")
    again = fields_in(piece)
    assert again["answer"] == "Kok in een school"
    assert petra.post(here, data=again).status_code == 422, "nothing is chosen by writing on"
    assert versions(look, cast, "dawit", WORK)[-1].answer == "Kok in een hotel"
    assert petra.post(here, data=again | {"choice": choice}).status_code == 303
    chosen = {"mine": "Kok in een school", "theirs": "Kok in een hotel"}[choice]
    assert versions(look, cast, "dawit", WORK)[-1].answer == chosen
    assert "Kok in een hotel" in petra.get(here).text, "what stood here is still to be read"


def test_who_writes_on_does_not_take_back_what_a_colleague_wrote_beside_it(
    as_: As, cast: Cast, change: Change, look: Look
) -> None:
    """Her form still shows the old wish: it was not drawn anew while she types."""
    petra, karel = as_("petra", htmx=True), as_(colleague(change, cast))
    here = room(cast, "dawit")
    form = loaded(petra, here, WORK)
    karel.post(here, data=form | {"wish": "Bakker"})
    for said in ("Kok", "Kok in een hotel"):
        form |= {"answer": said}
        reply = petra.post(here, data=form)
        assert reply.status_code == 200
        assert "Bakker" in reply.text, "she reads what he wrote"
        form |= fields_in(reply.text)
    latest = versions(look, cast, "dawit", WORK)[-1]
    assert (latest.answer, latest.wish) == ("Kok in een hotel", "Bakker")
    assert petra.post(here, data=form | {"wish": "Slager"}).status_code == 422


def area_in(page: str, area: LifeArea) -> str:
    return page.split(f'id="area-{area}"')[1].split("</section>")[0]


@pytest.mark.parametrize("seed", range(4))
def test_two_consulenten_in_many_orders_lose_nothing(
    as_: As, cast: Cast, change: Change, look: Look, seed: int
) -> None:
    """50 interleavings a seed, 200 in all: what was handed in is kept, or shown beside theirs."""
    random, here = Random(seed), room(cast, "dawit")
    people = {name: as_(name) for name in ("petra", colleague(change, cast))}
    opened: dict[str, dict[str, Any]] = {}
    reported = 0
    for step in range(50):
        for turn in order(random):
            if turn not in opened:
                opened[turn] = loaded(people[turn], here, WORK)
                continue
            before, base = kept(look, cast), opened.pop(turn)
            typed = base | change_some(random, f"{turn} {step}")
            reply = people[turn].post(here, data=typed)
            after = kept(look, cast)
            for field in ("answer", "wish", "extra_time"):
                mine, loaded_with = typed.get(field, ""), base[f"was-{field}"]
                if mine == loaded_with:
                    assert after[field] == before[field], "an untouched field stays theirs"
                elif before[field] in (loaded_with, mine):
                    assert after[field] == mine
                else:
                    reported += 1
                    assert reply.status_code == 422
                    assert after[field] == before[field], "theirs is not overwritten"
                    piece = area_in(reply.text, WORK)
                    assert fields_in(piece).get(field, "") == mine, "mine is not lost"
                    assert shown(before[field]) in piece
    assert reported > 10, "there was something to disagree about"


def order(random: Random) -> list[str]:
    """Both open and both hand in, in some order; who opened first may hand in last."""
    turns = ["petra", "petra", "karel", "karel"]
    random.shuffle(turns)
    return turns


def change_some(random: Random, words: str) -> dict[str, str]:
    offered = {"answer": words, "wish": words, "extra_time": random.choice(["yes", "no"])}
    return {field: value for field, value in offered.items() if random.random() < 0.6}


def kept(look: Look, cast: Cast) -> dict[str, str]:
    rows = versions(look, cast, "dawit", WORK)
    if not rows:
        return {"answer": "", "wish": "", "extra_time": ""}
    extra = {None: "", True: "yes", False: "no"}[rows[-1].extra_time]
    return {"answer": rows[-1].answer, "wish": rows[-1].wish, "extra_time": extra}


def shown(value: str) -> str:
    return {"yes": "Ja", "no": "Nee", "": "niets"}.get(value, value)


def test_health_keeps_what_is_needed_and_never_words(as_: As, cast: Cast, look: Look) -> None:
    """Row 1.4, A2: there is no field for a complaint; words that are sent anyway are not kept."""
    petra, here = as_("petra"), room(cast, "dawit")
    piece = petra.get(here).text.split('id="area-health"')[1].split("</section>")[0]
    assert "<textarea" not in piece
    form = {"area": "health", "in_the_way": "yes", "needs": ["breaks", "more-time"]}
    form |= {"was-in_the_way": "", "was-needs": "", "answer": "PTSS", "wish": "pillen"}
    assert petra.post(here, data=form).status_code == 303
    [row] = versions(look, cast, "dawit", HEALTH)
    assert (row.in_the_way, row.needs) == (True, ["more-time", "breaks"])
    assert (row.answer, row.wish) == ("", "")


def test_row_1_4_a2_typing_a_diagnosis_elsewhere_is_hinted_at_while_writing(
    as_: As, cast: Cast
) -> None:
    page = as_("petra").get(room(cast, "dawit")).text
    assert "built/saving" in page
    assert page.count('data-hint="private"') == 22, "every field for free words"
    assert 'data-kind="medical"' in page


BAD = {
    "no-area": {"area": "religion", "answer": "x"},
    "long": {"area": "work", "answer": "x" * 501},
    "30-kb": {"area": "work", "wish": "x" * 30_000},
    "neither-yes-nor-no": {"area": "work", "extra_time": "perhaps"},
    "unknown-need": {"area": "health", "in_the_way": "yes", "needs": ["medicine"]},
    "nothing": {},
}


@pytest.mark.parametrize("htmx", [True, False], ids=["htmx", "plain"])
@pytest.mark.parametrize("form", BAD.values(), ids=BAD)
def test_bad_input_is_refused_and_nothing_typed_is_lost(
    as_: As, cast: Cast, look: Look, form: dict[str, Any], htmx: bool
) -> None:
    reply = as_("petra", htmx=htmx).post(room(cast, "dawit"), data=form)
    assert reply.status_code == 422
    assert complains(reply.text)
    if len(form.get("answer", "")) > 500:
        assert form["answer"] in reply.text
    assert not [v for area in LifeArea for v in versions(look, cast, "dawit", area)]


def test_marks_that_turn_text_around_go_and_formulas_are_words(
    as_: As, cast: Cast, look: Look
) -> None:
    petra, here = as_("petra"), room(cast, "dawit")
    typed = {"answer": "\u202eneppa\u2066", "wish": '=HYPERLINK("x")<b>'}
    petra.post(here, data=loaded(petra, here, WORK) | typed)
    [row] = versions(look, cast, "dawit", WORK)
    assert (row.answer, row.wish) == ("neppa", '=HYPERLINK("x")<b>')
    assert "<b>" not in petra.get(here).text.split('id="area-work"')[1].split("</section>")[0]


def test_the_intake_costs_few_statements_however_much_was_written(
    as_: As, cast: Cast, change: Change, statements: list[str]
) -> None:
    from webapp.arrival.intake.model import IntakeAnswer
    from webapp.core.clock import now

    petra, counts = as_("petra"), []
    for more in (1, 999):
        start = 100 * more
        rows = [
            IntakeAnswer(
                dossier_id=cast.dossier("dawit").id,
                area=WORK,
                number=start + n,
                written_by_id=cast["petra"].id,
                written_at=now(),
                answer="x",
            )
            for n in range(more)
        ]
        change.add(*rows)
        statements.clear()
        petra.get(room(cast, "dawit"))
        counts.append(len(statements))
    assert counts[0] == counts[1] <= 12
