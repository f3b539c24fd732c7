"""Two people at one form: per field both versions are kept, nothing is overwritten unseen."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from webapp.web.conflicts import Conflict, loaded, merge

FIELDS = ("goal", "school", "hours")
WORDS = st.sampled_from(["", "a", "b", "c"])
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("load"), st.sampled_from("PQ")),
        st.tuples(st.just("type"), st.sampled_from("PQ"), st.sampled_from(FIELDS), WORDS),
        st.tuples(st.just("save"), st.sampled_from("PQ")),
    ),
    max_size=30,
)


def test_a_field_that_only_i_changed_is_saved() -> None:
    assert merge({"goal": "a"}, {"goal": "b"}, {"goal": "a"}) == ({"goal": "b"}, {})


def test_a_field_that_only_they_changed_stays() -> None:
    assert merge({"goal": "a"}, {"goal": "a"}, {"goal": "b"}) == ({"goal": "b"}, {})


def test_the_same_change_by_both_is_no_conflict() -> None:
    assert merge({"goal": "a"}, {"goal": "b"}, {"goal": "b"}) == ({"goal": "b"}, {})


def test_two_changes_of_one_field_show_both_and_keep_theirs() -> None:
    merged = merge({"goal": "a"}, {"goal": "b"}, {"goal": "c"})
    assert merged.values == {"goal": "c"}
    assert merged.conflicts == {"goal": Conflict(mine="b", theirs="c")}


def test_a_conflict_leaves_the_other_fields_saved() -> None:
    merged = merge(
        {"goal": "a", "school": "a"}, {"goal": "b", "school": "b"}, {"goal": "c", "school": "a"}
    )
    assert merged.values == {"goal": "c", "school": "b"}


def test_a_field_without_its_loaded_value_never_overwrites() -> None:
    assert merge({}, {"goal": "b"}, {"goal": "a"}).conflicts == {"goal": Conflict("b", "a")}


def test_line_ends_of_a_browser_are_no_change() -> None:
    assert loaded({"was-goal": "a\r\nb", "goal": "x"}, ["goal", "school"]) == {"goal": "a\nb"}


@settings(max_examples=200, deadline=None)
@given(ACTS)
def test_no_interleaving_overwrites_what_its_writer_never_saw(acts: Any) -> None:
    kept = dict.fromkeys(FIELDS, "")
    seen = {who: dict(kept) for who in "PQ"}
    typed = {who: dict(kept) for who in "PQ"}
    for act, who, *what in acts:
        if act == "load":
            seen[who], typed[who] = dict(kept), dict(kept)
        elif act == "type":
            typed[who][what[0]] = what[1]
        else:
            before = dict(kept)
            merged = merge(seen[who], typed[who], kept)
            kept = merged.values
            for field in FIELDS:
                if kept[field] != before[field]:
                    assert before[field] == seen[who][field], "overwritten unseen"
                wanted = typed[who][field]
                if wanted not in {seen[who][field], before[field]} and kept[field] != wanted:
                    assert merged.conflicts[field] == (wanted, before[field]), "one was lost"
            # the page that answers shows what is kept now, and still has what was typed
            seen[who] = dict(kept)
