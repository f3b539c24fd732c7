"""What somebody typed is not lost, whatever happens when it is handed in.

There is no internet, the session has run out meanwhile, or one may not do this any more: that is
said in view, where the focus is, and what was typed still stands there or waits on the phone.
What is wrong in a form is the matter of test_refused.py. A new form belongs into refused.py.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from playwright.sync_api import Locator, expect

from tests.browser.busy import Regular, forms_of, path_of_form
from tests.browser.phone import NONE_WAITS, offline, online, settled, until
from tests.browser.refused import FORMS
from tests.browser.server import Server
from tests.browser.visitor import Visitor

WORDS = "Zo was het"
# Opens what the form is folded into, and types in all that takes words.
TYPE = """(form, words) => {
  for (let each = form; each; each = each.parentElement.closest("details")) each.open = true;
  const fields = [...form.elements].filter((each) => each.checkVisibility() &&
    (each.matches("textarea") || /^(text|search|tel)$/.test(each.type)));
  for (const each of fields) {
    each.value = words;
    each.dispatchEvent(new Event("input", {bubbles: true}));
  }
  return fields.map(({name}) => name);
}"""
PRESS = """(form) => {
  const button = form.querySelector("button:not([type=button])");
  button.scrollIntoView({block: "center"});
  form.requestSubmit(button);
}"""
HOLDS = """(form, [names, words]) =>
  names.every((name) => [...form.elements].some(
    (each) => each.name === name && each.value === words))"""
IS_TOLD = """(form) => {
  const now = document.activeElement, {top, bottom} = now.getBoundingClientRect();
  const said = form.querySelector("[data-said]");
  return (now === said || now.ariaInvalid === "true") && bottom > 0 && top < innerHeight;
}"""
ASKED_JUST_BEFORE = """() => {
  const real = window.fetch, yes = new Response(document.body.dataset.person);
  window.fetch = (url, how) => url === "/signed-in" ? Promise.resolve(yes) : real(url, how);
}"""
MAY_WAIT = """(form) =>
  form.matches("[data-outbox]") && "keeps" in document.body.dataset && form.checkValidity()"""
SECRET = "[name='{}'][data-secret]"
"""What is told of somebody's wellbeing is kept by no browser."""
OF_ONESELF = {"push.choose"}
"""What everybody may who is signed in."""
STATES = """async () => (await outbox.list(document.body.dataset.person)).map(({state}) => state)"""
EMPTY = """async () => {
  for (const {number} of await outbox.list(document.body.dataset.person)) await outbox.drop(number);
}"""


@pytest.mark.parametrize("endpoint", [name for name, wrong in FORMS.items() if wrong.who])
def test_nothing_typed_is_lost(
    endpoint: str, writers: Regular, busy: Server, one_app: Flask
) -> None:
    visitor = writers(FORMS[endpoint].who)
    visitor.speak("nl")

    form, typed = half_written(visitor, endpoint, busy, one_app)
    with without_internet(visitor):
        form.evaluate(PRESS)
        is_told(form)
        assert holds(form, typed) or waits(visitor)

    form, typed = half_written(visitor, endpoint, busy, one_app)
    may_wait = form.evaluate(MAY_WAIT)
    with without_session(visitor):
        form.evaluate(PRESS)
        if may_wait:
            visitor.page.wait_for_url("**/sign-in#waits")
            expect(visitor.find("#waits")).to_be_visible()
        else:
            is_told(form)
            assert holds(form, typed)
    if may_wait:
        visitor.open("/")
        assert visitor.page.evaluate(STATES), "it waited on the phone until somebody signed in"
        until(visitor.page, NONE_WAITS)
        visitor.page.evaluate(EMPTY)

    if endpoint in OF_ONESELF:
        return
    form, typed = half_written(visitor, endpoint, busy, one_app)
    with without_rights(busy, FORMS[endpoint].who):
        form.evaluate(PRESS)
        refused = visitor.find("h1 use[href$='#calm-problem']")
        expect(form.locator("[data-said]").or_(refused).first).to_be_visible()
        gone = refused.count()
    if gone:
        visitor.page.go_back()
    assert holds(form, [name for name in typed if not form.locator(SECRET.format(name)).count()])
    visitor.pop_troubles()


def test_internet_that_goes_between_asking_and_sending(
    writers: Regular, busy: Server, one_app: Flask
) -> None:
    visitor = writers("noor")
    visitor.speak("nl")
    settled(visitor, "/schools")
    form, typed = half_written(visitor, "settings.add_school", busy, one_app)
    visitor.page.evaluate(ASKED_JUST_BEFORE)
    with without_internet(visitor):
        form.evaluate(PRESS)
        visitor.page.wait_for_url("**/offline/nl#back")
        told = visitor.find("#back")
        expect(told).to_have_text(
            "Dit is niet verstuurd. Ga terug en probeer het opnieuw met internet."
        )
        expect(told).to_be_in_viewport()
    visitor.page.go_back()
    assert holds(form, typed)
    visitor.open("/offline/nl")
    expect(visitor.find("#back")).to_be_hidden()
    visitor.pop_troubles()


def half_written(
    visitor: Visitor, endpoint: str, busy: Server, app: Flask
) -> tuple[Locator, list[str]]:
    """The form, and the names of what was typed into it."""
    visitor.open(path_of_form(busy, FORMS[endpoint]))
    place = forms_of(visitor, app).index((endpoint, True))
    form = visitor.find("form[method=post]").nth(place)
    names: list[str] = form.evaluate(TYPE, WORDS)
    return form, names


def is_told(form: Locator) -> None:
    expect(form.locator("[data-said]")).to_be_visible()
    assert form.evaluate(IS_TOLD), "what happened is in view, where the focus is"


def holds(form: Locator, names: list[str]) -> bool:
    return bool(form.evaluate(HOLDS, [names, WORDS]))


def waits(visitor: Visitor) -> bool:
    return bool(visitor.page.evaluate(STATES) == ["waiting"])


@contextmanager
def without_internet(visitor: Visitor) -> Iterator[None]:
    offline(visitor)
    try:
        yield
        if waits(visitor):
            visitor.page.evaluate(EMPTY)
    finally:
        online(visitor)


@contextmanager
def without_session(visitor: Visitor) -> Iterator[None]:
    cookies = visitor.context.cookies()
    visitor.context.clear_cookies()
    try:
        yield
    finally:
        visitor.context.clear_cookies()
        visitor.context.add_cookies(cookies)  # type: ignore[arg-type]


@contextmanager
def without_rights(busy: Server, who: str | None) -> Iterator[None]:
    """Signed in still, but as somebody who may hardly do anything."""
    mine = "WHERE lower(name) LIKE ? || '%'"
    ((role,),) = busy.ask(f"SELECT role FROM account {mine}", who)
    busy.ask(f"UPDATE account SET role = 'manager' {mine}", who)
    try:
        yield
    finally:
        busy.ask(f"UPDATE account SET role = ? {mine}", role, who)
