"""Nothing on the inburgeraar's side depends on signalen: not a byte, not a header, not a queue.

Every GET route of the app is asked, as the person it is about, the partner in the household and
somebody else, before and after every event of a signaal. Routes come from the URL map, so that a
new one is covered. Five leaks are planted in the product to show that the test would see them.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask, g
from sqlalchemy.orm import Session

from tests.conftest import As, Browser, Cast, Change, Look
from tests.guidance.welzijn.cards import ACUTE, CARD, address
from webapp import rooms
from webapp.case.account import AccessLine, Account
from webapp.case.dossier import Dossier
from webapp.contact.push import reminders
from webapp.contact.push.model import Kind
from webapp.contact.push.reminders import Due
from webapp.core import clock, db
from webapp.core.db import Base
from webapp.guidance.welzijn.model import Signaal, Stage
from webapp.screens.today import pages as today
from webapp.web import reply as written

ABOUT, PARTNER, OTHER = "rania", "omar", "yonas"
WATCHERS = (ABOUT, PARTNER, OTHER)
CHANGING = {"Date", "Set-Cookie"}
NOON = datetime(2026, 9, 14, 10, 0, tzinfo=UTC)
Snapshot = dict[str, Any]


@pytest.fixture(autouse=True)
def frozen(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """One moment for the field, the sessions and the log alike."""
    monkeypatch.setattr(clock, "real", lambda: NOON)
    monkeypatch.setattr(clock, "_shift", NOON - NOON)


class Household:
    """What the people on that side can fetch, receive, cache or export."""

    def __init__(self, app: Flask, cast: Cast, as_: As, look: Look) -> None:
        self.app, self.cast, self.look = app, cast, look
        self.browsers = {name: as_(name) for name in WATCHERS}
        self.tokens = [self.make_feed(name) for name in WATCHERS]
        self.visits = [*self.worth_asking(sorted(self.own_rows()))]

    def make_feed(self, name: str) -> str:
        """The secret address of one's own calendar."""
        here = f"/dossiers/{self.cast.dossier(name).id}"
        assert self.browsers[name].post(f"{here}/feed").status_code == 303
        page: str = self.browsers[name].get(f"{here}/agenda").text
        return page.split("/feeds/")[1].split('"')[0].removesuffix(".ics")

    def own_rows(self) -> Iterator[UUID]:
        """An id of each kind of row in the dossier it is about, and of the dossiers themselves."""
        dossier = self.cast.dossier(ABOUT).id
        yield from (self.cast.dossier(name).id for name in WATCHERS)
        for room in rooms.tables():
            for table in vars(room).values():
                columns = getattr(getattr(table, "__table__", None), "columns", {})
                if "dossier_id" in columns and "id" in columns:
                    query = sa.select(table.id).where(table.dossier_id == dossier).limit(1)
                    yield from self.look.all(query)

    def worth_asking(self, ids: list[UUID]) -> Iterator[tuple[str, str]]:
        """Who asks what: all that is there for them, and of each route once that it is not."""
        for rule in self.app.url_map.iter_rules():
            if "GET" not in (rule.methods or ()) or "<name>" in rule.rule:
                continue
            paths = {rule.rule.replace("<uuid:id>", str(id)) for id in ids}
            if "<token>" in rule.rule:
                paths = {rule.rule.replace("<token>", token) for token in self.tokens}
            for name, browser in self.browsers.items():
                there = {path for path in paths if browser.get(path).status_code != 404}
                yield from ((name, path) for path in sorted(there) + sorted(paths - there)[:1])

    def addresses(self) -> Iterator[tuple[str, str]]:
        """These, and every route that may name the signaal itself."""
        yield from self.visits
        for id in self.look.all(sa.select(Signaal.id))[:1]:
            for rule in self.app.url_map.iter_rules():
                if "GET" in (rule.methods or ()) and "<uuid:id>" in rule.rule:
                    yield ABOUT, rule.rule.replace("<uuid:id>", str(id))

    def look_at(self) -> Snapshot:
        """Everything, by who and where. A signaal's own address answers as any unknown one."""
        seen: Snapshot = {}
        for name, path in self.addresses():
            answer = self.browsers[name].get(path)
            headers = sorted((k, v) for k, v in answer.headers if k not in CHANGING)
            seen[f"{name} {path}"] = (answer.status_code, headers, answer.data)
        people = [self.cast[name].id for name in WATCHERS]
        for table in ("reminder", "push_delivery", "push_subscription", "outbox_receipt"):
            seen[table] = self.look(partial(rows_of, name=table, people=people))
        return seen


