"""Every route, every actor: who may, and that everybody else finds nothing there."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.conftest import Browser, Cast
from webapp.agenda.model import Appointment
from webapp.hours.model import HoursEntry
from webapp.pip.model import Agreement, Party
from webapp.pip.queries import IN_FORCE
from webapp.policy import POLICY
from webapp.pvt.model import Excursion, SignUp

OWNERS = ("yonas", "rania", "omar", "dawit", "mariam", "selam", "amal")
# Who reaches whose dossier, besides the owner. Nobody else is named: nobody else may.
PLAN = {
    "yonas": "henk petra",
    "rania": "henk petra",
    "omar": "henk petra",
    "dawit": "henk petra",
    "mariam": "petra",
    "selam": "karel",
    "amal": "petra",
}
AGENDA = PLAN | {"mariam": "ilse petra"}
MONEY = {
    "yonas": "petra",
    "rania": "omar petra",
    "omar": "rania petra",
    "dawit": "petra",
    "mariam": "petra",
    "selam": "karel",
    "amal": "petra",
}
ONESELF = dict.fromkeys(OWNERS, "")
CONSULENT = dict.fromkeys(OWNERS, "petra") | {"selam": "karel"}
GUIDES = {name: "henk" if "henk" in PLAN[name] else "" for name in OWNERS}
STAFF = {name: f"{PLAN[name]} fatima" for name in ("yonas", "rania", "omar", "dawit", "mariam")}
STAFF |= {"selam": "karel", "amal": "petra"}
FLAGS = {  # who may write a signaal; the owner never
    "yonas": "henk fatima",
    "rania": "henk fatima",
    "omar": "henk fatima",
    "dawit": "henk fatima",
    "mariam": "ilse fatima",
    "selam": "",
    "amal": "",
}
CLIENT = {n: "henk fatima" if GUIDES[n] else "" for n in OWNERS} | {"mariam": "ilse fatima"}
SETTLING = {n: f"{PLAN[n]} fatima" if n not in ("selam", "amal") else PLAN[n] for n in OWNERS}
TEAM = {n: "fatima" if CLIENT[n] else "" for n in OWNERS}
NOTES = GUIDES | {"mariam": "ilse"}
VISITS = STAFF | {"mariam": "petra fatima ilse"}
ROUTES: dict[str, tuple[str, dict[str, str]]] = {
    # endpoint: the row its address names, who besides the owner
    "pip.show": ("dossier", PLAN),
    "pip.tick": ("agreement", ONESELF),
    "pip.untick": ("agreement", ONESELF),
    "agenda.show": ("dossier", AGENDA),
    "agenda.download": ("appointment", AGENDA),
    "agenda.answer": ("appointment", ONESELF),
    "agenda.come": ("appointment", ONESELF),
    "agenda.make_feed": ("dossier", ONESELF),
    "agenda.revoke_feed": ("dossier", ONESELF),
    "budget.show": ("dossier", MONEY),
    "messages.show": ("dossier", STAFF),
    "messages.news": ("dossier", STAFF),
    "messages.seen": ("dossier", STAFF),
    "messages.to_consulent": ("dossier", CONSULENT),
    "messages.to_begeleider": ("dossier", GUIDES),
    "messages.to_staff": ("dossier", STAFF),
    "begeleiding.show": ("dossier", CLIENT),
    "begeleiding.ask": ("dossier", TEAM),
    "begeleiding.hand_over": ("dossier", TEAM),
    "begeleiding.keep": ("promise", GUIDES),
    "begeleiding.reopen": ("promise", GUIDES),
    "settling.show": ("dossier", SETTLING),
    "settling.tick": ("dossier", GUIDES),
    "visits.show": ("dossier", VISITS),
    "visits.new": ("dossier", NOTES),
    "visits.log": ("dossier", NOTES),
    "pvt.show": ("dossier", PLAN),
    "pvt.sign_up": ("dossier", ONESELF),
    "pvt.withdraw": ("sign-up", ONESELF),
    "welzijn.begin": ("dossier", FLAGS),
    "welzijn.flag": ("dossier", FLAGS),
    **{
        f"planning.{act}": ("dossier", CONSULENT) for act in ("show", "begin", "keep", "fix", "add")
    },
    **{f"planning.{act}": ("agreement", CONSULENT) for act in ("change", "move", "remove")},
    "pip.preview": ("dossier", CONSULENT),
    "pip.on_paper": ("dossier", PLAN),
    **{f"progress.{act}": ("dossier", CONSULENT) for act in ("show", "hold_talk", "take_exam")},
    **{f"progress.{act}": ("dossier", CONSULENT) for act in ("complete", "export", "moving")},
    "intake.show": ("dossier", CONSULENT),
    "intake.fill": ("dossier", CONSULENT),
    "intake.record_lbt": ("dossier", CONSULENT),
    "intake.share": ("dossier", CONSULENT),
    "intake.summary": ("dossier", CONSULENT),
    "intake.add_words": ("dossier", ONESELF),
    "intake.wishes": ("dossier", CONSULENT),
    "intake.tell_wishes": ("dossier", ONESELF),
    "intake.planner": ("dossier", CONSULENT),
    "intake.plan_talk": ("dossier", CONSULENT),
}
DESK = {  # what the gemeente's own consulent keeps of a dossier
    **dict.fromkeys(("duo.dates", "duo.keep_dates", "duo.note_event"), ("dossier", CONSULENT)),
    **dict.fromkeys(
        ("koppeling.arrival", "koppeling.stay", "koppeling.contact", "koppeling.told"),
        ("dossier", CONSULENT),
    ),
    **dict.fromkeys(
        ("caseload.show", "caseload.assign", "caseload.transfer", "caseload.close_it"),
        ("dossier", CONSULENT),
    ),
    **dict.fromkeys(
        ("caseload.new_partner", "caseload.make_partner", "caseload.reopen_it"),
        ("dossier", CONSULENT),
    ),
    **dict.fromkeys(
        ("access.activation", "access.make_card", "access.revoke", "access.share_phone"),
        ("dossier", CONSULENT),
    ),
}
DESK |= dict.fromkeys(
    ("scheduling.planner", "scheduling.plan", "lessons.show", "lessons.add"), ("dossier", CONSULENT)
)
DESK |= dict.fromkeys(
    [f"scheduling.{act}" for act in ("look", "move", "cancel", "note_missed", "note_called")],
    ("appointment", CONSULENT),
)
ROUTES |= DESK
HOURS = {f"hours.{act}": ("dossier", CONSULENT) for act in ("show", "add", "set_cap")}
HOURS |= {"hours.take_back": ("hours-entry", CONSULENT)}
ROUTES |= HOURS
SIGNED_IN = {"today.show", "accounts.ask_pin", "accounts.unlock", "accounts.sign_out"}
SIGNED_IN |= {"accounts.learn_dutch"}
SIGNED_IN |= {"push.show", "push.choose", "push.subscribe", "push.unsubscribe"}
SIGNED_IN |= {"pwa.my_room"}
NOT_THE_OWNER = {"messages.to_staff", "begeleiding.show", "begeleiding.ask"}
NOT_THE_OWNER |= {"begeleiding.hand_over", "begeleiding.keep", "begeleiding.reopen"}
NOT_THE_OWNER |= {"settling.show", "settling.tick", "visits.new", "visits.log"}
NOT_THE_OWNER |= {"welzijn.begin", "welzijn.flag"}
PLANS = ("planning.", "progress.", "pip.preview")
NOT_THE_OWNER |= {endpoint for endpoint in ROUTES if endpoint.startswith(PLANS)}
NOT_THE_OWNER |= {"intake.show", "intake.fill", "intake.record_lbt", "intake.share"}
NOT_THE_OWNER |= {"intake.planner", "intake.plan_talk"}
NOT_THE_OWNER |= {*DESK}
NOT_THE_OWNER |= {*HOURS}
BY_ROW = {"messages.take_back", "messages.unclear", "messages.settle"}
BY_ROW |= {"messages.ask_interpreter", "messages.need_no_interpreter"}
BY_ROW |= {"progress.remove_exam", "lessons.stop"}
BY_ROW |= {"begeleiding.read", "begeleiding.undo"}
BY_ROW |= {"visits.show_note", "visits.correct", "visits.add_words"}
BY_ROW |= {f"welzijn.{act}" for act in ("show", "consult", "act", "report_back", "close")}
BY_ROW |= {f"welzijn.{act}" for act in ("weigh", "share", "start_meldcode", "erase")}
"""Who may depends on the row itself: test_touch.py of messages, test_correct.py and
test_own_words.py of visits, test_hand_over.py of begeleiding, test_who_may.py of
welzijn, test_progress.py of progress and test_weekly.py of lessons walk the cast."""
LISTS = {
    "welzijn.call_now": "henk ilse bram fatima",
    "welzijn.index": "henk ilse bram fatima petra karel",
    "today.not_reached": "petra karel",
    "today.dossiers": "petra karel",
    "today.overdue": "fatima",
    "messages.inbox": "petra karel henk ilse bram",
    "koppeling.arriving": "petra karel",
    "koppeling.centres": "petra karel",
    "koppeling.keep_centre": "petra karel",
    "caseload.new": "petra karel",
    "caseload.make": "petra karel",
    "caseload.search": "petra karel",
    "imports.ask": "petra karel",
    "imports.take": "petra karel",
    "scheduling.calendar": "petra karel henk ilse bram",
    "scheduling.news": "petra karel henk ilse bram",
    "scheduling.keep_feed": "petra karel henk ilse bram",
    "scheduling.holidays": "petra karel",
    "lessons.walk_ins": "fatima",
    "lessons.keep_walk_in": "fatima",
    "scheduling.keep_holiday": "petra karel",
    "imports.ask_hours": "petra karel",
    "imports.take_hours": "petra karel",
}
PUBLIC = {"accounts.sign_in", "accounts.enter", "accounts.invited", "accounts.accept"}
PUBLIC |= {"accounts.new_pin", "accounts.choose_pin", "accounts.choose_language"}
PUBLIC |= {"demo.cast", "demo.become", "agenda.feed"}
PUBLIC |= {"pwa.manifest", "pwa.worker", "pwa.offline"}
FORMS = {"agenda.answer": {"answer": "coming", "seen": "0"}, "pvt.sign_up": {"people": "1"}}


def row_of(look: Callable[..., Any], cast: Cast, kind: str, owner: str) -> Any:
    """The id that the address names, in this owner's dossier; None when there is no such row."""
    dossier = cast.dossier(owner)
    wanted = {
        "agreement": select(Agreement.id).where(Agreement.party == Party.INBURGERAAR, IN_FORCE),
        "promise": select(Agreement.id).where(Agreement.party == Party.BEGELEIDER, IN_FORCE),
        "appointment": select(Appointment.id).order_by(Appointment.starts_at.desc()),
        "sign-up": select(SignUp.id),
        "hours-entry": select(HoursEntry.id),
    }
    if kind == "dossier":
        return dossier.id
    query = wanted[kind].where(
        wanted[kind].column_descriptions[0]["entity"].dossier_id == dossier.id
    )
    return look(lambda session: session.scalars(query).first())


