"""Taking back, asking to explain, settling: who may, and what becomes of a message."""

from uuid import UUID

import pytest
from sqlalchemy import select

from tests.conftest import As, Cast, Look
from tests.contact.messages.test_write import kept, page, url
from webapp.contact.messages.model import Message
from webapp.contact.push.model import Kind, Reminder


@pytest.fixture
def asked(as_: As, cast: Cast, look: Look) -> UUID:
    as_("yonas").post(url(cast, "yonas"), data={"words": "Hallo Petra"})
    return kept(look)[0].id


@pytest.fixture
def answered(asked: UUID, as_: As, cast: Cast, look: Look) -> UUID:
    as_("petra").post(url(cast, "yonas"), data={"words": "Moeilijke woorden"})
    return next(message.id for message in kept(look) if message.id != asked)


def may(as_: As, cast: Cast, path: str) -> set[str]:
    return {name for name in cast if as_(name).post(path).status_code != 404}


def test_only_the_writer_takes_it_back(asked: UUID, as_: As, cast: Cast) -> None:
    assert may(as_, cast, f"/messages/{asked}/take-back") == {"yonas"}


def test_only_the_reader_asks_to_explain(answered: UUID, as_: As, cast: Cast) -> None:
    assert may(as_, cast, f"/messages/{answered}/unclear") == {"yonas"}


def test_only_the_consulents_settle_what_was_asked_of_them(
    asked: UUID, as_: As, cast: Cast
) -> None:
    assert may(as_, cast, f"/messages/{asked}/settle") == {"petra"}


def test_nobody_settles_or_explains_ones_own(asked: UUID, answered: UUID, as_: As) -> None:
    assert as_("yonas").post(f"/messages/{asked}/unclear").status_code == 404
    assert as_("petra").post(f"/messages/{answered}/settle").status_code == 404


def test_taken_back_nothing_is_left_of_it(answered: UUID, as_: As, cast: Cast, look: Look) -> None:
    assert as_("petra").post(f"/messages/{answered}/take-back").status_code == 303
    message = look.get(Message, answered)
    assert (message.words, message.text_id) == (None, "M99")
    assert "Moeilijke" not in as_("yonas").get(url(cast, "yonas")).text
    told = select(Reminder).where(Reminder.kind == Kind.MESSAGE)
    told = told.where(Reminder.account_id == cast["yonas"].id)
    assert look.all(told) == [], "the phone is not told any more"


def test_taking_back_is_asked_first(asked: UUID, as_: As, cast: Cast) -> None:
    said = as_("yonas").get(url(cast, "yonas")).text.split(f'id="message-{asked}"')[1]
    before, act = said.split(f'action="/messages/{asked}/take-back"')
    folded = before.rpartition("<details>")[2]
    assert "</details>" not in folded, "one tap opens it, and does nothing yet"
    assert "#bin" in folded
    assert "ድሕሪኡ ዋላ ሓደ ሰብ ከንብባ ኣይክእልን።" in folded
    assert act.index("</button>") < act.index("</details>")


def test_what_has_been_read_cannot_be_taken_back(
    answered: UUID, as_: As, cast: Cast, look: Look
) -> None:
    as_("yonas").post(f"{page(cast, 'yonas')}/seen", data={"talk": "consulent"})
    assert as_("petra").post(f"/messages/{answered}/take-back").status_code == 422
    assert look.get(Message, answered).words == "Moeilijke woorden"


def test_reading_ones_own_message_is_no_reading(
    asked: UUID, as_: As, cast: Cast, look: Look
) -> None:
    as_("yonas").post(f"{page(cast, 'yonas')}/seen", data={"talk": "consulent"})
    assert look.get(Message, asked).seen_at is None
    as_("petra").post(f"{page(cast, 'yonas')}/seen", data={"talk": "consulent"})
    assert look.get(Message, asked).seen_at is not None


def test_looking_at_the_page_changes_nothing(
    answered: UUID, as_: As, cast: Cast, look: Look
) -> None:
    as_("yonas").get(url(cast, "yonas"))
    assert look.get(Message, answered).seen_at is None


