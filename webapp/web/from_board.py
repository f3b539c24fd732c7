"""Who came from a row of the board goes back to it: the page was asked for with that row."""

import re
from urllib.parse import parse_qs, urlsplit

from flask import request

ROW = re.compile(r"(\d{1,3})_([a-z0-9-]{1,36})_([a-z-]{0,20})_(\d{1,4})")
"""The number of the row, whose board it was, what it showed, and its page."""
BY_HAND, ONCE_DONE = "board", "done"
"""`done`: what is kept there is all that there was to do, so its answer is the board itself."""


def here(row: int, whose: str, matter: str, page: int) -> str:
    return f"{row}_{whose}_{matter}_{page}"


def asked_with() -> dict[str, list[str]]:
    """What stands in the address; of a form, else in that of the page that it stands on."""
    if request.method == "GET" or request.args:
        return request.args.to_dict(flat=False)
    page = request.headers.get("HX-Current-URL") or request.referrer or ""
    return parse_qs(urlsplit(page).query)


def board(*named: str) -> str | None:
    """The board at the row that led here: where it stood now stands what comes next."""
    asked = asked_with()
    found = (ROW.fullmatch(value) for name in named for value in asked.get(name, ())[:1])
    for row, whose, matter, page in (match.groups() for match in found if match):
        return f"/?whose={whose}&matter={matter}&page={page}#row-{row}"
    return None


def way_to_board() -> str | None:
    return board(BY_HAND, ONCE_DONE)


def board_when_done() -> str | None:
    return board(ONCE_DONE)
