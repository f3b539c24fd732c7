"""`webapp voice add` takes in what is fit, small and equally loud, and says what is not."""

import math
import subprocess
from array import array
from pathlib import Path

import pytest

from tests.browser.tones import tone
from tests.test_cli import Run, run
from webapp.running.recording import FULL, RATE, decoded
from webapp.speech.voices import index_of, write_index

__all__ = ["run"]
HERE = {
    "MEEDOEN_SECRET_KEY": "k" * 32,
    "MEEDOEN_HOSTS": "meedoen.example",
    "DATABASE_URL": "sqlite://",
}


class Kit:
    def __init__(self, run: Run, place: Path) -> None:
        self.run, self.place = run, place
        self.recorded = place / "recorded"
        self.recorded.mkdir()
        self.kept = place / "voices/ti"

    def add(self) -> tuple[int | str | None, str]:
        here = HERE | {"MEEDOEN_VOICES": str(self.place / "voices")}
        return self.run(here, "voice", "add", "ti", str(self.recorded))

    def sound(self, text: str) -> "array[int]":
        return decoded(self.kept / index_of(self.kept)[text])


@pytest.fixture
def kit(run: Run, tmp_path: Path) -> Kit:
    return Kit(run, tmp_path)


def loudness(samples: "array[int]") -> float:
    return math.sqrt(sum(each * each for each in samples) / len(samples)) / FULL


def test_a_recording_is_kept_small_and_its_name_changes_with_it(kit: Kit) -> None:
    tone(kit.recorded / "n7.wav", (1.0, 440, 0.5))
    code, out = kit.add()
    assert code == 0
    assert "1 of " in out
    assert "missing" in out
    first = index_of(kit.kept)["7"]
    assert (kit.kept / first).stat().st_size < 8_000
    tone(kit.recorded / "n7.wav", (1.0, 880, 0.5))
    kit.add()
    assert index_of(kit.kept)["7"] != first
    assert not (kit.kept / first).exists(), "nobody needs it any more"


def test_loud_and_soft_ones_become_equally_loud(kit: Kit) -> None:
    tone(kit.recorded / "n1.wav", (0.6, 440, 0.9))
    tone(kit.recorded / "n2.wav", (0.6, 440, 0.03))
    assert kit.add()[0] == 0
    loud, soft = loudness(kit.sound("1")), loudness(kit.sound("2"))
    assert loud == pytest.approx(soft, rel=0.15)
    assert 0.07 < soft < 0.13


def test_silence_before_and_after_goes(kit: Kit) -> None:
    tone(kit.recorded / "n3.wav", (1.5, 440, 0), (0.5, 440, 0.5), (1.5, 440, 0))
    assert kit.add()[0] == 0
    assert 0.4 < len(kit.sound("3")) / RATE < 0.75


def test_whatever_a_telephone_records_is_read(kit: Kit) -> None:
    plain = tone(kit.place / "plain.wav", (0.5, 440, 0.5))
    for name in ("n4.mp3", "n5.ogg", "n6.m4a"):
        subprocess.run(
            ["ffmpeg", "-v", "error", "-i", str(plain), str(kit.recorded / name)], check=True
        )
    assert kit.add()[0] == 0
    assert {*index_of(kit.kept)} == {"4", "5", "6"}


def test_what_is_not_fit_is_named_and_the_rest_is_taken_in(kit: Kit) -> None:
    tone(kit.recorded / "n1.wav", (0.5, 440, 0.5))
    tone(kit.recorded / "n2.wav", (2.0, 440, 0))
    tone(kit.recorded / "n3.wav", (9.0, 440, 0.5))
    tone(kit.recorded / "n4.wav", (0.01, 440, 0.5))
    tone(kit.recorded / "hello.wav", (0.5, 440, 0.5))
    (kit.recorded / "n5.wav").write_text("no sound")
    (kit.recorded / ".hidden").write_text("of the folder")
    code, out = kit.add()
    assert "5 of the files" in str(code)
    for said in (
        "n2.wav: nothing is heard",
        "n3.wav: takes 9.0 seconds",
        "n4.wav: nothing is heard",
        "hello.wav: the list has no hello",
        "n5.wav: this is no sound",
    ):
        assert said in out
    assert {*index_of(kit.kept)} == {"1"}


def test_a_sentence_that_changed_is_missing_again(kit: Kit) -> None:
    tone(kit.recorded / "n1.wav", (0.5, 440, 0.5))
    kit.add()
    files = index_of(kit.kept) | {"as it was said before": "old.m4a"}
    (kit.kept / "old.m4a").write_bytes(b"")
    write_index(kit.kept, files)
    kit.add()
    assert {*index_of(kit.kept)} == {"1"}
    assert not (kit.kept / "old.m4a").exists()
