"""What the inburgeraar reads afterwards, and adds to it."""

from uuid import uuid4

import pytest
from sqlalchemy import select

from tests.arrival.intake.pages import loaded, note_around, room
from tests.conftest import As, Cast, Look, complains
from webapp.arrival.intake.model import IntakeWords, LifeArea
from webapp.case.account import Language
from webapp.speech.catalogue import TEXTS
from webapp.speech.i18n import say

OWN = "ኣነ እውን ብስክለታ ክመሃር እደሊ።"


def test_there_is_nothing_to_read_before_it_is_shared(as_: As, cast: Cast) -> None:
    petra, dawit = as_("petra"), as_("dawit")
    here, summary = room(cast, "dawit"), room(cast, "dawit", "intake/summary")
    petra.post(here, data=loaded(petra, here, LifeArea.WORK) | {"answer": "Leerde voor kok"})
    assert "Leerde voor kok" not in dawit.get(summary).text
    assert "Leerde voor kok" in petra.get(summary).text, "she sees it as he will"
    note_around(petra, here)
    for _ in range(2):
        assert petra.post(room(cast, "dawit", "intake/share")).status_code == 303
    assert "Leerde voor kok" in dawit.get(summary).text


def test_of_what_was_skipped_it_says_nothing_and_promises_nothing(
    as_: As, cast: Cast, look: Look
) -> None:
    petra, dawit = as_("petra"), as_("dawit")
    here, summary = room(cast, "dawit"), room(cast, "dawit", "intake/summary")
    dawit.post("/language", data={"lang": "nl", "to": "/"})
    before = dawit.get(summary).text
    assert "Hier staat nog niets." in before
    assert " later " not in before.split("<main")[1].split("</main>")[0]
    note_around(petra, here)
    petra.post(f"{here}/share")
    given = dawit.get(summary).text
    assert "Hier staat nog niets." in given
    assert "Dit hebben we besproken." not in given
    petra.post(here, data=loaded(petra, here, LifeArea.WORK) | {"answer": "Leerde voor kok"})
    given = dawit.get(summary).text
    assert "Dit hebben we besproken." in given
    assert given.count('id="line-') == 1


@pytest.mark.parametrize("language", Language)
def test_it_is_in_the_own_language_and_free_text_is_marked_as_dutch(
    as_: As, cast: Cast, language: Language
) -> None:
    yonas = as_("yonas")
    yonas.post("/language", data={"lang": language, "to": "/"})
    page = yonas.get(room(cast, "yonas", "intake/summary")).text
    assert '<p class="words" lang="nl" dir="ltr">Werkte op een boerderij.</p>' in page
    assert '<span class="words" lang="nl" dir="ltr">Een eigen moestuin.</span>' in page
    assert {
        Language.NL: "Een kleine groep",
        Language.AR: "مجموعة صغيرة",
        Language.TI: "ንእሽቶ ጉጅለ",
        Language.EN: "A small group",
    }[language] in page


def test_what_stays_among_colleagues_is_not_on_it(as_: As, cast: Cast) -> None:
    page = as_("yonas").get(room(cast, "yonas", "intake/summary")).text
    assert "Woont alleen" not in page, "internal"
    assert 'id="line-family"' not in page
    assert "43,5" not in page
    assert "60,00" not in page, "no score: it is no exam"
    assert "Petra" not in page.split('id="summary"')[1].split('id="words"')[0]


def test_own_words_are_added_in_the_own_language_and_petra_reads_them(
    as_: As, cast: Cast, look: Look
) -> None:
    yonas, path = as_("yonas"), room(cast, "yonas", "intake/words")
    assert yonas.post(path, data={"words": OWN}).status_code == 303
    [row] = look.all(select(IntakeWords))
    assert (row.words, row.language) == (OWN, Language.TI)
    for who, page in (("yonas", "intake/summary"), ("petra", "intake")):
        assert f'dir="auto" lang="ti">{OWN}</span>' in as_(who).get(room(cast, "yonas", page)).text
    reply = as_("yonas", htmx=True).post(path, data={"words": "x"})
    assert reply.text.lstrip().startswith('<section class="block" id="words"')


def test_twice_is_once(as_: As, cast: Cast, look: Look) -> None:
    key = uuid4()
    for _ in range(2):
        reply = as_("yonas").post(
            room(cast, "yonas", "intake/words"),
            data={"words": OWN},
            headers={"Idempotency-Key": str(key)},
        )
        assert reply.status_code == 200
    assert look.all(select(IntakeWords.id)) == [key]


@pytest.mark.parametrize(
    "words", ["", "   ", "\u202e", "x" * 501], ids=["none", "blank", "marks", "long"]
)
def test_no_words_or_too_many_are_refused(as_: As, cast: Cast, look: Look, words: str) -> None:
    for htmx in (True, False):
        yonas = as_("yonas", htmx=htmx)
        reply = yonas.post(room(cast, "yonas", "intake/words"), data={"words": words})
        assert reply.status_code == 422
        assert complains(reply.text)
    assert look.all(select(IntakeWords)) == []


def test_who_does_not_understand_it_asks_the_consulent_with_one_tap(as_: As, cast: Cast) -> None:
    yonas, here = as_("yonas"), room(cast, "yonas", "messages/consulent")
    ask = f"{here}?about=Q10#sentence-consulent-Q10"
    assert f'href="{ask}"' in yonas.get(room(cast, "yonas", "intake/summary")).text
    talk = yonas.get(ask).text
    first = talk.split('id="sentence-consulent-')[1]
    assert first.startswith('Q10"'), "the matter is named, and stands first"
    assert say(Language.TI, TEXTS["Q10"]) in first
    petra = as_("petra").get(room(cast, "yonas", "intake/summary")).text
    assert "about=Q10" not in petra


def test_nonsense_asks_about_nothing(as_: As, cast: Cast) -> None:
    here = room(cast, "yonas", "messages/consulent")
    plain, odd = (as_("yonas").get(here + more).text for more in ("", "?about=<b>"))
    assert odd.count('id="sentence-consulent-') == plain.count('id="sentence-consulent-')
    assert (
        odd.split('id="sentence-consulent-')[1][:3] == plain.split('id="sentence-consulent-')[1][:3]
    )