def rows_of(session: Session, name: str, people: list[UUID]) -> list[str]:
    """What of these people stands in a table, however it belongs to them."""
    table = sa.Table(name, sa.MetaData(), autoload_with=session.connection())
    mine = {person.hex for person in people} | {str(person) for person in people}
    if "account_id" not in table.columns:
        return sorted(map(repr, session.execute(sa.select(table))))
    found = session.execute(sa.select(table)).mappings()
    return sorted(repr(dict(row)) for row in found if str(row["account_id"]) in mine)


def differences(before: Snapshot, after: Snapshot) -> list[str]:
    """Where something changed. An address that is new must answer that there is nothing."""
    known = {where for where in before if before[where] != after.get(where)}
    new = {where for where in after if where not in before and after[where][0] != 404}
    return sorted(known | new)


Event = tuple[str, Callable[[], Any]]


@pytest.fixture
def events(cast: Cast, as_: As, look: Look) -> Callable[[], Iterator[Event]]:
    """Everything that can happen to a signaal, one after the other."""
    henk, fatima, petra = as_("henk"), as_("fatima"), as_("petra")
    to = address(cast, ABOUT)

    def post(browser: Browser, path: str, **form: Any) -> None:
        assert browser.post(path, data=form).status_code == 303, path

    def first() -> UUID:
        ids: list[UUID] = look.all(sa.select(Signaal.id).where(Signaal.level == "2-zorg"))
        return ids[0]

    def run() -> Iterator[Event]:
        yield "flag", lambda: post(henk, to, **CARD | {"domains": ["veilig", "geld"]})
        here = f"/signalen/{first()}"
        yield "read", lambda: fatima.get(here)
        yield "consult", lambda: post(fatima, f"{here}/consult")
        yield "share", lambda: post(fatima, f"{here}/share")
        yield "read by the consulent", lambda: petra.get(here)
        yield "act", lambda: post(petra, f"{here}/act")
        yield "meldcode", lambda: post(fatima, f"{here}/meldcode")
        yield "report back", lambda: post(fatima, f"{here}/report-back", outcome="referred")
        yield "close", lambda: post(fatima, f"{here}/close")
        yield "erase", lambda: post(fatima, f"{here}/erase")
        yield "acute", lambda: post(henk, to, **CARD | ACUTE)
        yield "positive", lambda: post(henk, to, **CARD | {"level": "0-goed"})
        yield "refused", lambda: henk.post(to, data={})
        yield "not theirs", lambda: as_("ilse").post(to, data=CARD)

    return run


@pytest.fixture
def household(app: Flask, cast: Cast, as_: As, look: Look, frozen: None) -> Household:
    return Household(app, cast, as_, look)


def leaks(household: Household, events: Callable[[], Iterator[Event]]) -> list[str]:
    """After which event something was different, and where; empty when all was silent."""
    before, found = household.look_at(), []
    for name, happen in events():
        happen()
        after = household.look_at()
        found += [f"{name}: {where}" for where in differences(before, after)]
        if found:
            break
    return found


def test_no_byte_depends_on_signalen(
    household: Household, events: Callable[[], Iterator[Event]]
) -> None:
    assert leaks(household, events) == []


