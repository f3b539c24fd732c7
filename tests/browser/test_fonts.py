"""The letters are really there: a font without them draws the same box for each."""

import pytest

from tests.browser.conftest import Visit
from tests.browser.server import Server

DRAW = """(letters) => letters.map((letter) => {
  const canvas = Object.assign(document.createElement("canvas"), {width: 80, height: 80});
  const pen = canvas.getContext("2d", {willReadFrequently: true});
  pen.font = `48px ${getComputedStyle(document.body).fontFamily}`;
  pen.textBaseline = "middle";
  pen.fillText(letter, 10, 40);
  return pen.getImageData(0, 0, 80, 80).data.join();
})"""
NO_LETTER = "\U000e0fff"


@pytest.mark.parametrize(
    ("language", "letters"), [("ti", "ሀለ"), ("ti", "ኽዅ"), ("ar", "بم"), ("ar", "عه")]
)
def test_letters_differ(language: str, letters: str, site: Server, visit: Visit) -> None:
    visitor = visit(site, None, language)
    visitor.open("/sign-in")
    one, other, box, nothing = visitor.page.evaluate(DRAW, [*letters, NO_LETTER, ""])
    tell = "there are no letters for this language: apt-get install fonts-noto-core"
    assert one not in (other, box, nothing), tell
    assert other not in (box, nothing), tell
