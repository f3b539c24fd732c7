"""Writing a message, and what is refused; nothing typed is lost."""

from uuid import uuid4

import pytest
from sqlalchemy import select

from tests.conftest import As, Cast, Look, complains
from webapp.case.account import Language
from webapp.contact.messages.model import CallAt, Message, Talk
from webapp.contact.push.model import Kind, Reminder
from webapp.core import clock


def url(cast: Cast, name: str, talk: str = "consulent") -> str:
    return f"/dossiers/{cast.dossier(name).id}/messages/{talk}"


def page(cast: Cast, name: str) -> str:
    return f"/dossiers/{cast.dossier(name).id}/messages"


def kept(look: Look) -> list[Message]:
    return look.all(select(Message))


def test_own_words_are_read_as_they_were_written_with_their_language(
    as_: As, cast: Cast, look: Look
) -> None:
    as_("yonas").post(url(cast, "yonas"), data={"words": "ገንዘብ መዓስ ይመጽእ?"})
    (message,) = kept(look)
    assert (message.words, message.language, message.talk) == (
        "ገንዘብ መዓስ ይመጽእ?",
        Language.TI,
        Talk.CONSULENT,
    )
    assert (
        '<p class="words" dir="auto" lang="ti">ገንዘብ መዓስ ይመጽእ?</p>'
        in as_("petra").get(url(cast, "yonas")).text
    )


def test_a_sentence_is_read_by_everybody_in_their_own_language(as_: As, cast: Cast) -> None:
    as_("yonas").post(url(cast, "yonas"), data={"sentence": "Q03"})
    assert "ደብዳበ በጺሑኒ።" in as_("yonas").get(url(cast, "yonas")).text
    assert "Ik heb een brief gekregen." in as_("petra").get(url(cast, "yonas")).text


def test_please_call_me_says_when(as_: As, cast: Cast, look: Look) -> None:
    as_("yonas").post(url(cast, "yonas"), data={"call_at": "morning"})
    assert kept(look)[0].call_at is CallAt.MORNING
    assert "Bel mij, alstublieft. In de ochtend." in as_("petra").get(url(cast, "yonas")).text


def test_htmx_gets_the_talk_and_others_go_back_to_their_message(
    as_: As, cast: Cast, look: Look
) -> None:
    here = url(cast, "yonas")
    reply = as_("yonas").post(here, data={"sentence": "Q01"})
    assert (reply.status_code, reply.location) == (303, f"{here}#message-{kept(look)[0].id}")
    reply = as_("yonas", htmx=True).post(here, data={"sentence": "Q01"})
    assert reply.text.lstrip().startswith('<section class="block talk" id="talk-consulent"')


def test_the_phones_own_id_is_the_messages_and_twice_is_once(
    as_: As, cast: Cast, look: Look
) -> None:
    id, yonas = uuid4(), as_("yonas")
    for _ in range(3):
        headers = {"Idempotency-Key": str(id)}
        reply = yonas.post(url(cast, "yonas"), data={"sentence": "Q01"}, headers=headers)
        assert reply.status_code == 200
    assert [message.id for message in kept(look)] == [id]


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"words": ""},
        {"words": " \u202e\u2066 "},
        {"sentence": "A02"},
        {"sentence": "nonsense"},
        {"call_at": "midnight"},
        {"words": "a", "sentence": "Q01"},
    ],
)
def test_what_is_no_message_is_refused(
    as_: As, cast: Cast, look: Look, form: dict[str, str]
) -> None:
    reply = as_("yonas").post(url(cast, "yonas"), data=form)
    assert reply.status_code == 422
    assert complains(reply.text)
    assert kept(look) == []


def test_too_much_text_is_refused_and_given_back(as_: As, cast: Cast, look: Look) -> None:
    words = "ህ" * 2001
    reply = as_("yonas", htmx=True).post(url(cast, "yonas"), data={"words": words})
    assert reply.status_code == 422
    assert words in reply.text
    assert as_("yonas").post(url(cast, "yonas"), data={"words": "x" * 100_000}).status_code == 413
    assert kept(look) == []


