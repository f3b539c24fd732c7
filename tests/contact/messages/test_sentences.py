"""Sentences with something to fill in: everybody reads them in their own language, for ever."""

import csv
import re
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import update
from werkzeug.test import TestResponse

from tests.conftest import As, Cast, Change, Look
from tests.contact.messages.test_write import kept, url
from webapp.case.account import Account, Language
from webapp.contact.messages.forms_sentences import OF_INBURGERAARS, OF_STAFF, offered
from webapp.contact.messages.model import Talk
from webapp.contact.messages.model_translating import TRANSLATOR
from webapp.speech import i18n
from webapp.speech.catalogue import KINDS, SENTENCES, TEXTS, filled, parameters
from webapp.speech.i18n import say

APPOINTMENT = {"sentence": "M01", "date": "2026-09-21", "time": "09:30", "place": "Gemeentehuis"}


def said(reply: TestResponse) -> str:
    """The text of a page without its tags, in one line."""
    return " ".join(re.sub(r"<[^>]*>", "", reply.text).split())


def test_what_was_filled_in_is_kept_apart_from_the_sentence(
    as_: As, cast: Cast, look: Look
) -> None:
    assert as_("petra").post(url(cast, "yonas"), data=APPOINTMENT).status_code == 303
    (message,) = kept(look)
    assert (message.text_id, message.words, message.language) == ("M01", None, None)
    assert message.filled == {"date": "2026-09-21", "time": "09:30:00", "place": "Gemeentehuis"}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "nl",
            "U hebt een afspraak op maandag 21 september 2026 om 09:30 uur. "
            "De plaats is Gemeentehuis.",
        ),
        (
            "en",
            "You have an appointment on Monday 21 September 2026 at 09:30. "
            "The place is Gemeentehuis.",
        ),
        ("ti", "ዕለት ሰኑይ 21 መስከረም 2026 ሰዓት 09:30 ቆጸራ ኣለኩም። ቦታ፦ Gemeentehuis።"),
        ("ar", "لديك موعد يوم الاثنين 21 أيلول / سبتمبر 2026 الساعة 09:30. المكان: Gemeentehuis."),
    ],
)
def test_everybody_reads_it_in_their_own_language(
    as_: As, cast: Cast, language: str, sentence: str
) -> None:
    as_("petra").post(url(cast, "yonas"), data=APPOINTMENT)
    yonas = as_("yonas")
    yonas.post("/language", data={"lang": language, "to": "/"})
    assert sentence in said(yonas.get(url(cast, "yonas")))


def test_who_learns_dutch_reads_the_dutch_beside_it(as_: As, cast: Cast, change: Change) -> None:
    as_("petra").post(url(cast, "yonas"), data=APPOINTMENT)
    learns = update(Account).where(Account.id == cast["yonas"].id).values(learns_dutch=True)
    change.run(learns)
    shown = said(as_("yonas").get(url(cast, "yonas")))
    assert "ዕለት ሰኑይ 21 መስከረም 2026" in shown
    assert "U hebt een afspraak op maandag 21 september 2026 om 09:30 uur." in shown


