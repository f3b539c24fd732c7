"""A country of so many people, for what must not grow with it.

The demo world stands in the middle, and copies of its people around it: a few in the same
gemeente, which keeps its size, the others in 300 other ones with consulents, begeleiders and
groups of their own. Rows are copied past the models, so that a million people are minutes.
"""

import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import timedelta
from typing import Any, NamedTuple
from uuid import UUID, uuid4

import psycopg
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from webapp.calendar.agenda.model import Appointment, CalendarFeed
from webapp.case.account import AccessLine, Account, Enrolment, Picture, Role, SignIn
from webapp.case.dossier import Begeleiding, BegeleidingKind, Dossier
from webapp.case.facts import PhoneNumber
from webapp.case.policy import Act
from webapp.case.secrets import hashed, new_token
from webapp.case.wanted import GuideWanted
from webapp.contact.messages.model import Message, Talk
from webapp.contact.push.model import Subscription
from webapp.core import clock
from webapp.core.db import Base, Database
from webapp.demo.world import build
from webapp.guidance.visits.model import HowMet, Visit
from webapp.guidance.welzijn.model import Discussed, Domain, Level, Signaal, Source
from webapp.migrate import migrate
from webapp.people.imports.model import HandedList
from webapp.plan.pip.model import Pip

READERS = ("Yonas", "Rania", "Dawit", "Henk", "Ilse", "Fatima", "Petra", "Ine", "Noor")
"""One of each role, or of each kind of contents."""
NEAR = 10
"""So many copies live in the gemeente of the cast, and are theirs to guide."""
PLACES = 150
"""A copy of the demo has two gemeenten."""
MOST = 2
"""Rows of one table for one household: that makes some 27 rows a person."""
COUNTRY, PLACE = "country", "place"
"""Whose a row is that is no person's: there once, or once for each place."""
FEED = "feed-of-yonas"
ASKED = {"caseload.search": "?q=Tesfay", "board.ask": "?matter=objection&about=2026-08-10"}
"""A page that is empty until something is asked."""
NUMBERED = {("sign_up", "turn")}
"""Counted within something of a place, which many people share."""


class World(NamedTuple):
    tokens: dict[str, str]
    """The session of each reader, by first name."""
    ids: dict[str, list[str]]
    """What addresses are about, by their first part: /dossiers/<id>, /visits/<id>."""

    def paths(self, app: Flask) -> Iterator[tuple[str, str]]:
        """Every page there is, by a name that is the same in every world."""
        for rule in app.url_map.iter_rules():
            at_hand = "GET" in (rule.methods or ()) and not rule.defaults
            if not at_hand or rule.endpoint.startswith("demo."):
                continue
            first = rule.rule.split("/")[1]
            for number, id in enumerate(self.ids[first] if rule.arguments else ("",)):
                path = re.sub("<.*>", id, rule.rule)
                yield f"{rule.endpoint} {number}", path + ASKED.get(rule.endpoint, "")


