"""What every page has: its language and direction, one heading above all, ids that are unique."""

import pytest

from tests.browser.conftest import Walk
from tests.browser.pages import pages_for
from tests.browser.visitor import LANGUAGES

LOOK = """() => {
  const ids = [...document.querySelectorAll("[id]")].map((each) => each.id);
  return {
    lang: document.documentElement.lang,
    dir: document.documentElement.dir,
    title: document.title,
    h1: [...document.querySelectorAll("h1")].map((each) => each.innerText.trim()),
    twice: ids.filter((id, index) => ids.indexOf(id) !== index),
    nowhere: [...document.querySelectorAll("[aria-labelledby], [aria-describedby], label[for]")]
      .flatMap((each) => ["aria-labelledby", "aria-describedby", "for"]
        .flatMap((name) => each.getAttribute(name)?.split(/\\s+/) ?? []))
      .filter((id) => !document.getElementById(id)),
  };
}"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_say_their_language_and_have_one_heading(language: str, walk: Walk) -> None:
    faults = []
    for name, visitor in walk(pages_for(language), language):
        seen = visitor.page.evaluate(LOOK)
        if seen["lang"] != language or seen["dir"] != ("rtl" if language == "ar" else "ltr"):
            faults.append(f"{name}: <html lang={seen['lang']} dir={seen['dir']}>")
        if len(seen["h1"]) != 1 or not all(seen["h1"]):
            faults.append(f"{name}: one <h1> with words is needed, not {seen['h1']}")
        if not seen["title"].removesuffix("Meedoen").strip(" –"):
            faults.append(f"{name}: the title is only {seen['title']!r}")
        if seen["twice"]:
            faults.append(f"{name}: these ids are there twice: {seen['twice']}")
        if seen["nowhere"]:
            faults.append(f"{name}: nothing has the id that is referred to: {seen['nowhere']}")
    assert faults == []