def test_the_first_screen_says_that_there_is_something_new(
    answered: UUID, as_: As, cast: Cast
) -> None:
    yonas = as_("yonas")
    yonas.post("/language", data={"lang": "en", "to": "/"})
    assert "Something new for you" in yonas.get("/").text
    yonas.post(f"{page(cast, 'yonas')}/seen", data={"talk": "consulent"})
    assert "Something new for you" not in yonas.get("/").text


def test_only_staff_who_were_asked_ask_for_an_interpreter(
    asked: UUID, answered: UUID, as_: As, cast: Cast, look: Look
) -> None:
    assert may(as_, cast, f"/messages/{asked}/interpreter") == {"petra"}
    assert may(as_, cast, f"/messages/{asked}/no-interpreter") == {"petra"}
    assert may(as_, cast, f"/messages/{answered}/interpreter") == set()
    as_("yonas").post(url(cast, "yonas", "begeleider"), data={"words": "ሰላም"})
    (third,) = (message.id for message in kept(look) if message.id not in (asked, answered))
    assert may(as_, cast, f"/messages/{third}/interpreter") == {"henk"}


def test_colleagues_see_that_an_interpreter_is_needed_and_the_inburgeraar_does_not(
    asked: UUID, as_: As, cast: Cast
) -> None:
    petra, yonas = as_("petra"), as_("yonas")
    before = yonas.get(url(cast, "yonas")).text
    for _ in range(2):
        petra.post(f"/messages/{asked}/interpreter")
    for path in (url(cast, "yonas"), "/inbox"):
        assert petra.get(path).text.count("Er is een tolk nodig.") == 1, path
    assert yonas.get(url(cast, "yonas")).text == before
    petra.post(f"/messages/{asked}/no-interpreter")
    assert "Er is een tolk nodig." not in petra.get("/inbox").text


def test_among_colleagues_each_sees_ones_own_as_ones_own(as_: As, cast: Cast, look: Look) -> None:
    as_("henk").post(url(cast, "yonas", "staff"), data={"words": "Dag Petra"})
    (message,) = kept(look)
    for name, side in (("henk", "mine"), ("petra", "theirs"), ("fatima", "theirs")):
        shown = as_(name).get(url(cast, "yonas", "staff")).text
        assert f'<li id="message-{message.id}" class="{side}"' in shown, name
    as_("petra").post(f"{page(cast, 'yonas')}/seen", data={"talk": "staff"})
    assert as_("henk").post(f"/messages/{message.id}/take-back").status_code == 422


@pytest.mark.parametrize("way", ["take-back", "unclear", "interpreter"])
def test_htmx_gets_what_was_said_and_no_form_in_which_somebody_types(
    asked: UUID, answered: UUID, as_: As, way: str
) -> None:
    who, id = {
        "take-back": ("petra", answered),
        "unclear": ("yonas", answered),
        "interpreter": ("petra", asked),
    }[way]
    reply = as_(who, htmx=True).post(f"/messages/{id}/{way}")
    assert reply.text.lstrip().startswith('<div id="said-consulent"')
    assert "<textarea" not in reply.text


def test_too_late_to_take_back_is_said_once_beside_what_was_said(
    answered: UUID, as_: As, cast: Cast
) -> None:
    as_("yonas").post(f"{page(cast, 'yonas')}/seen", data={"talk": "consulent"})
    for htmx in (True, False):
        reply = as_("petra", htmx=htmx).post(f"/messages/{answered}/take-back")
        assert reply.status_code == 422
        said = reply.text.split('<div id="said-consulent"')[1].split("</div>")[0]
        assert (said.count('role="alert"'), reply.text.count('role="alert"') - 1) == (
            1,
            0 if htmx else 3,  # of the templates for what goes wrong
        )


def test_that_a_talk_was_opened_costs_no_second_page(as_: As, cast: Cast) -> None:
    opened = {"data": {"talk": "consulent"}}
    reply = as_("yonas", htmx=True).post(f"{page(cast, 'yonas')}/seen", **opened)
    assert (reply.status_code, reply.data) == (204, b"")
