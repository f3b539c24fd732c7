"""What a reader aloud is told of a page: Chromium's accessibility tree beside what the eye sees."""

from typing import Any

from tests.browser.visitor import Visitor
from webapp.case.account import Language
from webapp.speech import i18n

SAID = ".error, [id$='-error']"
"""Where a sentence says what is wrong. One of a single control has such an id."""
SEEN = f"""() => [...document.querySelectorAll("main :is({SAID})")]
  .filter((each) => each.checkVisibility())
  .map((each) => ({{ said: each.innerText, isOfOne: each.id.endsWith("-error") }}))"""
MARKED = "() => document.querySelectorAll('main [aria-invalid=true]').length"
FOCUSED = """() => {
  const wrong = "main [aria-invalid=true]", said = "main .error";
  const first = document.querySelector(wrong) ?? document.querySelector(said);
  return first !== null && document.activeElement.closest(`${wrong}, ${said}`) === first;
}"""
ISOLATES = dict.fromkeys(map(ord, "\u200e\u200f\u2066\u2067\u2068\u2069"))


def plain(words: str) -> str:
    """One line, without the marks that isolate directions."""
    return " ".join(words.translate(ISOLATES).split())


def deaf_spots(visitor: Visitor) -> list[str]:
    """What is wrong in a refused form for the eye, and not for the ear."""
    seen = visitor.page.evaluate(SEEN)
    sentences = [plain(each["said"]) for each in seen if each["isOfOne"]]
    controls = invalid(visitor)
    faults = [] if seen else ["nothing says what is wrong"]
    if len(controls) != (marked := visitor.page.evaluate(MARKED)):
        faults.append(f"{marked} controls are wrong, {len(controls)} are in sight")
    for control in controls:
        if not value(control, "name"):
            faults.append(f"a control has no name: {control}")
        if not any(each in value(control, "description") for each in sentences):
            told = value(control, "description")
            faults.append(f"{value(control, 'name')!r} is wrong; it only says {told!r}")
    for sentence in sentences:
        if not any(sentence in value(each, "description") for each in controls):
            faults.append(f"of no control is said: {sentence!r}")
    if not visitor.page.evaluate(FOCUSED):
        faults.append("the focus is not on what is wrong")
    return faults


def invalid(visitor: Visitor) -> list[dict[str, Any]]:
    """Not those that only Chromium takes for wrong: what must be filled in, and is empty yet."""
    session = visitor.context.new_cdp_session(visitor.page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    found = [each for each in nodes if not each["ignored"] and is_invalid(each)]
    where = [{"backendNodeId": each["backendDOMNodeId"]} for each in found]
    written = [session.send("DOM.describeNode", each)["node"]["attributes"] for each in where]
    session.detach()
    return [node for node, said in zip(found, written, strict=True) if "aria-invalid" in said]


def is_invalid(node: dict[str, Any]) -> bool:
    told = {each["name"]: each["value"].get("value") for each in node.get("properties", ())}
    return told.get("invalid") == "true"


def value(node: dict[str, Any], name: str) -> str:
    return plain(node.get(name, {}).get("value", ""))


def foreign(visitor: Visitor, language: str) -> list[str]:
    """Sentences about what is wrong that are not in this language."""
    ours = {plain(each) for each in i18n.catalogues[Language(language)].values()}
    said = [plain(each["said"]) for each in visitor.page.evaluate(SEEN)]
    return [each for each in said if each not in ours]
