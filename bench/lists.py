"""Lists of 50,000 rows, handed in and kept portion by portion, against lists of 500 rows.

    python -m bench.lists           # prints a table; each on a new database

Aims: 50,000 rows within 30 seconds, and a row of a long list at most 2 times one of a short list.
"""

import io
import resource
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from bench.page import real_app
from bench.world import named
from bench.world import sign_in as signed_in
from webapp.case.cookies import SESSION_COOKIE
from webapp.people.imports.model import ListRow

SIZES = (500, 50_000)
LETTERS = "bdfgklmnrstv"


def people(count: int) -> str:
    lines = ["naam;geboren;taal;doelgroep;koppeling"]
    lines += [f"{who(n)};ar;statushouder;01-09-2026" for n in range(count)]
    return "\n".join(lines)


def hours(count: int) -> str:
    """Of a tenth as many people, each for ten months."""
    lines, few = ["naam;geboren;soort;uren;van;tot;bron"], count // 10
    for number in range(count):
        day = f"-{number // few % 12 + 1:02}-2025"
        lines.append(f"{who(number % few)};taal;12,5;01{day};28{day};De Brug")
    return "\n".join(lines)


def who(number: int) -> str:
    name = "".join(f"{LETTERS[number // 12**place % 12]}a" for place in range(5)).title()
    return f"{name} Haile;{date(1970, 1, 1) + timedelta(days=number % 10_000):%d-%m-%Y}"


def kept(client: Any, to: str, text: str) -> float:
    """Seconds from handing a list in until its last portion is kept."""
    began = time.monotonic()
    answer = client.post(to, data={"file": (io.BytesIO(text.encode()), "lijst.csv")})
    path = answer.location
    assert client.get(path).status_code == 200
    client.post(f"{path}/keep")
    asks = "hx-trigger" in client.get(path).text
    while asks:  # as the page does, piece by piece
        piece = client.post(f"{path}/keep", headers={"HX-Request": "true"}).text
        asks = "<progress" in piece
    return time.monotonic() - began


def measure(rows: Callable[[int], str], to: str, count: int) -> float:
    with tempfile.TemporaryDirectory() as folder:
        app = real_app(Path(folder))
        with app.extensions["database"].unit() as session:
            token, _ = signed_in(session, named(session, "Petra").id)
        client = app.test_client()
        client.set_cookie(SESSION_COOKIE, token, domain="localhost", secure=True)
        client.environ_base["HTTP_SEC_FETCH_SITE"] = "same-origin"
        if rows is hours:
            kept(client, "/dossiers/import", people(count // 10))
        seconds = kept(client, to, rows(count))
        with app.extensions["database"].session(writes=False) as session:
            done = session.scalar(select(func.count()).select_from(ListRow))
        assert done == count + (count // 10 if rows is hours else 0), done
    return seconds


def main() -> None:
    print("list      rows  seconds  ms a row  MB at most")
    for rows, to in ((hours, "/hours/import"), (people, "/dossiers/import")):
        for count in SIZES:
            seconds = measure(rows, to, count)
            most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            name = rows.__name__
            print(f"{name:8} {count:5} {seconds:8.1f} {seconds * 1000 / count:9.2f} {most:11}")


if __name__ == "__main__":
    main()