def test_hostile_words_are_only_words(as_: As, cast: Cast, look: Look) -> None:
    hostile = "\u202e<script>alert(1)</script>\x00 =1+1 {{ 7*7 }} %(name)s"
    as_("yonas").post(url(cast, "yonas"), data={"words": hostile})
    assert kept(look)[0].words == "<script>alert(1)</script> =1+1 {{ 7*7 }} %(name)s"
    read = as_("petra").get(url(cast, "yonas")).text
    assert "<script>alert" not in read
    assert "{{ 7*7 }}" in read


TOLD = {
    ("yonas", "consulent"): {"petra"},
    ("petra", "consulent"): {"yonas"},
    ("yonas", "begeleider"): {"henk"},
    ("henk", "begeleider"): {"yonas"},
    ("henk", "staff"): {"petra", "fatima", "els"},
    ("petra", "staff"): {"henk", "fatima", "els"},
    ("fatima", "staff"): {"petra", "henk", "els"},
    ("mariam", "maatje"): {"ilse"},
    ("ilse", "maatje"): {"mariam"},
    ("ilse", "coordinator"): {"fatima", "els"},
    ("fatima", "coordinator"): {"ilse", "els"},
}


@pytest.mark.parametrize(("name", "talk"), TOLD)
def test_who_is_on_the_other_side_is_told_at_once_and_nobody_else(
    as_: As, cast: Cast, look: Look, name: str, talk: str
) -> None:
    """And no more than that there is something: the notice says neither who nor what."""
    of = "mariam" if talk in ("maatje", "coordinator") else "yonas"
    as_(name).post(url(cast, of, talk), data={"words": "geheim"})
    told = look.all(select(Reminder).where(Reminder.kind == Kind.MESSAGE))
    assert {r.account_id for r in told} == {cast[each].id for each in TOLD[name, talk]}
    for reminder in told:
        assert reminder.send_at <= clock.now()
        assert reminder.path == url(cast, of, talk)
        assert (reminder.place, reminder.begins_local) == (None, None)


def test_what_staff_say_among_each_other_reaches_no_inburgeraar(
    as_: As, cast: Cast, look: Look
) -> None:
    secret = "Dit is alleen voor collega's"
    as_("henk").post(url(cast, "yonas", "staff"), data={"words": secret})
    for name in ("petra", "fatima"):
        assert "alleen voor collega" in as_(name).get(url(cast, "yonas", "staff")).text
    yonas = as_("yonas")
    for path in ("/", page(cast, "yonas"), url(cast, "yonas")):
        assert "alleen voor collega" not in yonas.get(path).text
    told = look.all(select(Reminder.account_id).where(Reminder.kind == Kind.MESSAGE))
    assert cast["yonas"].id not in told


def test_a_partner_reads_nothing(as_: As, cast: Cast) -> None:
    as_("rania").post(url(cast, "rania"), data={"words": "حديث خاص"})
    assert as_("omar").get(url(cast, "rania")).status_code == 404
    assert "حديث خاص" not in as_("omar").get(url(cast, "omar")).text
    assert "حديث خاص" in as_("petra").get(url(cast, "rania")).text


def test_a_guide_reads_the_talk_with_the_guide_and_not_that_with_the_consulent(
    as_: As, cast: Cast
) -> None:
    yonas = as_("yonas")
    yonas.post(url(cast, "yonas"), data={"words": "voor Petra"})
    yonas.post(url(cast, "yonas", "begeleider"), data={"words": "voor Henk"})
    henk = as_("henk").get(url(cast, "yonas", "begeleider")).text
    petra = as_("petra").get(url(cast, "yonas")).text
    assert as_("henk").get(url(cast, "yonas")).status_code == 404
    assert as_("petra").get(url(cast, "yonas", "begeleider")).status_code == 404
    assert ("voor Henk" in henk, "voor Petra" in henk) == (True, False)
    assert ("voor Henk" in petra, "voor Petra" in petra) == (False, True)
