"""Every page there is, by the name a failing test gives it."""

from typing import NamedTuple
from uuid import UUID

from tests.browser.server import Server


class Address(NamedTuple):
    who: str | None
    """Who reads it: a first name of the cast; None is not signed in."""
    path: str
    """With {yonas}, {mariam}, … for the ids of their dossiers."""


PAGES = {
    "sign-in": Address(None, "/sign-in"),
    "code": Address(None, "/k"),
    "forgot": Address(None, "/forgot"),
    "cast": Address(None, "/demo"),
    "today": Address("yonas", "/"),
    "plan": Address("yonas", "/dossiers/{yonas}/pip"),
    "agenda": Address("yonas", "/dossiers/{yonas}/agenda"),
    "budget": Address("yonas", "/dossiers/{yonas}/budget"),
    "earlier-budget": Address("yonas", "/dossiers/{yonas}/budget?month=2026-08"),
    "pvt": Address("yonas", "/dossiers/{yonas}/pvt"),
    "reminders": Address("yonas", "/reminders"),
    "my-phones": Address("yonas", "/my-phones"),
    "messages": Address("yonas", "/dossiers/{yonas}/messages"),
    "talk": Address("yonas", "/dossiers/{yonas}/messages/consulent"),
    "talked-about": Address("yonas", "/dossiers/{yonas}/visits"),
    "not-found": Address("yonas", "/nowhere"),
    "board": Address("petra", "/"),
    "put-off": Address("petra", "/dossiers/{mariam}/put-off?matter=objection&about=2026-08-10"),
    "staff-list": Address("petra", "/dossiers"),
    "staff-plan": Address("petra", "/dossiers/{yonas}/pip"),
    "to-call": Address("petra", "/not-reached"),
    "inbox": Address("petra", "/inbox"),
    "call-now": Address("henk", "/call-now"),
    "signaal-form": Address("henk", "/dossiers/{yonas}/signalen/new"),
    "round": Address("henk", "/"),
    "client": Address("henk", "/dossiers/{rania}/begeleiding"),
    "team": Address("fatima", "/"),
    "make-plan": Address("petra", "/dossiers/{dawit}/pip/draft"),
    "set-of-lines": Address("petra", "/dossiers/{dawit}/pip/draft/set"),
    "hand-over": Address("fatima", "/dossiers/{yonas}/hand-over"),
    "case": Address("petra", "/dossiers/{yonas}/case"),
    "intake": Address("petra", "/dossiers/{yonas}/intake"),
    "intake-summary": Address("yonas", "/dossiers/{yonas}/intake/summary"),
    "wishes": Address("yonas", "/dossiers/{yonas}/wishes"),
}
# The same templates with other contents: a plan of another route, no plan, no money yet, a family.
VARIANTS = {
    "first-budget": Address("yonas", "/dossiers/{yonas}/budget?month=2026-05"),
    "plan-with-exams": Address("rania", "/dossiers/{rania}/pip"),
    "budget-after-ontzorgen": Address("rania", "/dossiers/{rania}/budget"),
    "agenda-with-course": Address("omar", "/dossiers/{omar}/agenda"),
    "today-with-a-lesson": Address("rania", "/"),
    "today-without-plan": Address("dawit", "/"),
    "no-plan": Address("dawit", "/dossiers/{dawit}/pip"),
    "no-money": Address("dawit", "/dossiers/{dawit}/budget"),
    "plan-with-objection": Address("mariam", "/dossiers/{mariam}/pip"),
    "budget-not-decided": Address("mariam", "/dossiers/{mariam}/budget"),
    "pvt-of-another": Address("mariam", "/dossiers/{mariam}/pvt"),
    "draft": Address("petra", "/dossiers/{dawit}/pip"),
    "staff-messages": Address("petra", "/dossiers/{rania}/messages"),
    "staff-talk": Address("petra", "/dossiers/{rania}/messages/consulent"),
    "maatje-talk": Address("mariam", "/dossiers/{mariam}/messages/maatje"),
    "inbox-of-a-coordinator": Address("fatima", "/inbox"),
    "among-staff": Address("henk", "/dossiers/{yonas}/messages/staff"),
    "talk-without-guide": Address("mariam", "/dossiers/{mariam}/messages/begeleider"),
    "staff-budget": Address("petra", "/dossiers/{mariam}/budget"),
    "signalen": Address("henk", "/signalen"),
    "maatjes-list": Address("ilse", "/"),
    "maatjes-client": Address("ilse", "/dossiers/{mariam}/begeleiding"),
    "not-seen": Address("fatima", "/overdue"),
    "settling": Address("petra", "/dossiers/{yonas}/settling"),
    "plan-a-visit": Address("henk", "/dossiers/{yonas}/visits/plan"),
    "visit-ahead": Address("henk", "/appointments/{visit_ahead}/visit"),
    "note-a-visit": Address("henk", "/dossiers/{yonas}/visits/new"),
    "visits": Address("henk", "/dossiers/{yonas}/visits"),
    "timeline": Address("petra", "/dossiers/{yonas}/visits"),
    "new-version": Address("petra", "/dossiers/{yonas}/pip/draft"),
    "on-paper": Address("petra", "/dossiers/{yonas}/pip/print"),
    "progress": Address("petra", "/dossiers/{rania}/progress"),
    "version": Address("yonas", "/versions/{version}"),
    "said": Address("petra", "/versions/{version}/said"),
    "preview": Address("petra", "/dossiers/{dawit}/pip/draft/preview"),
    "accounts": Address("noor", "/staff"),
    "volunteers": Address("fatima", "/staff"),
    "end-guidance": Address("fatima", "/dossiers/{yonas}/end-guidance"),
    "wanted": Address("fatima", "/wanted"),
    "late": Address("wim", "/"),
    "contracts": Address("noor", "/contracts"),
    "rules": Address("noor", "/rules"),
    "gemeente": Address("noor", "/gemeente"),
    "schools": Address("noor", "/schools"),
    "sms": Address("noor", "/sms"),
    "places": Address("noor", "/places"),
    "languages": Address("noor", "/languages"),
    "away": Address("fatima", "/away"),
    "intake-plan": Address("petra", "/dossiers/{yonas}/intake/plan"),
    "empty-intake": Address("petra", "/dossiers/{dawit}/intake"),
    "no-summary": Address("dawit", "/dossiers/{dawit}/intake/summary"),
    "new-dossier": Address("petra", "/dossiers/new"),
    "import": Address("petra", "/dossiers/import"),
    "search": Address("petra", "/search"),
    "case-without-plan": Address("petra", "/dossiers/{dawit}/case"),
    "people-around": Address("petra", "/dossiers/{yonas}/guides"),
    "close": Address("petra", "/dossiers/{yonas}/close"),
    "facts": Address("petra", "/dossiers/{yonas}/facts"),
    "apart": Address("petra", "/dossiers/{omar}/apart"),
    "together": Address("petra", "/dossiers/{yonas}/together"),
    "new-number": Address("petra", "/dossiers/{yonas}/numbers"),
    "dates": Address("petra", "/dossiers/{yonas}/dates"),
    "card": Address("petra", "/dossiers/{yonas}/activation"),
    "arriving": Address("petra", "/arriving"),
    "arrival": Address("petra", "/dossiers/{yonas}/arrival"),
    "azc": Address("petra", "/azc"),
    "plan-appointment": Address("petra", "/dossiers/{yonas}/appointments/new"),
    "my-week": Address("petra", "/calendar"),
    "week-of-a-guide": Address("henk", "/calendar"),
    "holidays": Address("petra", "/holidays"),
    "weekly-hours": Address("petra", "/dossiers/{omar}/lessons"),
    "walk-in": Address("fatima", "/walk-in"),
    "hours": Address("petra", "/dossiers/{yonas}/hours"),
    "course-hours": Address("petra", "/dossiers/{rania}/hours"),
    "moving": Address("petra", "/dossiers/{rania}/moving"),
    "visit-hours": Address("fatima", "/visit-hours"),
    "hours-import": Address("petra", "/hours/import"),
    "list": Address("petra", "/lists/{list}"),
}
EVERY_PAGE = {**PAGES, **VARIANTS}
AT_A_DESK = frozenset({"petra", "fatima", "noor", "wim"})
"""Who reads Dutch, whatever the language of the account."""
LONG_LANGUAGES = ("nl", "ar")
"""Dutch is the longest of the four, Arabic runs the other way: these see the variants too."""
DOSSIERS = (
    "SELECT account.name, dossier.id FROM dossier JOIN account ON account.id = inburgeraar_id"
)