def test_no_byte_depends_on_what_goes_to_the_consulent(
    household: Household, as_: As, cast: Cast, change: Change, look: Look
) -> None:
    """Where no coördinator is there: one has left, the other is away."""
    gone = sa.update(Account).where(Account.id == cast["els"].id).values(closed_at=NOON)
    change.run(gone)
    days = {"first": f"{clock.today()}", "last": f"{clock.today()}"}

    def events() -> Iterator[Event]:
        henk, petra, to = as_("henk"), as_("petra"), address(cast, ABOUT)
        yield "away", lambda: as_("fatima").post("/away", data=days)
        yield "flag", lambda: henk.post(to, data=CARD | {"level": "3-dringend"})
        [id] = look.all(sa.select(Signaal.id))
        yield "read", lambda: petra.get(f"/signalen/{id}")
        told = {"outcome": "referred"}
        for act in ("consult", "report-back", "close"):
            yield act, partial(petra.post, f"/signalen/{id}/{act}", data=told)
        assert look.get(Signaal, id).stage is Stage.CLOSED

    assert leaks(household, events) == []


def test_every_route_was_asked(app: Flask, household: Household) -> None:
    """None of what a page shows is passed over, and the people do see their pages."""
    seen = household.look_at()
    asked = {where.split()[1] for where in seen if " " in where}
    for rule in app.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and rule.rule != "/demo/<name>":
            start = rule.rule.split("<")[0]
            assert any(path.startswith(start) for path in asked), rule
    good = [where for where, value in seen.items() if " " in where and value[0] == 200]
    assert len(good) > 40


def count(model: type[Base]) -> int:
    return int(db.value(sa.select(sa.func.count()).select_from(model)) or 0)


def a_badge(patch: pytest.MonkeyPatch) -> None:
    """The first screen counts signalen as new messages."""
    whole = today.day_page

    def day_page(*args: Any) -> today.DayPage:
        shown = whole(*args)
        return replace(shown, new_messages=shown.new_messages or bool(count(Signaal)))

    patch.setattr("webapp.screens.today.routes.day_page", day_page)


def a_sequence_number(patch: pytest.MonkeyPatch) -> None:
    """Pages carry a number that all tables share."""
    whole = written.render

    def render(*args: Any, **context: Any) -> str:
        return whole(*args, **context) + f"<!-- {1000 + count(Signaal)} -->"

    patch.setattr(written, "render", render)


def the_access_log(patch: pytest.MonkeyPatch) -> None:
    """People read how often others looked at their dossier."""
    whole = written.page

    def page(*args: Any, **context: Any) -> Any:
        answer = whole(*args, **context)
        looks = sa.select(sa.func.count(AccessLine.id)).where(
            AccessLine.dossier_id == g.me.dossier_id
        )
        answer.headers["X-Looked-At"] = str(db.value(looks))
        return answer

    patch.setattr("webapp.plan.pip.routes.page", page)


def an_etag(patch: pytest.MonkeyPatch) -> None:
    """Pages are known by when anything in the dossier changed last."""
    whole = written.page

    def page(*args: Any, **context: Any) -> Any:
        answer = whole(*args, **context)
        last = sa.select(sa.func.max(Signaal.stage)).where(Signaal.dossier_id == g.me.dossier_id)
        answer.set_etag(f"v{db.value(last)}")
        return answer

    patch.setattr("webapp.calendar.agenda.routes.page", page)


def a_push(patch: pytest.MonkeyPatch) -> None:
    """A planner takes the person it is about for somebody to be told."""
    whole = reminders.PLANNERS[Signaal]

    def plan(session: Session, it: Signaal, change: reminders.Change) -> list[reminders.Plan]:
        about = session.get_one(Dossier, it.dossier_id).inburgeraar_id
        [made] = whole(session, it, change)
        until = datetime(2026, 12, 31, tzinfo=UTC)
        due = Due(account_id=about, kind=Kind.SIGNAAL, slot="new", not_after=until, path="/")
        made.dues.append(due)
        return [made]

    patch.setitem(reminders.PLANNERS, Signaal, plan)


@pytest.mark.parametrize("plant", [a_badge, a_sequence_number, the_access_log, an_etag, a_push])
def test_a_planted_leak_is_found(
    household: Household,
    events: Callable[[], Iterator[Event]],
    monkeypatch: pytest.MonkeyPatch,
    plant: Callable[..., None],
) -> None:
    plant(monkeypatch)
    assert leaks(household, events) != []
