"""Letting people in from the command line: `webapp begin` and `webapp invite`."""

import argparse
import re
from collections.abc import Iterable

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from webapp import create_app
from webapp.case.account import Account, Gemeente, Role
from webapp.config import Config
from webapp.core import clock
from webapp.core.db import Database
from webapp.people.accounts import queries_invitations as invitations
from webapp.running.refused import Refused
from webapp.speech.plain import one_line
from webapp.web.telephones import A_NUMBER

MOST_LETTERS = 80


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    beginning = commands.add_parser("begin", help="a gemeente and its first beheerder")
    beginning.add_argument("gemeente", help="its name, as people know it")
    beginning.add_argument("beheerder", help="first and last name")
    beginning.add_argument("--phone", required=True, help="the number of the gemeente")
    beginning.add_argument("--address", required=True, help="street, number, postcode and place")
    inviting = commands.add_parser("invite", help="a one-time link and code for a person")
    inviting.add_argument("person", help="first name, whole name or account id")
    for command, run in ((beginning, begin), (inviting, invite)):
        command.add_argument("--url", help="where people open it; MEEDOEN_URL unless given")
        command.set_defaults(run=run)


def begin(config: Config, arguments: argparse.Namespace) -> None:
    """Make a gemeente, and let in its first beheerder, who lets everybody else in on pages.

    Refused when the gemeente is there already, whatever its capitals.
    """
    name, beheerder = a_name(arguments.gemeente), a_name(arguments.beheerder)
    address, phone = a_name(arguments.address), a_number(arguments.phone)
    database = Database(config.database_url)
    with database.unit() as session:
        if not inspect(session.connection()).has_table(Gemeente.__tablename__):
            raise Refused("There are no tables yet: run `webapp migrate` first.")
        if name.casefold() in map(str.casefold, session.scalars(select(Gemeente.name))):
            raise Refused(f"Gemeente {name!r} is there already; `webapp invite` lets people in.")
        gemeente = Gemeente(name=name, phone=phone, address=address)
        session.add(gemeente)
        session.flush()
        account = Account(name=beheerder, role=Role.BEHEERDER, gemeente_id=gemeente.id)
        session.add(account)
        session.flush()
        let_in(session, account, config, arguments.url)


def a_name(typed: str) -> str:
    name = one_line(typed)
    if not any(map(str.isalnum, name)) or len(name) > MOST_LETTERS:
        raise Refused(f"{typed!r}: write 1 to {MOST_LETTERS} letters.")
    return name


def a_number(typed: str) -> str:
    if not re.fullmatch(A_NUMBER, typed.strip(), re.ASCII):
        raise Refused(f"{typed!r} is no telephone number.")
    return typed.strip()


def invite(config: Config, arguments: argparse.Namespace) -> None:
    app = create_app(config)
    database: Database = app.extensions["database"]
    with database.unit() as session:
        account = find(session.scalars(select(Account)).all(), arguments.person)
        let_in(session, account, config, arguments.url)


def let_in(session: Session, account: Account, config: Config, url: str | None) -> None:
    """Print the link and its QR code, and the 8-digit code of an inburgeraar. Each works once: for
    ten minutes, for staff seven days.
    """
    import segno

    token, code = invitations.invite(session, account.id, config.secret, clock.real())
    link = invitations.link_to(url or config.url, token, account.language)
    segno.make(link).terminal(compact=True)
    print(f"{account.name}\n{link}")
    if code:
        print(f"{code[:4]} {code[4:]}")


def find(people: Iterable[Account], wanted: str) -> Account:
    """The one person with this id, name or first name. LookupError when none or several fit."""
    fitting = [
        person
        for person in people
        if wanted.lower() in (person.name.lower(), person.first_name.lower(), str(person.id))
    ]
    if len(fitting) != 1:
        raise LookupError(f"{len(fitting)} people are called {wanted!r}; give the account's id")
    found: Account = fitting[0]
    return found
