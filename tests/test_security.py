"""Headers on every answer, and no change from anywhere but our own pages."""

import re

import pytest
from flask import Flask

from tests.conftest import As, Cast, Nobody
from webapp.web.security import HEADERS

PAGES = ["/sign-in", "/k", "/demo", "/nowhere", "/feeds/x", "/static/nothing.css", "/"]
READS = re.compile(r"\s*(SELECT|WITH)\b", re.IGNORECASE)
CHANGES = re.compile(r"\b(INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM)\b", re.IGNORECASE)


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_has_the_headers(browser: Nobody, path: str) -> None:
    reply = browser().get(path)
    for name, value in HEADERS.items():
        assert reply.headers.getlist(name) == [value], name
    assert reply.headers["Cache-Control"] == "no-store"


def test_static_files_have_them_too_and_may_be_kept(app: Flask, browser: Nobody) -> None:
    """Scripts and style sheets only what is about files: they are no pages, and must be light."""
    for url in app.extensions["assets"].values():
        reply = browser().get(url)
        assert reply.status_code == 200
        light = url.endswith((".js", ".css"))
        policy = [] if light else [HEADERS["Content-Security-Policy"]]
        assert reply.headers.getlist("Content-Security-Policy") == policy, url
        for name in ("X-Content-Type-Options", "Cross-Origin-Resource-Policy"):
            assert reply.headers[name] == HEADERS[name], url
        assert "immutable" in reply.headers["Cache-Control"]
        assert "Set-Cookie" not in reply.headers
        reply.close()
    assert browser().post(url).headers["X-Content-Type-Options"] == "nosniff"


def test_personal_pages_are_never_stored(as_: As, cast: Cast) -> None:
    for room in ("pip", "agenda", "budget", "pvt"):
        reply = as_("yonas").get(f"/dossiers/{cast.dossier('yonas').id}/{room}")
        assert reply.headers["Cache-Control"] == "no-store"


FOREIGN = [
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "none"},
    {"Sec-Fetch-Site": "", "Origin": "https://evil.example"},
    {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
    {"Sec-Fetch-Site": ""},
]


CALLED_BY_SERVERS = {"/sign-in/gemeente/signed-out", "/sign-in/digid/signed-out"}
"""They believe nothing but a signature: tests/people/accounts/test_provider.py."""


@pytest.mark.parametrize("headers", FOREIGN)
def test_a_change_from_elsewhere_is_refused(
    app: Flask, browser: Nobody, headers: dict[str, str]
) -> None:
    for rule in app.url_map.iter_rules():
        if "POST" in (rule.methods or ()) and rule.rule not in CALLED_BY_SERVERS:
            path = rule.rule.replace("<uuid:id>", "0" * 8 + "-0000-4000-8000-" + "0" * 12)
            path = path.replace("<name>", "yonas")
            assert browser().post(path, headers=headers).status_code == 403, path


def test_an_old_browser_with_our_own_origin_may(app: Flask) -> None:
    ours = app.test_client().post(
        "/language", data={"lang": "nl"}, headers={"Origin": "http://localhost"}
    )
    assert ours.status_code == 303


def test_without_any_sign_of_where_it_comes_from_it_is_refused(app: Flask) -> None:
    assert app.test_client().post("/language", data={"lang": "nl"}).status_code == 403


def test_another_host_name_is_refused(browser: Nobody) -> None:
    assert browser().get("/sign-in", headers={"Host": "evil.example"}).status_code == 400


def test_every_cookie_is_bound_to_this_host_and_out_of_reach_of_scripts(
    browser: Nobody,
) -> None:
    visitor = browser()
    for path, data in (
        ("/language", {"lang": "ti"}),
        ("/k", {"code": "12345678"}),
        ("/demo/yonas", {}),
    ):
        for cookie in visitor.post(path, data=data).headers.getlist("Set-Cookie"):
            assert cookie.startswith("__Host-")
            for part in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"):
                assert part in cookie


def test_too_much_text_is_refused_with_a_sentence(browser: Nobody) -> None:
    reply = browser().post("/k", data={"code": "1" * 70_000})
    assert reply.status_code == 413
    assert "<h1>" in reply.text


@pytest.mark.parametrize(
    "body",
    [b"\xff\xfe=\xff", b"code=%ff%fe%00", b"a" * 3000, b"&&&&====", b"code=1;code=2", b"\x00"],
)
def test_wrongly_encoded_bodies_never_break_a_page(browser: Nobody, body: bytes) -> None:
    for path in ("/k", "/sign-in", "/language", "/pin"):
        reply = browser().post(
            path, data=body, content_type="application/x-www-form-urlencoded; charset=utf-7"
        )
        assert reply.status_code in (303, 400, 422), path


@pytest.mark.parametrize("query", ["page=x", "page=-1", "page=" + "9" * 40, "month=%ff", "page="])
def test_nonsense_in_an_address_is_the_first_page(as_: As, cast: Cast, query: str) -> None:
    yonas, room = as_("yonas"), f"/dossiers/{cast.dossier('yonas').id}"
    for path in ("/", f"{room}/pip", f"{room}/agenda", f"{room}/budget", f"{room}/pvt"):
        assert yonas.get(f"{path}?{query}").status_code == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE"])
def test_other_methods_are_refused_with_a_page(browser: Nobody, method: str) -> None:
    reply = browser().open("/sign-in", method=method)
    assert reply.status_code == 405
    assert reply.headers["Allow"]


def test_a_get_changes_nothing_but_the_access_line(
    app: Flask, as_: As, cast: Cast, statements: list[str]
) -> None:
    petra, yonas = as_("petra"), as_("yonas")
    statements.clear()
    for name, client in (("petra", petra), ("yonas", yonas)):
        for rule in app.url_map.iter_rules():
            if "GET" in (rule.methods or ()) and "<name>" not in rule.rule:
                path = rule.rule.replace("<uuid:id>", str(cast.dossier("yonas").id))
                client.get(path.replace("<token>", "x"))
        writes = [s for s in statements if not READS.match(s) or CHANGES.search(s)]
        assert all("INTO access_line" in s for s in writes), (name, writes)


def test_an_error_of_ours_is_a_page_too(
    app: Flask, browser: Nobody, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise RuntimeError("planted")

    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    fail.guard = "public"  # type: ignore[attr-defined]
    monkeypatch.setitem(app.view_functions, "accounts.sign_in", fail)
    reply = browser().get("/sign-in")
    assert reply.status_code == 500
    assert "<h1>" in reply.text
    assert "planted" not in reply.text


def test_a_view_without_a_guard_answers_nothing(
    app: Flask, browser: Nobody, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    monkeypatch.setitem(app.view_functions, "accounts.sign_in", lambda: "open")
    assert browser().get("/sign-in").status_code == 500