WRONG = {
    "no-day": {"date": ""},
    "no-such-day": {"date": "2026-02-30"},
    "words-as-day": {"date": "morgen"},
    "yesterday": {"date": "2026-09-13"},
    "in-three-years": {"date": "2029-09-14"},
    "year-99999": {"date": "99999-01-01"},
    "no-time": {"time": ""},
    "hour-25": {"time": "25:00"},
    "no-place": {"place": " \u202e \n "},
    "long-place": {"place": "x" * 81},
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
@pytest.mark.parametrize("htmx", [True, False], ids=["htmx", "page"])
def test_a_wrong_value_gets_a_sentence_and_nothing_typed_is_lost(
    as_: As, cast: Cast, look: Look, wrong: dict[str, str], htmx: bool
) -> None:
    petra = as_("petra", htmx=htmx)
    reply = petra.post(url(cast, "yonas"), data=APPOINTMENT | wrong)
    assert reply.status_code == 422
    assert kept(look) == []
    opened = reply.text.split('<details id="fill-consulent-M01" open>')[1].split("</details>")[0]
    assert opened.count('role="alert"') == 1
    assert "Not a valid" not in opened
    for name, value in (APPOINTMENT | wrong).items():
        if value.strip(" \n\u202e"):
            assert f'value="{value}"' in opened, name


@pytest.mark.parametrize("number", ["112", "010-000 01 01", "+31 10 000 01 01", "(010) 000"])
def test_a_telephone_number_can_be_tapped(as_: As, cast: Cast, number: str) -> None:
    form = {"sentence": "M35", "phone": number}
    wanted = 422 if number.startswith("(") else 303
    assert as_("petra").post(url(cast, "yonas"), data=form).status_code == wanted
    said = as_("yonas").get(url(cast, "yonas")).text.split('<ol class="said">')[1].split("</ol>")[0]
    assert ('href="tel:' in said) == (wanted == 303)


@pytest.mark.parametrize("number", ["", "call me", "1", "0" * 30, "javascript:alert(1)", "٠١٢٣"])
def test_what_is_no_telephone_number_is_refused(as_: As, cast: Cast, number: str) -> None:
    form = {"sentence": "M35", "phone": number}
    assert as_("petra").post(url(cast, "yonas"), data=form).status_code == 422


def test_what_is_filled_in_is_only_text(as_: As, cast: Cast, look: Look) -> None:
    hostile = "\u202e<b>x</b>\x00 %(date)s {{ 7*7 }}\r\n=1+1"
    as_("petra").post(url(cast, "yonas"), data=APPOINTMENT | {"place": hostile})
    filled = kept(look)[0].filled
    assert filled
    assert filled["place"] == "<b>x</b> %(date)s {{ 7*7 }} =1+1"
    shown = as_("yonas").get(url(cast, "yonas")).text
    assert "<b>x</b>" not in shown
    assert "&lt;b&gt;x&lt;/b&gt; %(date)s {{ 7*7 }} =1+1" in shown


def test_what_the_sentence_does_not_ask_for_is_not_kept(as_: As, cast: Cast, look: Look) -> None:
    as_("petra").post(url(cast, "yonas"), data=APPOINTMENT | {"sentence": "M04", "phone": "112"})
    as_("petra").post(url(cast, "yonas"), data=APPOINTMENT | {"sentence": "M08"})
    assert [message.filled for message in kept(look)] == [{"date": "2026-09-21"}, None]


def test_two_things_at_once_are_refused_with_a_sentence_and_both_are_given_back(
    as_: As, cast: Cast, look: Look
) -> None:
    reply = as_("petra", htmx=True).post(url(cast, "yonas"), data=APPOINTMENT | {"words": "Dag"})
    assert (reply.status_code, reply.text.count('role="alert"')) == (422, 1)
    assert ">Dag</textarea>" in reply.text
    assert 'value="Gemeentehuis"' in reply.text
    assert kept(look) == []


def test_only_what_is_offered_can_be_said(as_: As, cast: Cast, look: Look) -> None:
    assert as_("yonas").post(url(cast, "yonas"), data=APPOINTMENT).status_code == 422
    new = {"sentence": "M38", "name": "Henk"}
    assert as_("henk").post(url(cast, "yonas", "begeleider"), data=new).status_code == 422
    assert as_("petra").post(url(cast, "yonas", "staff"), data=APPOINTMENT).status_code == 422
    assert kept(look) == []
    assert as_("petra").post(url(cast, "yonas"), data=new).status_code == 303
    assert set(offered(Talk.BEGELEIDER, by_inburgeraar=True)) == set(OF_INBURGERAARS)


def test_taken_back_nothing_is_left_of_what_was_filled_in(as_: As, cast: Cast, look: Look) -> None:
    as_("petra").post(url(cast, "yonas"), data=APPOINTMENT)
    as_("petra").post(f"/messages/{kept(look)[0].id}/take-back")
    assert kept(look)[0].filled is None


def test_no_sentence_of_a_message_names_an_amount() -> None:
    for id in (*OF_INBURGERAARS, *OF_STAFF):
        assert set(parameters(id)) <= KINDS.keys(), id
        assert "€" not in TEXTS[id]


def test_what_is_still_open_is_seen_as_open(app: Flask) -> None:
    assert filled(Language.NL, "M04", None) == (
        "Uw afspraak op … gaat niet door. We maken een nieuwe afspraak."
    )


def test_a_sentence_that_was_sent_reads_for_ever_as_it_was_sent() -> None:
    """A changed sentence gets a new id, at the end of the catalogue; this list only grows."""
    i18n.load()
    with Path(__file__).with_name("as_sent.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        sentence = TEXTS[row["id"]]
        assert (str.__str__(sentence), say(Language.NL, sentence)) == (row["en"], row["nl"]), (
            f"{row['id']} may have been sent: leave it as it is, and give the new one a new id"
        )
    new = {id for id in TEXTS if id[0] in "AMQ"} - {row["id"] for row in rows}
    assert not new, f"write these into {file.name}"
    assert len(SENTENCES) == len(TEXTS), "an id stands there twice"


def test_no_machine_translates_anybodys_words() -> None:
    assert TRANSLATOR.translate("Hallo", Language.NL, Language.TI) is None