@pytest.fixture
def everyone_signed_up(cast: Cast, change: Callable[..., Any]) -> None:
    """A sign-up in each dossier, so that each has one to reach for."""

    def add(session: Any) -> None:
        for owner in OWNERS:
            dossier = cast.dossier(owner)
            excursion = session.scalars(
                select(Excursion).where(Excursion.gemeente_id == dossier.gemeente_id)
            ).first()
            has = select(SignUp.id).where(SignUp.dossier_id == dossier.id)
            if excursion and not session.scalars(has).first():
                excursion.turn += 1
                session.add(
                    SignUp(
                        dossier_id=dossier.id,
                        excursion_id=excursion.id,
                        people=1,
                        turn=excursion.turn,
                        signed_up_at=excursion.starts_at,
                    )
                )

    change(add)


@pytest.mark.usefixtures("everyone_signed_up")
@pytest.mark.parametrize("endpoint", ROUTES)
def test_those_named_may_and_everybody_else_finds_nothing(
    app: Flask,
    cast: Cast,
    as_: Callable[..., Browser],
    look: Callable[..., Any],
    endpoint: str,
) -> None:
    rule = next(r for r in app.url_map.iter_rules() if r.endpoint == endpoint)
    kind, also = ROUTES[endpoint]
    method = "GET" if "GET" in (rule.methods or ()) else "POST"
    people = {name: as_(name) for name in cast}
    for owner in OWNERS:
        id = row_of(look, cast, kind, owner)
        if id is None:
            continue
        path = rule.rule.replace("<uuid:id>", str(id))
        may = {*also[owner].split()} | ({owner} - {owner if endpoint in NOT_THE_OWNER else ""})
        for name, browser in people.items():
            reply = browser.open(path, method=method, data=FORMS.get(endpoint))
            reached = reply.status_code != 404
            assert reached == (name in may), f"{name} {method} {path} of {owner}: {reply.status}"
            assert reply.status_code < 500