def country(url: str, people: int) -> World:
    """Fill an empty database: the demo world, what people did in it since, and copies of it all."""
    database = Database(url)
    migrate(database)
    clock.set_to(clock.DEMO_START)
    with database.unit() as session:
        build(session, clock.now())
        live(session)
        readers = {name: named(session, name).id for name in READERS}
        ids = readable(session, readers)
        count = session.scalar(sa.select(sa.func.count()).select_from(Dossier)) or 0
    copy(database, people // count - 1)
    with database.unit() as session:
        tokens = {name: sign_in(session, account)[0] for name, account in readers.items()}
    database.engine.dispose()
    return World(tokens, ids)


def named(session: Session, name: str) -> Account:
    return session.scalars(sa.select(Account).where(Account.name.startswith(name))).one()


def readable(session: Session, readers: dict[str, UUID]) -> dict[str, list[str]]:
    """Whose dossiers are read, and one row of each other kind that has an address of its own."""
    people = sa.select(Dossier.id).join(Account, Account.id == Dossier.inburgeraar_id)
    theirs = [*readers.values(), named(session, "Mariam").id]  # the only one with a maatje
    found = {
        "dossiers": people.where(Account.id.in_(theirs)).order_by(Account.name),
        "visits": sa.select(Visit.id).where(Visit.author_id == readers["Henk"]).limit(1),
        "signalen": sa.select(Signaal.id).where(Signaal.author_id == readers["Henk"]).limit(1),
        "lists": sa.select(HandedList.id).limit(1),
        "numbers": sa.select(PhoneNumber.id).limit(1),
        "versions": sa.select(Pip.id)
        .join(Dossier)
        .where(Dossier.inburgeraar_id == readers["Yonas"]),
        "wanted": people.where(Account.id == readers["Yonas"]),
        "appointments": sa.select(Appointment.id).order_by(Appointment.starts_at.desc()).limit(1),
    }
    ids = {kind: [str(id) for id in session.scalars(query)] for kind, query in found.items()}
    his = sa.select(Appointment.id).where(Appointment.host_id == readers["Henk"]).limit(1)
    ids["appointments"].append(str(session.scalars(his).one()))  # only he reads how it stands
    return ids | {"feeds": [FEED], "staff": [str(readers["Henk"])]}


def live(session: Session) -> None:
    """What the demo leaves to be done: people open the app, write, and are worried about."""
    petra = named(session, "Petra")
    session.add(Account(name="Ine", role=Role.INCOME, gemeente_id=petra.gemeente_id))
    yonas = sa.select(Dossier.id).where(Dossier.inburgeraar_id == named(session, "Yonas").id)
    feed = {"token_hash": hashed(FEED), "made_at": clock.real()}
    session.add(CalendarFeed(dossier_id=session.scalars(yonas).one(), **feed))
    guides: dict[UUID, list[UUID]] = defaultdict(list)
    for guidance in session.scalars(sa.select(Begeleiding)):
        guides[guidance.dossier_id].append(guidance.begeleider_id)
    ours = named(session, "Henk").organisation_id
    for dossier in session.scalars(sa.select(Dossier)).all():
        asked = {"kind": BegeleidingKind.MAATJE, "asked_on": clock.today(), "by_id": petra.id}
        session.add(GuideWanted(dossier_id=dossier.id, organisation_id=ours, **asked))
        add_phone(session, dossier.inburgeraar_id)
        add_talks(session, dossier, guides[dossier.id])
        session.add_all(worry(dossier.id, guide) for guide in guides[dossier.id])
        for day in range(MOST):
            at, read = clock.real() - timedelta(days=day), {"act": Act.READ_PIP, "reached": True}
            session.add(AccessLine(at=at, account_id=petra.id, dossier_id=dossier.id, **read))


def sign_in(session: Session, account: UUID, phone: UUID | None = None) -> tuple[str, SignIn]:
    """Seen later than now: else each page of another minute would cost a line more."""
    token, now = new_token(), clock.real()
    later = now + timedelta(days=1)
    times = {"started_at": now, "seen_at": later, "ends_at": now + timedelta(days=30)}
    made = SignIn(token_hash=hashed(token), account_id=account, enrolment_id=phone, **times)
    session.add(made)
    session.flush()
    return token, made


def add_phone(session: Session, person: UUID) -> None:
    secret, now = hashed(new_token()), clock.real()
    phone = Enrolment(account_id=person, phone_hash=secret, picture=Picture.CAT, made_at=now)
    session.add(phone)
    session.flush()
    _token, signed_in = sign_in(session, person, phone.id)
    keys = {"endpoint": f"https://push.example/{uuid4()}", "p256dh": "k", "auth": "a"}
    keys |= {"vapid_key": "v"}
    session.add(Subscription(account_id=person, sign_in_id=signed_in.id, made_at=now, **keys))


def add_talks(session: Session, dossier: Dossier, guides: list[UUID]) -> None:
    """The person wrote last to the consulent, and was answered by who guides."""
    person, consulent = dossier.inburgeraar_id, dossier.consulent_id
    said = [(Talk.BEGELEIDER, person), *((Talk.BEGELEIDER, guide) for guide in guides)]
    said += [(Talk.CONSULENT, by) for by in (consulent, person) if by]
    for hours, (talk, author) in enumerate(reversed(said)):
        sent = {"sent_at": clock.now() - timedelta(hours=hours), "words": "Goedemorgen"}
        sent |= {"by_inburgeraar": author == person}
        session.add(Message(dossier_id=dossier.id, talk=talk, author_id=author, **sent))


def worry(dossier: UUID, guide: UUID) -> Signaal:
    return Signaal(
        dossier_id=dossier,
        author_id=guide,
        written_at=clock.now(),
        seen_on=clock.today(),
        how=HowMet.HOME,
        domain=Domain.GEEST,
        level=Level.ZORG,
        source=Source.SEEN,
        discussed=Discussed.YES,
        shared_at=clock.now(),
    )


class Row(NamedTuple):
    """One row to copy, and where in it ids stand that are new for each person, or each place."""

    values: list[Any]
    own: list[int]
    of_place: list[int]


Rows = list[tuple[sa.Table, list[Row]]]


def copy(database: Database, times: int) -> None:
    with database.connect(writes=False) as connection:
        places, people = template(connection)
    database.engine.dispose()
    near = min(NEAR, times)
    towns = range(1, min(PLACES, times - near) + 1)
    where = [0] * near + [number % PLACES + 1 for number in range(times - near)]
    keep = to_postgres if database.engine.dialect.name == "postgresql" else to_sqlite
    keep(
        database,
        [
            *((table, copies(table, rows, ((n, n) for n in towns))) for table, rows in places),
            *((table, copies(table, rows, enumerate(where, 1))) for table, rows in people),
        ],
    )
    database.engine.dispose()


def template(connection: sa.Connection) -> tuple[Rows, Rows]:
    """What each place has, and what each person has; parents before children."""
    owner: dict[str, str] = {}
    found: list[tuple[sa.Table, list[tuple[str, list[Any]]]]] = []
    for table in Base.metadata.sorted_tables:
        counted: Counter[str] = Counter()
        rows = []
        for values in connection.execute(sa.text(f"SELECT {as_kept(connection, table)}")):
            row = dict(zip(table.columns.keys(), values, strict=True))
            parents = [row[c.name] for c in table.columns if c.foreign_keys and row[c.name]]
            if not all(parent in owner for parent in parents):
                continue  # what it belongs to was left out
            whose = owner_of(table, row, [owner[parent] for parent in parents])
            counted[whose] += 1
            if whose in (COUNTRY, PLACE) or counted[whose] <= MOST:
                owner[row.get("id", "")] = whose
                rows.append((whose, [*values]))
        found.append((table, rows))
    return sorted_out(found, owner, of_places=True), sorted_out(found, owner, of_places=False)


def as_kept(connection: sa.Connection, table: sa.Table) -> str:
    """PostgreSQL takes everything as text, and gives it so."""
    cast = "CAST({} AS TEXT)" if connection.dialect.name == "postgresql" else "{}"
    names = ", ".join(cast.format(f'"{column.name}"') for column in table.columns)
    return f"{names} FROM {table.name}"


def owner_of(table: sa.Table, row: dict[str, Any], parents: list[str]) -> str:
    if table.name == "household" or row.get("role") == Role.INBURGERAAR:
        return str(row["id"])
    local = PLACE in parents or table.name in ("gemeente", "organisation")
    persons = (whose for whose in parents if whose not in (COUNTRY, PLACE))
    return next(persons, PLACE if local else COUNTRY)


def sorted_out(found: Any, owner: dict[str, str], *, of_places: bool) -> Rows:
    parts: Rows = []
    for table, rows in found:
        ids = [i for i, column in enumerate(table.columns) if isinstance(column.type, sa.Uuid)]
        part = []
        for whose, values in rows:
            owners = {i: owner.get(values[i], whose) for i in ids if values[i]}
            own = [i for i, of in owners.items() if of not in (PLACE, COUNTRY)]
            if whose != COUNTRY and (whose == PLACE) is of_places:
                part.append(Row(values, own, [i for i, of in owners.items() if of == PLACE]))
        parts.append((table, part))
    return parts


Copied = Iterator[list[Any]]


def copies(table: sa.Table, rows: list[Row], keys: Iterable[tuple[int, int]]) -> Copied:
    """The rows once for each key of a person and of a place; 0 is the place of the cast."""
    alone = {
        column.name
        for each in table.constraints
        if isinstance(each, sa.UniqueConstraint) and len(each.columns) == 1
        for column in each.columns
        if not isinstance(column.type, sa.Uuid)
    }
    alone |= {name for of, name in NUMBERED if of == table.name}
    once = [i for i, name in enumerate(table.columns.keys()) if name in alone]
    for person, place in keys:
        who, where = f"{person:08x}", f"{place:08x}"
        for values, own, of_place in rows:
            new = values.copy()
            for i in own:
                new[i] = who + new[i][8:]
            if place:
                for i in of_place:
                    new[i] = where + new[i][8:]
            for i in once:
                new[i] = another(new[i], person)
            yield new


def another(value: Any, number: int) -> Any:
    if isinstance(value, bytes):
        return number.to_bytes(4, "big") + value[4:]
    if isinstance(value, int):
        return value * 10**8 + number
    if str(value).startswith("\\x"):  # bytes, as PostgreSQL writes them
        return f"\\x{number:08x}{value[10:]}"
    return f"{value}{number:08}"


Kept = list[tuple[sa.Table, Copied]]


def to_sqlite(database: Database, kept: Kept) -> None:
    assert database.url.database
    with closing(sqlite3.connect(database.url.database, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA cache_size = -500000")
        connection.execute("BEGIN")
        for table, rows in kept:
            marks = ", ".join("?" * len(table.columns))
            names = ", ".join(f'"{column.name}"' for column in table.columns)
            connection.executemany(f"INSERT INTO {table.name} ({names}) VALUES ({marks})", rows)
        connection.execute("COMMIT")


def to_postgres(database: Database, kept: Kept) -> None:
    url = database.url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(url) as connection:
        connection.execute("SET session_replication_role = replica")  # parents are there
        for table, rows in kept:
            names = ", ".join(f'"{column.name}"' for column in table.columns)
            with connection.cursor().copy(f"COPY {table.name} ({names}) FROM STDIN") as into:
                for row in rows:
                    into.write_row(row)
        connection.execute("ANALYZE")
