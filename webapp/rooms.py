"""The one list of rooms. Tables, words, pages, reminders, retention and leaving follow from it."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from flask import Blueprint

from webapp.case import (
    absence,
    account,
    contract,
    dossier,
    facts,
    keys,
    school,
    volunteer,
    wanted,
    way,
)
from webapp.rules import model as rules
from webapp.speech import words_law, words_people

ROOMS = (  # from the ground up: a room may import those named before it, and few named after it
    "contact.sms",
    "contact.push",
    "contact.outbox",
    "contact.pwa",
    "contact.messages",
    "courses.pvt",
    "money.budget",
    "calendar.agenda",
    "calendar.lessons",
    "calendar.scheduling",
    "plan.ledger",
    "plan.pip",
    "plan.hours",
    "plan.draft",
    "plan.progress",
    "arrival.duo",
    "arrival.koppeling",
    "arrival.intake",
    "guidance.visits",
    "guidance.onboarding",
    "guidance.welzijn",
    "guidance.clients",
    "people.accounts",
    "people.staff",
    "people.settings",
    "people.caseload",
    "people.imports",
    "screens.board",
    "screens.roster",
    "screens.today",
    "screens.overview",
    "screens.shell",
    "screens.door",
    "demo",
)


@cache
def parts(stem: str) -> tuple[ModuleType, ...]:
    """Every `stem.py` and `stem_matter.py` of every room, in the order of the rooms."""
    found: list[ModuleType] = []
    for room in ROOMS:
        package = import_module(f"webapp.{room}")
        names = sorted(module.name for module in iter_modules(package.__path__))
        mine = [name for name in names if name == stem or name.startswith(f"{stem}_")]
        found += [import_module(f"webapp.{room}.{name}") for name in mine]
    return tuple(found)


def tables() -> tuple[ModuleType, ...]:
    """Every module that holds tables."""
    return (
        account,
        absence,
        keys,
        dossier,
        facts,
        contract,
        wanted,
        school,
        volunteer,
        way,
        rules,
        *parts("model"),
    )


def blueprints() -> list[Blueprint]:
    """One a room: its routes.py makes it, and its routes_matter.py add to it."""
    return list({part.room.name: part.room for part in parts("routes")}.values())


def words() -> list[ModuleType]:
    """Every module that says what members of enums are called."""
    return [words_people, words_law, *parts("words")]


def leaving() -> tuple[ModuleType, ...]:
    """Every module that knows what lies ahead of somebody, and ends it."""
    return parts("leaving")