@pytest.mark.parametrize("endpoint", sorted({*ROUTES, *BY_ROW, *SIGNED_IN, *LISTS}))
def test_nobody_in_particular_is_asked_to_sign_in(
    app: Flask, cast: Cast, browser: Callable[..., Browser], endpoint: str
) -> None:
    rule = next(r for r in app.url_map.iter_rules() if r.endpoint == endpoint)
    path = rule.rule.replace("<uuid:id>", str(cast.dossier("yonas").id))
    if "GET" in (rule.methods or ()):
        reply = browser().get(path)
        assert (reply.status_code, reply.location) == (303, "/sign-in")
        assert browser(htmx=True).get(path).status_code == 401
    else:
        assert browser().post(path).status_code == 401


@pytest.mark.parametrize("endpoint", LISTS)
def test_a_list_is_there_for_those_named_only(
    app: Flask, cast: Cast, as_: Callable[..., Browser], endpoint: str
) -> None:
    rule = next(r for r in app.url_map.iter_rules() if r.endpoint == endpoint)
    method = "GET" if "GET" in (rule.methods or ()) else "POST"
    for name in cast:
        status = as_(name).open(rule.rule, method=method).status_code
        assert (status != 404) == (name in LISTS[endpoint].split()), name
        assert status in (200 if method == "GET" else 422, 404)


