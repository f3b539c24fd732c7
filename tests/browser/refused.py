"""Every form there is, with what is wrong about it when it is handed in so."""

from typing import NamedTuple


class Wrong(NamedTuple):
    who: str | None
    """A first name of the cast."""
    path: str
    """Of the page that the form stands in, with {yonas}, {visit}, … for the ids of this world."""
    typed: dict[str, str]
    """What is filled in besides the empty rest."""


LONG = "a" * 5_000
NO_DAY, NO_CHOICE = "1-1-1", "other"

FOR_EVERYBODY = {
    "accounts.accept": Wrong(None, "/k", {"code": "1"}),
    "accounts.enter_with_phrase": Wrong(None, "/sign-in/passphrase", {}),
    "messages.to_begeleider": Wrong("yonas", "/dossiers/{yonas}/messages/begeleider", {}),
    "messages.to_consulent": Wrong("yonas", "/dossiers/{yonas}/messages/consulent", {}),
    "messages.to_maatje": Wrong("mariam", "/dossiers/{mariam}/messages/maatje", {}),
    "messages.to_coordinator": Wrong("ilse", "/dossiers/{mariam}/messages/coordinator", {}),
    "messages.to_staff": Wrong("henk", "/dossiers/{yonas}/messages/staff", {}),
    "pvt.sign_up": Wrong("yonas", "/dossiers/{yonas}/pvt", {}),
    "push.choose": Wrong("yonas", "/reminders", {"quiet_from": NO_CHOICE}),
    "visits.add_words": Wrong("yonas", "/dossiers/{yonas}/visits", {}),
    "visits.log": Wrong("henk", "/dossiers/{yonas}/visits/new", {"next_on": NO_DAY, "words": LONG}),
    "visits.plan": Wrong("henk", "/dossiers/{yonas}/visits/plan", {"day": NO_DAY}),
    "visits.move": Wrong("henk", "/appointments/{visit_ahead}/visit", {"day": NO_DAY}),
    "visits.call_off": Wrong("henk", "/appointments/{visit_ahead}/visit", {}),
    "visits.correct": Wrong("henk", "/visits/{visit}/correct", {"begins": NO_DAY}),
    "welzijn.add_more": Wrong("henk", "/signalen/{signaal}/add", {}),
    "welzijn.flag": Wrong("henk", "/dossiers/{yonas}/signalen/new", {"done_now": LONG}),
    "intake.add_words": Wrong("yonas", "/dossiers/{yonas}/intake/summary", {}),
    "intake.tell_wishes": Wrong("yonas", "/dossiers/{yonas}/wishes", {"words": LONG}),
}
AT_A_DESK = {
    "welzijn.report_back": Wrong("fatima", "/signalen/{signaal}", {}),
    "welzijn.weigh": Wrong("fatima", "/signalen/{signaal}", {"why": LONG}),
    "clients.hand_over": Wrong("fatima", "/dossiers/{yonas}/hand-over", {"note": LONG}),
    "clients.end": Wrong("fatima", "/dossiers/{yonas}/end-guidance", {"word": LONG}),
    "lessons.add_walk_in": Wrong("fatima", "/walk-in", {}),
    "caseload.make": Wrong("petra", "/dossiers/new", {"name": "1"}),
    "caseload.make_partner": Wrong("petra", "/dossiers/{dawit}/partner", {}),
    "caseload.search": Wrong("petra", "/search", {"q": LONG}),
    "caseload.assign": Wrong("petra", "/dossiers/{yonas}/guides", {"last": NO_DAY}),
    "caseload.give": Wrong("fatima", "/wanted/{amal}", {"first": NO_DAY}),
    "caseload.ask": Wrong("petra", "/dossiers/{yonas}/guides", {}),
    "caseload.transfer": Wrong("petra", "/dossiers/{yonas}/guides", {}),
    "caseload.close_it": Wrong("petra", "/dossiers/{yonas}/close", {}),
    "caseload.correct": Wrong("petra", "/dossiers/{yonas}/facts", {"born": NO_DAY}),
    "caseload.live_apart": Wrong("petra", "/dossiers/{omar}/apart", {"stays_children": "-1"}),
    "caseload.live_together": Wrong("petra", "/dossiers/{yonas}/together", {"q": LONG}),
    "caseload.add_phone": Wrong("petra", "/dossiers/{yonas}/numbers", {"best_time": LONG}),
    "caseload.correct_phone": Wrong("petra", "/numbers/{number}", {"number": "1"}),
    "imports.take": Wrong("petra", "/dossiers/import", {}),
    "imports.take_hours": Wrong("petra", "/hours/import", {}),
    "duo.keep_dates": Wrong("petra", "/dossiers/{yonas}/dates", {"koppeling": NO_DAY}),
    "duo.note_event": Wrong("petra", "/dossiers/{yonas}/dates", {}),
    "koppeling.stay": Wrong("petra", "/dossiers/{yonas}/arrival", {}),
    "koppeling.contact": Wrong("petra", "/dossiers/{yonas}/arrival", {}),
    "koppeling.add_centre": Wrong("petra", "/azc", {}),
    "koppeling.change_centre": Wrong("petra", "/azc", {}),
    "intake.fill": Wrong("petra", "/dossiers/{yonas}/intake", {"told_on": NO_DAY}),
    "intake.record_lbt": Wrong("petra", "/dossiers/{yonas}/intake", {"score": "1"}),
    "intake.plan_talk": Wrong("petra", "/dossiers/{yonas}/intake/plan", {"wmo": LONG}),
    "draft.begin": Wrong("petra", "/dossiers/{yonas}/pip/draft", {}),
    "draft.keep": Wrong("petra", "/dossiers/{dawit}/pip/draft", {"estimated_hours": "0"}),
    "draft.change": Wrong("petra", "/dossiers/{dawit}/pip/draft", {"due_on": NO_DAY}),
    "draft.add_set": Wrong("petra", "/dossiers/{dawit}/pip/draft/set", {"due-G12": NO_DAY}),
    "draft.add": Wrong("petra", "/dossiers/{dawit}/pip/draft", {"due_on": NO_DAY}),
    "pip.write_said": Wrong("petra", "/versions/{version}/said", {"said_on": NO_DAY}),
    "progress.hold_talk": Wrong("petra", "/dossiers/{rania}/progress", {"results": LONG}),
    "progress.take_exam": Wrong("petra", "/dossiers/{rania}/progress", {}),
    "progress.complete": Wrong("petra", "/dossiers/{rania}/progress", {"map_talk_on": NO_DAY}),
    "hours.add": Wrong("petra", "/dossiers/{yonas}/hours", {}),
    "hours.set_cap": Wrong("petra", "/dossiers/{yonas}/hours", {"cap": "999999"}),
    "lessons.add": Wrong("petra", "/dossiers/{omar}/lessons", {"last": NO_DAY}),
    "lessons.stop": Wrong("petra", "/dossiers/{omar}/lessons", {}),
    "lessons.off": Wrong("petra", "/dossiers/{omar}/lessons", {}),
    "scheduling.plan": Wrong("petra", "/dossiers/{yonas}/appointments/new", {"place": "elsewhere"}),
    "board.put_off": Wrong(
        "petra", "/dossiers/{mariam}/put-off?matter=objection&about=2026-08-10", {"until": NO_DAY}
    ),
    "scheduling.move": Wrong("petra", "/appointments/{appointment}/change", {}),
    "scheduling.cancel": Wrong("petra", "/appointments/{appointment}/change", {}),
    "scheduling.add_holiday": Wrong("petra", "/holidays", {}),
}
AT_A_DESK |= {
    "staff.add": Wrong("noor", "/staff", {"phone": "1"}),
    "staff.change": Wrong("noor", "/staff/{colleague}", {"last": NO_DAY}),
    "staff.end": Wrong("noor", "/staff/{colleague}", {}),
    "staff.leave": Wrong("fatima", "/away", {"last": NO_DAY}),
    "staff.match": Wrong("fatima", "/staff/{guide}", {"capacity": "-1"}),
    "staff.add_contract": Wrong("noor", "/contracts", {}),
    "staff.end_contract": Wrong("noor", "/contracts", {}),
    "settings.add_rule": Wrong("noor", "/rules", {"rule": "answer-working-days", "value": "0"}),
    "settings.add_hours": Wrong("noor", "/gemeente", {"starts": "12:00", "ends": "09:00"}),
    "settings.add_school": Wrong("noor", "/schools", {"phone": "bel ons"}),
    "settings.keep_way": Wrong("noor", "/places", {"on_foot": "0"}),
    "settings.keep_languages": Wrong("noor", "/languages", {}),
    "settings.keep_gemeente": Wrong("noor", "/gemeente", {"phone": "bel ons", "address": ""}),
}
AT_THE_DOOR = {"accounts.choose_pin", "accounts.enter", "accounts.unlock", "accounts.choose_phrase"}
"""The forms of the way in, which test_way_in.py walks."""
NOTHING_TO_FILL_IN = {
    *("accounts.ask_first_key", "accounts.make_first_key"),
    *("accounts.ask_key", "accounts.enter_with_key", "accounts.ask_proof", "accounts.ask_new_key"),
    "accounts.prove",
    *("accounts.make_key", "accounts.end_key", "accounts.end_session", "accounts.make_codes"),
    *("staff.invite", "staff.reopen", "staff.review"),
    *("accounts.choose_language", "accounts.learn_dutch", "accounts.sign_out", "demo.become"),
    *("accounts.make_card", "accounts.revoke", "accounts.share_phone"),
    *("accounts.end_my_phone", "accounts.it_was_me"),
    *(
        "accounts.hand_in",
        "accounts.signed_out_there",
        "settings.remove_rule",
        "board.undo",
        "settings.remove_hours",
        "settings.remove_school",
        "settings.remove_way",
    ),
    *("agenda.answer", "agenda.come", "agenda.miss", "agenda.make_feed", "agenda.revoke_feed"),
    *("scheduling.keep_feed", "scheduling.note_called", "scheduling.note_missed"),
    *(
        "scheduling.remove_holiday",
        "lessons.remove_walk_in",
        "lessons.on_again",
        "caseload.reopen_it",
    ),
    *("clients.keep", "clients.reopen", "clients.read", "clients.undo", "onboarding.tick"),
    *("clients.do_not_end", "clients.hear", "staff.back"),
    *("imports.keep", "imports.throw_away", "imports.take_back"),
    *(
        "draft.ready",
        "draft.fix",
        "draft.move",
        "draft.remove",
        "progress.remove_exam",
        "hours.take_back",
    ),
    *("pip.tick", "pip.untick", "pip.answer_week"),
    *("pvt.withdraw", "intake.share", "koppeling.told"),
    *("messages.ask_interpreter", "messages.need_no_interpreter", "messages.seen"),
    *("messages.settle", "messages.take_back", "messages.unclear"),
    *("push.subscribe", "push.unsubscribe"),
    *(f"welzijn.{act}" for act in ("act", "close", "consult", "erase", "share")),
    *("welzijn.start_meldcode", "welzijn.hear", "visits.note_missed"),
}
"""Buttons, and what a phone or a passkey sends by itself."""
FORMS = FOR_EVERYBODY | AT_A_DESK
