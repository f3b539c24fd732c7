"""What is wrong in a form is said with its field, in the reader's language, and it has the focus.

Every form is handed in wrong once. A new form belongs into the tables of refused.py.
"""

import pytest
from flask import Flask

from tests.browser.busy import Regular, forms_of, path_of_form
from tests.browser.conftest import quiet
from tests.browser.heard import SAID, deaf_spots, foreign
from tests.browser.refused import (
    AT_A_DESK,
    AT_THE_DOOR,
    FOR_EVERYBODY,
    FORMS,
    NOTHING_TO_FILL_IN,
    Wrong,
)
from tests.browser.server import Server
from tests.browser.visitor import Visitor

LANGUAGES = ("nl", "ar")
CASES = [(name, language) for language in LANGUAGES for name in FOR_EVERYBODY]
CASES += [(name, "nl") for name in AT_A_DESK]
# All is emptied, besides what is typed: also what nobody could type or choose.
HAND_IN = """([number, typed]) => {
  const form = [...document.forms].filter((each) => each.method === "post")[number];
  for (let each = form; each; each = each.parentElement.closest("details")) each.open = true;
  for (const each of form.elements) {
    if (/hidden|submit|button|fieldset|file/.test(each.type)) continue;
    const value = typed[each.name] ?? "";
    if (/radio|checkbox/.test(each.type)) {
      each.checked = value === each.value;
    } else {
      if (each.type === "select-one") each.add(new Option(value, value));
      if (/date|time|number/.test(each.type)) each.type = "text";
      each.value = value;
    }
  }
  form.requestSubmit();
}"""


@pytest.mark.parametrize(("endpoint", "language"), CASES)
def test_what_is_wrong_is_said_with_its_field(
    endpoint: str, language: str, writers: Regular, busy: Server, one_app: Flask
) -> None:
    wrong = FORMS[endpoint]
    visitor = writers(wrong.who)
    visitor.speak(language)
    visitor.open(path_of_form(busy, wrong))
    hand_in(visitor, endpoint, wrong, one_app)
    assert deaf_spots(visitor) == []
    assert foreign(visitor, language) == []
    quiet([visitor])


def hand_in(visitor: Visitor, endpoint: str, wrong: Wrong, app: Flask) -> None:
    found = forms_of(visitor, app)
    new = {name for name, asks in found if asks} - FORMS.keys() - AT_THE_DOOR
    assert not new, "these forms are not in the tables of refused.py"
    with visitor.page.expect_response(lambda answer: answer.status == 422):
        visitor.page.evaluate(HAND_IN, [found.index((endpoint, True)), wrong.typed])
    visitor.find(f"main :is({SAID})").first.wait_for()


def test_every_form_is_here(one_app: Flask) -> None:
    posts = {r.endpoint for r in one_app.url_map.iter_rules() if "POST" in (r.methods or ())}
    known = FORMS.keys() | AT_THE_DOOR | NOTHING_TO_FILL_IN
    assert posts == known, "say in refused.py how a new form is handed in wrong"
