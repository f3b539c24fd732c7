"""What `webapp voice list` prints for a person who records a language."""

import re
from pathlib import Path

import pytest

from tests.test_cli import Run
from webapp.case.account import Language
from webapp.speech import i18n
from webapp.speech.pieces import pieces, words_of
from webapp.speech.voices import write_index

HERE = {"MEEDOEN_SECRET_KEY": "k" * 32, "MEEDOEN_HOSTS": "meedoen.example"}


def listed(run: Run, *more: str, **settings: str) -> dict[str, str]:
    code, out = run(HERE | {"DATABASE_URL": "sqlite://"} | settings, "voice", "list", *more)
    assert code == 0
    return dict(line.split("\t") for line in out.splitlines())


@pytest.mark.parametrize("language", ["nl", "ar", "ti", "en"])
def test_each_piece_has_an_id_that_can_be_the_name_of_a_file(run: Run, language: str) -> None:
    script = listed(run, language)
    assert len(script) > 700
    assert all(re.fullmatch(r"[a-z0-9-]+", id) for id in script)
    assert all(text.strip() for text in script.values())
    said = [words_of(text) for text in script.values()]
    assert len({*said}) == len(said), "nobody says the same twice"


def test_numbers_days_and_months_come_first(run: Run) -> None:
    script = listed(run, "ti")
    assert [*script][:3] == ["n0", "n1", "n2"]
    assert (script["n100"], script["n900"], script["n9000"]) == ("100", "900", "9000")
    assert (script["day-1"], script["month-9"]) == ("ሰኑይ", "መስከረም")


def test_sentences_are_cut_where_something_is_filled_in(run: Run) -> None:
    texts = listed(run, "nl").values()
    assert "U hebt een afspraak op" in texts
    assert not any("%(" in text for text in texts)
    assert not any(re.fullmatch(r"\W*", text) for text in texts), "a full stop is not said"


def test_what_only_a_desk_reads_is_not_recorded(run: Run) -> None:
    texts = listed(run, "nl").values()
    assert "Ik kom" in texts
    assert "Gestopt op" not in texts


def test_an_id_stays_when_a_translation_is_improved(monkeypatch: pytest.MonkeyPatch) -> None:
    i18n.load()
    [id] = [id for id, text in pieces(Language.TI).items() if text == "ሓደ ግዜ እንደገና"]
    monkeypatch.setitem(i18n.catalogues[Language.TI], "Once more", "ካልእ")
    i18n.translated.cache_clear()
    assert pieces(Language.TI)[id] == "ካልእ"
    i18n.translated.cache_clear()


def test_what_is_recorded_is_not_missing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ti").mkdir()
    write_index(tmp_path / "ti", {"0": "n0.a.m4a", "ሰኑይ": "day-1.b.m4a"})
    whole = listed(run, "ti", MEEDOEN_VOICES=str(tmp_path))
    missing = listed(run, "ti", "--missing", MEEDOEN_VOICES=str(tmp_path))
    assert {*whole} - {*missing} == {"n0", "day-1"}


def test_a_language_that_nobody_here_speaks_is_refused(run: Run) -> None:
    code, _ = run(HERE, "voice", "list", "fr")
    assert code == 2


@pytest.mark.parametrize(
    ("settings", "says"),
    [({}, "MEEDOEN_VOICES"), ({"MEEDOEN_VOICES": "voices", "PATH": "."}, "ffmpeg")],
    ids=["no folder", "no ffmpeg"],
)
def test_adding_says_what_it_needs(
    run: Run, tmp_path: Path, settings: dict[str, str], says: str
) -> None:
    here = HERE | {"DATABASE_URL": "sqlite://"} | settings
    code, _ = run(here, "voice", "add", "ti", str(tmp_path))
    assert says in str(code)
