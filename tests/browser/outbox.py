"""What waits on a phone, and what the server has kept of it."""

from typing import Any

from playwright.sync_api import expect

from tests.browser.phone import forgive, offline
from tests.browser.server import Server
from tests.browser.test_answer import answer
from tests.browser.visitor import Visitor

STORED = """async () => {
  const db = await strongbox.open();
  return {items: await db.getAll("items"), keys: (await db.getAll("keys")).map(
    ({type, extractable, algorithm}) => ({type, extractable, ...algorithm}))};
}"""


def receipts(server: Server) -> list[str]:
    """The ids of what the server has kept, in the order in which it did."""
    return [id for (id,) in server.ask("SELECT id FROM outbox_receipt ORDER BY kept_at")]


def given(server: Server) -> list[Any]:
    asked = "SELECT answer FROM appointment WHERE starts_local LIKE '2026-09-14 09:00%'"
    return [value for (value,) in server.ask(asked)]


def hand_in_without_internet(visitor: Visitor, value: str = "coming") -> None:
    offline(visitor)
    answer(visitor, value).click()
    expect(visitor.find("main [data-said=waits]")).to_be_visible()
    forgive(visitor)
