"""Sent by mistake, in bad faith, too late or twice: a sentence for the writer, never a crash."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, update
from werkzeug.test import TestResponse

from tests.conftest import As, Browser, Cast, Change, Look
from tests.contact.messages.test_write import kept, page, url
from webapp.case.dossier import Begeleiding
from webapp.contact.messages.model import Message
from webapp.contact.outbox.model import Receipt
from webapp.core import clock

A_MINUTE = timedelta(minutes=1)
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
CONTROLS = "".join(map(chr, [*range(9), 11, 12, *range(14, 32), *range(127, 160)]))

WORDS = {
    "bidi-overrides": (f"a{BIDI}b", "ab"),
    "control-characters": (f"a{CONTROLS}b", "ab"),
    "tags": ("a\U000e0041\ufeff\ufff9b", "ab"),
    "html": ("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"),
    "closing-tags": ("</p></li></main><script>", "</p></li></main><script>"),
    "formula": ('=HYPERLINK("http://x")', '=HYPERLINK("http://x")'),
    "template": ("{{ me.id }}{% raw %}%(name)s", "{{ me.id }}{% raw %}%(name)s"),
    "sql": ("'; DROP TABLE message; --", "'; DROP TABLE message; --"),
    "decomposed": ("e\u0301", "é"),
    "joiners-of-arabic-stay": ("می\u200cخواهم", "می\u200cخواهم"),
    "lines": ("a\r\nb\nc", "a\nb\nc"),
    "lone-surrogate": (b"words=%ED%A0%80a", None),
    "not-utf-8": (b"words=%ff%fe", None),
}


@pytest.mark.parametrize(("given", "wanted"), WORDS.values(), ids=WORDS)
@pytest.mark.parametrize("talk", ["consulent", "begeleider"])
def test_words_stay_words(
    as_: As, cast: Cast, look: Look, given: Any, wanted: str | None, talk: str
) -> None:
    yonas = as_("yonas")
    data = {"words": given} if isinstance(given, str) else given
    form = {"content_type": "application/x-www-form-urlencoded"}
    reply = yonas.post(url(cast, "yonas", talk), data=data, **form)
    assert reply.status_code == 303
    (message,) = kept(look)
    assert wanted is None or message.words == wanted
    for name in ("yonas", "petra", "henk"):
        reader = as_(name)
        for path in (page(cast, "yonas"), "/") + (("/inbox",) if name != "yonas" else ()):
            reply = reader.get(path)
            assert reply.status_code == 200, path
            assert "<img src=x" not in reply.text
            assert "<script>" not in reply.text
            assert reply.text.count("</main>") == 1
            assert not set(BIDI) & set(reply.text)


@pytest.mark.parametrize("field", ["words", "sentence", "call_at", "place", "date", "phone"])
@pytest.mark.parametrize("size", [3_000, 60_000, 100_000])
def test_much_text_is_refused_in_every_field(
    as_: As, cast: Cast, look: Look, field: str, size: int
) -> None:
    form = {"sentence": "M01", "date": "2026-09-21", "time": "09:30", "place": "Bleiswijk"}
    if field == "phone":
        form = {"sentence": "M35"}
    elif field in ("words", "call_at"):
        form = {}
    reply = as_("petra").post(url(cast, "yonas"), data=form | {field: "x" * size})
    assert reply.status_code == (413 if size == 100_000 else 422)
    assert "<h1>" in reply.text
    assert kept(look) == []


@pytest.mark.parametrize("way", ["take-back", "unclear", "settle", "interpreter", "no-interpreter"])
def test_ids_of_others_are_found_by_nobody(as_: As, cast: Cast, look: Look, way: str) -> None:
    as_("rania").post(url(cast, "rania"), data={"words": "حديث خاص"})
    as_("karel").post(url(cast, "selam"), data={"words": "in een andere gemeente"})
    before = [(m.id, m.words, m.unclear_at, m.settled_at) for m in kept(look)]
    for id in (*(message.id for message in kept(look)), uuid4()):
        for name in ("omar", "yonas", "bram", "noor", "ilse"):
            assert as_(name).post(f"/messages/{id}/{way}").status_code == 404, name
    for crooked in ("0", "x", "../../", "%00"):
        assert as_("yonas").post(f"/messages/{crooked}/{way}").status_code in (400, 404, 405)
    assert [(m.id, m.words, m.unclear_at, m.settled_at) for m in kept(look)] == before


def test_a_form_names_no_one_elses_dossier_writer_or_moment(
    as_: As, cast: Cast, look: Look
) -> None:
    forged = {
        "words": "ik",
        "author_id": str(cast["petra"].id),
        "dossier_id": str(cast.dossier("rania").id),
        "by_inburgeraar": "",
        "sent_at": "2020-01-01T00:00",
        "talk": "staff",
        "seen_at": "2026-01-01",
        "id": str(uuid4()),
    }
    as_("yonas").post(url(cast, "yonas"), data=forged)
    (message,) = kept(look)
    assert message.author_id == cast["yonas"].id
    assert message.dossier_id == cast.dossier("yonas").id
    assert (message.by_inburgeraar, message.talk, message.seen_at) == (True, "consulent", None)
    assert clock.now() - message.sent_at < A_MINUTE, "the phone's clock says nothing"


@pytest.mark.parametrize("writes", ["rania", "omar"])
def test_household_members_never_see_each_others_messages(as_: As, cast: Cast, writes: str) -> None:
    partner = {"rania": "omar", "omar": "rania"}[writes]
    assert cast.dossier("rania").household_id == cast.dossier("omar").household_id
    for name, talk in (
        (writes, "consulent"),
        ("petra", "consulent"),
        (writes, "begeleider"),
        ("henk", "begeleider"),
    ):
        as_(name).post(url(cast, writes, talk), data={"words": f"geheim van {name}"})
    other = as_(partner)
    for path in (page(cast, writes), f"{page(cast, writes)}/news"):
        assert other.get(path).status_code == 404
    for act in ("seen", "consulent", "begeleider", "staff"):
        form = {"words": "ik ben het niet"}
        assert other.post(f"{page(cast, writes)}/{act}", data=form).status_code == 404
    for path in ("/", page(cast, partner), f"{page(cast, partner)}/news", "/reminders"):
        assert "geheim" not in other.get(path).text, path
    assert other.get(f"{page(cast, partner)}/news").text == "consulent=0&begeleider=0&maatje=0"


# Handed in by a phone later than it was written.


def late(browser: Browser, path: str, id: UUID, **form: str) -> TestResponse:
    return browser.post(path, data=form, headers={"Idempotency-Key": str(id)})


def end_begeleiding(change: Change, cast: Cast, name: str) -> None:
    ended = (
        update(Begeleiding)
        .where(Begeleiding.dossier_id == cast.dossier(name).id)
        .values(ends_on=clock.today())
    )
    change.run(ended)


@pytest.mark.parametrize("talk", ["begeleider", "staff"])
def test_written_before_the_begeleiding_ended_and_arriving_after_is_refused_with_a_sentence(
    as_: As, cast: Cast, look: Look, change: Change, talk: str
) -> None:
    henk, id = as_("henk"), uuid4()
    end_begeleiding(change, cast, "yonas")
    for _ in range(2):
        reply = late(henk, url(cast, "yonas", talk), id, words="tot morgen")
        # text/plain and 4xx: the outbox keeps the words, and shows why (test_outbox_refused)
        assert (reply.status_code, reply.mimetype) == (404, "text/plain")
        assert len(reply.text) > 10
    assert kept(look) == []
    assert look.all(select(Receipt)) == []


def test_what_an_inburgeraar_wrote_to_a_guide_who_left_is_refused_and_says_whom_to_write_to(
    as_: As, cast: Cast, look: Look, change: Change
) -> None:
    yonas = as_("yonas")
    yonas.post("/language", data={"lang": "en", "to": "/"})
    end_begeleiding(change, cast, "yonas")
    path = url(cast, "yonas", "begeleider")
    reply = late(yonas, path, uuid4(), words="ሰላም")
    assert (reply.status_code, reply.mimetype) == (422, "text/plain")
    assert reply.text == "You have no guide now. Please write to your consulent."
    for visitor in (yonas, as_("yonas", htmx=True)):
        reply = visitor.post(path, data={"words": "ሰላም Henk"})
        assert reply.status_code == 422
        assert "ሰላም Henk" in reply.text
    assert kept(look) == []


def test_nobody_writes_where_nobody_reads(as_: As, cast: Cast, change: Change) -> None:
    """Mariam has a maatje and no begeleider. What was said to a former one can still be read."""
    assert 'id="send-begeleider"' not in as_("mariam").get(url(cast, "mariam", "begeleider")).text
    yonas, path = as_("yonas"), url(cast, "yonas", "begeleider")
    yonas.post(path, data={"words": "ሰላም Henk"})
    end_begeleiding(change, cast, "yonas")
    shown = yonas.get(path).text
    assert "ሰላም Henk" in shown
    assert "send-begeleider" not in shown
    assert "send-consulent" in yonas.get(url(cast, "yonas")).text
    assert "call-begeleider-morning" not in shown


def test_an_inburgeraar_whose_begeleiding_ended_still_writes_to_the_consulent(
    as_: As, cast: Cast, look: Look, change: Change
) -> None:
    end_begeleiding(change, cast, "yonas")
    assert late(as_("yonas"), url(cast, "yonas"), uuid4(), words="ሰላም").status_code == 200
    assert as_("henk").get(url(cast, "yonas")).status_code == 404
    assert len(kept(look)) == 1


def test_a_replay_is_kept_once_whatever_happened_meanwhile(as_: As, cast: Cast, look: Look) -> None:
    yonas, id = as_("yonas"), uuid4()
    assert late(yonas, url(cast, "yonas"), id, words="ሰላም").status_code == 200
    as_("petra").post(f"{page(cast, 'yonas')}/seen", data={"talk": "consulent"})
    clock.set_to("2026-10-24T08:30")
    assert late(yonas, url(cast, "yonas"), id, words="ሰላም").status_code == 200
    assert [message.id for message in kept(look)] == [id]


def test_an_id_that_was_used_is_good_for_nothing_else(as_: As, cast: Cast, look: Look) -> None:
    id = uuid4()
    late(as_("yonas"), url(cast, "yonas"), id, words="ሰላም")
    assert late(as_("yonas"), url(cast, "yonas"), id, words="ander").status_code == 409
    assert late(as_("yonas"), url(cast, "yonas", "begeleider"), id, words="ሰላም").status_code == 409
    assert late(as_("rania"), url(cast, "rania"), id, words="ሰላም").status_code == 409
    assert [message.words for message in kept(look)] == ["ሰላም"]


def test_the_id_of_somebody_elses_message_takes_nothing_over(
    as_: As, cast: Cast, look: Look
) -> None:
    """Staff write without a key; a phone that guesses the id of such a message gets nowhere."""
    as_("petra").post(url(cast, "yonas"), data={"words": "van Petra"})
    (message,) = kept(look)
    reply = late(as_("yonas"), url(cast, "yonas"), message.id, words="ሰላም")
    assert reply.status_code == 409
    assert look.get(Message, message.id).words == "van Petra"


@pytest.mark.parametrize("moment", ["2026-01-12T00:00", "2026-10-25T02:30", "2027-12-31T23:59"])
def test_the_moment_is_the_servers(as_: As, cast: Cast, look: Look, moment: str) -> None:
    clock.set_to(moment)
    headers = {"Date": "Thu, 01 Jan 1970 00:00:00 GMT", "Idempotency-Key": str(uuid4())}
    as_("yonas").post(url(cast, "yonas"), data={"words": "ሰላም"}, headers=headers)
    assert clock.now() - kept(look)[0].sent_at < A_MINUTE
    assert as_("petra").get("/inbox").status_code == 200
