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
    "cast": Address(None, "/demo"),
    "today": Address("yonas", "/"),
    "plan": Address("yonas", "/dossiers/{yonas}/pip"),
    "agenda": Address("yonas", "/dossiers/{yonas}/agenda"),
    "budget": Address("yonas", "/dossiers/{yonas}/budget"),
    "earlier-budget": Address("yonas", "/dossiers/{yonas}/budget?month=2026-08"),
    "pvt": Address("yonas", "/dossiers/{yonas}/pvt"),
    "not-found": Address("yonas", "/nowhere"),
    "staff-list": Address("petra", "/"),
    "staff-plan": Address("petra", "/dossiers/{yonas}/pip"),
}
# The same templates with other contents: a plan of another route, no plan, no money yet, a family.
VARIANTS = {
    "plan-with-exams": Address("rania", "/dossiers/{rania}/pip"),
    "budget-after-ontzorgen": Address("rania", "/dossiers/{rania}/budget"),
    "first-budget": Address("yonas", "/dossiers/{yonas}/budget?month=2026-05"),
    "agenda-with-course": Address("omar", "/dossiers/{omar}/agenda"),
    "no-plan": Address("dawit", "/dossiers/{dawit}/pip"),
    "no-money": Address("dawit", "/dossiers/{dawit}/budget"),
    "today-without-plan": Address("dawit", "/"),
    "plan-with-objection": Address("mariam", "/dossiers/{mariam}/pip"),
    "budget-not-decided": Address("mariam", "/dossiers/{mariam}/budget"),
    "draft": Address("petra", "/dossiers/{dawit}/pip"),
    "pvt-of-mariam": Address("mariam", "/dossiers/{mariam}/pvt"),
    "pvt-of-rania": Address("rania", "/dossiers/{rania}/pvt"),
    "staff-budget": Address("petra", "/dossiers/{mariam}/budget"),
    "guides-list": Address("henk", "/"),
    "empty-list": Address("noor", "/"),
}
DOSSIERS = (
    "SELECT account.name, dossier.id FROM dossier JOIN account ON account.id = inburgeraar_id"
)


def dossier_of(site: Server, name: str) -> str:
    return ids(site)[name]


def ids(site: Server) -> dict[str, str]:
    return {name.split()[0].lower(): str(UUID(id)) for name, id in site.ask(DOSSIERS)}


def path_of(site: Server, address: Address) -> str:
    return address.path.format(**ids(site))


def by_reader(pages: dict[str, Address]) -> dict[str | None, dict[str, Address]]:
    """The pages sorted by who reads them, so that each reader signs in once."""
    readers: dict[str | None, dict[str, Address]] = {}
    for name, address in pages.items():
        readers.setdefault(address.who, {})[name] = address
    return readers
