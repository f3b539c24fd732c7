"""What every page has: its language and direction, one heading above all, ids that are unique."""

from tests.browser.visitor import Visitor

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


def flaws(visitor: Visitor, language: str) -> list[str]:
    seen, faults = visitor.page.evaluate(LOOK), []
    if seen["lang"] != language or seen["dir"] != ("rtl" if language == "ar" else "ltr"):
        faults.append(f"<html lang={seen['lang']} dir={seen['dir']}>")
    if len(seen["h1"]) != 1 or not all(seen["h1"]):
        faults.append(f"one <h1> with words is needed, not {seen['h1']}")
    if not seen["title"].removesuffix("Meedoen").strip(" –"):
        faults.append(f"the title is only {seen['title']!r}")
    if seen["twice"]:
        faults.append(f"these ids are there twice: {seen['twice']}")
    if seen["nowhere"]:
        faults.append(f"nothing has the id that is referred to: {seen['nowhere']}")
    return faults