def pages_for(language: str) -> dict[str, Address]:
    """Those that this language changes."""
    pages = EVERY_PAGE if language in LONG_LANGUAGES else PAGES
    dutch = language == "nl"
    return {name: each for name, each in pages.items() if dutch or each.who not in AT_A_DESK}


VISIT_AHEAD = """SELECT appointment.id FROM appointment JOIN account ON account.id = host_id
    WHERE account.name = 'Henk' ORDER BY starts_at DESC LIMIT 1"""


VERSION = """SELECT pip.id FROM pip JOIN dossier ON dossier.id = pip.dossier_id
    JOIN account ON account.id = inburgeraar_id WHERE account.name LIKE 'Yonas%'"""


def ids(site: Server) -> dict[str, str]:
    """The dossiers of this world, by first name."""
    return {name.split()[0].lower(): str(UUID(id)) for name, id in site.ask(DOSSIERS)}


def path_of(site: Server, address: Address) -> str:
    if "{visit_ahead}" in address.path:
        ((id,),) = site.ask(VISIT_AHEAD)
        return address.path.format(visit_ahead=UUID(str(id)))
    if "{list}" in address.path:
        ((id,),) = site.ask("SELECT id FROM handed_list")
        return address.path.format(list=UUID(str(id)))
    if "{version}" in address.path:
        ((id,),) = site.ask(VERSION)
        return address.path.format(version=UUID(str(id)))
    return address.path.format(**ids(site))


def path_to(site: Server, name: str) -> str:
    return path_of(site, EVERY_PAGE[name])
