"""Short sounds in the place of what a person records."""

import math
import struct
import wave
from pathlib import Path

RATE = 16_000
Part = tuple[float, int, float]
"""Seconds, Hz and loudness (1 is the loudest there is)."""


def tone(path: Path, *parts: Part) -> Path:
    samples: list[int] = []
    for seconds, hertz, loudness in parts:
        turn = 2 * math.pi * hertz / RATE
        samples += [int(loudness * 32_767 * math.sin(n * turn)) for n in range(int(seconds * RATE))]
    with wave.open(str(path), "wb") as sound:
        sound.setparams((1, 2, RATE, 0, "NONE", ""))
        sound.writeframes(struct.pack(f"<{len(samples)}h", *samples))
    return path
