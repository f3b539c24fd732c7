"""`webapp voice`: what a person reads aloud, and the files of it that phones play."""

import argparse
import math
import shutil
import subprocess
from array import array
from hashlib import sha256
from pathlib import Path

from webapp.case.account import Language
from webapp.config import Config, Misconfigured
from webapp.running.refused import Refused
from webapp.speech import i18n
from webapp.speech.pieces import pieces
from webapp.speech.voices import SUFFIX, index_of, write_index

RATE = 24_000
FULL = 32_768
WINDOW = RATE // 50
QUIET = FULL // 100
"""What is softer than one in a hundred is silence."""
MARGIN_WINDOWS = 3
LEAST_SECONDS = 0.12
MOST_SECONDS, MORE_A_LETTER = 1.5, 0.25
"""So long may a piece take, and so much more for each letter of it."""
LOUD, LOUDEST = 0.1, 0.89
"""The loudness (RMS) that each gets, and what no part of it goes beyond."""
BITS = "24k"
MOST_BYTES_A_SECOND, HEAD_BYTES = 12_000, 2_000
FFMPEG = ("ffmpeg", "-v", "error", "-nostdin", "-y")


class Unfit(Exception):
    """A recording that cannot be used; the message says why."""


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    voice = commands.add_parser("voice", help="recorded voices, for phones that have none")
    parts = voice.add_subparsers(required=True)
    listing = parts.add_parser("list", help="what to record: the name of each file, and its text")
    listing.add_argument("--missing", action="store_true", help="only what is not there yet")
    adding = parts.add_parser("add", help="take in recordings whose names are ids of the list")
    for command, run in ((listing, list_), (adding, add)):
        command.add_argument("language", type=Language, choices=[*Language])
        command.set_defaults(run=run)
    adding.add_argument("folder", type=Path, help="where the recordings are")


def list_(config: Config, arguments: argparse.Namespace) -> None:
    """A table with tabs, for a spreadsheet."""
    i18n.load()
    wanted = pieces(arguments.language)
    there = index_of(Path(config.voices) / arguments.language) if config.voices else {}
    for id, text in wanted.items():
        if not (arguments.missing and text in there):
            print(f"{id}\t{text}")


def add(config: Config, arguments: argparse.Namespace) -> None:
    """What is fit is taken in; of the rest it says why not, and the command ends with an error."""
    if not config.voices:
        raise Misconfigured("Set MEEDOEN_VOICES to the folder where recorded voices are kept.")
    if not shutil.which("ffmpeg"):
        raise Refused("ffmpeg makes the files, and is not here: apt-get install ffmpeg")
    if not arguments.folder.is_dir():
        raise Refused(f"{arguments.folder} is no folder")
    i18n.load()
    wanted = pieces(arguments.language)
    place = Path(config.voices) / arguments.language
    place.mkdir(parents=True, exist_ok=True)
    there = {text: file for text, file in index_of(place).items() if text in wanted.values()}
    unfit = 0
    for source in sorted(arguments.folder.iterdir()):
        if source.name.startswith(".") or not source.is_file():
            continue
        try:
            there[wanted[source.stem]] = made(source, wanted[source.stem], place)
        except KeyError:
            unfit += 1
            print(f"{source.name}: the list has no {source.stem}")
        except Unfit as why:
            unfit += 1
            print(f"{source.name}: {why}")
    write_index(place, there)
    missing = len(wanted) - len(there)
    print(f"{len(there)} of {len(wanted)} recorded, {missing} missing: see `webapp voice list`")
    print("Phones get them after the next start of the app.")
    if unfit:
        raise Refused(f"{unfit} of the files were not taken in")


def made(source: Path, text: str, place: Path) -> str:
    """Trim, check and level a recording, and keep it as a small file; the name of that."""
    heard = trimmed(decoded(source))
    seconds, most = len(heard) / RATE, MOST_SECONDS + MORE_A_LETTER * len(text)
    if seconds < LEAST_SECONDS:
        raise Unfit("nothing is heard")
    if seconds > most:
        raise Unfit(f"takes {seconds:.1f} seconds, at most {most:.1f} for {text!r}")
    fresh = place / f"{source.stem}{SUFFIX}.new"
    encode(heard, gain(heard), fresh)
    if fresh.stat().st_size > HEAD_BYTES + MOST_BYTES_A_SECOND * seconds:
        raise Unfit("the file would be too large")
    digest = sha256(fresh.read_bytes()).hexdigest()[:10]
    return fresh.rename(place / f"{source.stem}.{digest}{SUFFIX}").name


def decoded(source: Path) -> "array[int]":
    """One channel of samples, whatever the file is."""
    raw = ("-f", "s16le", "-ac", "1", "-ar", str(RATE), "-")
    done = subprocess.run(  # noqa: S603 - a path, no shell
        [*FFMPEG, "-i", str(source.resolve()), *raw], capture_output=True, check=False
    )
    if done.returncode:
        raise Unfit("this is no sound that can be read")
    return array("h", done.stdout)


def trimmed(samples: "array[int]") -> "array[int]":
    """Without the silence before and after; nothing when all is silent."""
    starts = range(0, len(samples), WINDOW)
    loud = [start for start in starts if max(map(abs, samples[start : start + WINDOW])) > QUIET]
    if not loud:
        return array("h")
    margin = MARGIN_WINDOWS * WINDOW
    return samples[max(loud[0] - margin, 0) : loud[-1] + WINDOW + margin]


def gain(samples: "array[int]") -> float:
    """How much louder it must be, so that all pieces sound as from one mouth."""
    power = math.sqrt(sum(each * each for each in samples) / len(samples)) / FULL
    return min(LOUD / power, LOUDEST * FULL / max(map(abs, samples)))


def encode(samples: "array[int]", louder: float, target: Path) -> None:
    raw = ("-f", "s16le", "-ac", "1", "-ar", str(RATE), "-i", "-")
    opus = ("-c:a", "libopus", "-b:a", BITS, "-application", "voip", "-strict", "-2")
    subprocess.run(  # noqa: S603 - a path, no shell
        [
            *(word for word in FFMPEG if word != "-nostdin"),
            *(*raw, "-af", f"volume={louder:.4f}", *opus),
            *("-map_metadata", "-1", "-movflags", "+faststart", "-f", "mp4", str(target)),
        ],
        input=samples.tobytes(),
        check=True,
    )
