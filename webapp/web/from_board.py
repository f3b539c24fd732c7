"""Who came from a row of the board goes back to it: the page was asked for with that row."""

import re
from urllib.parse import parse_qs, urlsplit

from flask import g, request

ROW = re.compile(r"(\d{1,3})_([a-z0-9-]{1,36})_([a-z-]{0,20})_(\d{1,4})(?:_([a-z-]{1,20}))?")
"""The number of the row, whose board it was, what it showed, and its page; and how the address of
the form ends that is all there was to do, where the page has others.
"""
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


def came_from(*named: str) -> re.Match[str] | None:
    asked = asked_with()
    found = (ROW.fullmatch(value) for name in named for value in asked.get(name, ())[:1])
    return next((match for match in found if match), None)


def board(at: re.Match[str]) -> str:
    """The board at the row that led here: where it stood now stands what comes next."""
    row, whose, matter, page, _ = at.groups()
    return f"/?whose={whose}&matter={matter}&page={page}#row-{row}"


def way_to_board() -> str | None:
    at = came_from(BY_HAND, ONCE_DONE)
    return board(at) if at else None


def board_when_done() -> str | None:
    """Of what is kept in a case: signing out is not what somebody came for."""
    at = came_from(ONCE_DONE) if "case" in g else None
    return board(at) if at and request.path.endswith(at[5] or "") else None