def test_no_route_is_missing_from_this_matrix(app: Flask) -> None:
    known = {*ROUTES, *BY_ROW, *SIGNED_IN, *LISTS, *PUBLIC}
    there = {rule.endpoint for rule in app.url_map.iter_rules()}
    assert there == known, "put the new route, and who may, in ROUTES, SIGNED_IN or PUBLIC"


def test_a_row_that_is_not_there_and_one_out_of_reach_look_the_same(
    cast: Cast, as_: Callable[..., Browser]
) -> None:
    bram = as_("bram")
    there = bram.get(f"/dossiers/{cast.dossier('yonas').id}/pip")
    nowhere = bram.get("/dossiers/00000000-0000-4000-8000-000000000000/pip")
    assert there.status_code == nowhere.status_code == 404
    assert there.text == nowhere.text
    assert {*there.headers} == {*nowhere.headers}


def test_the_list_and_the_single_row_follow_the_same_law(
    cast: Cast, as_: Callable[..., Browser]
) -> None:
    for name in ("henk", "ilse", "petra", "fatima", "karel", "bram", "noor"):
        browser = as_(name)
        page = browser.get("/").text + browser.get("/dossiers").text
        for owner in OWNERS:
            listed = f'id="dossier-{cast.dossier(owner).id}"' in page
            linked = f'href="/dossiers/{cast.dossier(owner).id}/agenda"' in page
            opens = browser.get(f"/dossiers/{cast.dossier(owner).id}/agenda").status_code == 200
            assert linked == opens, (name, owner)
            assert listed >= linked, (name, owner)


def test_a_beheerder_reaches_no_dossier() -> None:
    assert not [act for act, roles in POLICY.items() if "beheerder" in {str(r) for r in roles}]
