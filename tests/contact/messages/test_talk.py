"""One talk a page: whom to call, who reads it, what may be said at once, what has been read."""

import re

import pytest
from sqlalchemy import delete

from tests.conftest import As, Cast, Change, Look
from tests.contact.messages.test_write import kept, page, url
from webapp.case.dossier import DateKind, DossierDate
from webapp.contact.messages.forms_fitting import BY_GUIDE, TO_CONSULENT, TO_GUIDE
from webapp.contact.messages.forms_sentences import OF_INBURGERAARS, OF_STAFF
from webapp.contact.messages.words import PICTURES
from webapp.speech.catalogue import TEXTS

BADGE = re.compile(r'<b class="badge"><bdi dir="ltr">(\d+)</bdi>')


def offered(text: str) -> list[str]:
    """The ids of the sentences that can be sent at once, from above."""
    return re.findall(r'id="sentence-\w+-(\w+)"', text)


def read(as_: As, cast: Cast, name: str, talk: str = "consulent") -> None:
    as_(name).post(f"{page(cast, 'yonas')}/seen", data={"talk": talk})


def test_every_person_has_a_row_with_what_was_said_last(as_: As, cast: Cast) -> None:
    as_("petra").post(url(cast, "yonas"), data={"words": "eerst"})
    as_("petra").post(url(cast, "yonas"), data={"words": "daarna"})
    shown = as_("yonas").get(page(cast, "yonas")).text
    rows = shown.split('<a class="item"')[1:]
    assert [cast["petra"].name in rows[0], cast["henk"].name in rows[1]] == [True, True]
    assert ("daarna" in rows[0], "eerst" in shown) == (True, False)


def test_what_is_new_is_counted_in_the_bar_and_beside_the_person(as_: As, cast: Cast) -> None:
    yonas = as_("yonas")
    assert not BADGE.findall(yonas.get("/").text)
    for talk, name in (("consulent", "petra"), ("consulent", "petra"), ("begeleider", "henk")):
        as_(name).post(url(cast, "yonas", talk), data={"sentence": "A02"})
    assert BADGE.findall(yonas.get(f"/dossiers/{cast.dossier('yonas').id}/pip").text) == ["3"]
    assert BADGE.findall(yonas.get(page(cast, "yonas")).text) == ["2", "1", "3"]
    assert BADGE.findall(yonas.get(url(cast, "yonas")).text) == ["1"], "what is open is being read"
    read(as_, cast, "yonas")
    assert BADGE.findall(yonas.get("/").text) == ["1"]


def marks(text: str) -> list[str]:
    return re.findall(r'<p class="sent"><svg[^>]*><use href="[^"#]*#(\w+)"', text)


def test_an_inburgeraar_sees_that_a_message_was_read_and_staff_never_do(
    as_: As, cast: Cast
) -> None:
    yonas, petra, here = as_("yonas"), as_("petra"), url(cast, "yonas")
    yonas.post(here, data={"sentence": "Q01"})
    petra.post(here, data={"sentence": "A02"})
    assert marks(yonas.get(here).text) == ["check"]
    read(as_, cast, "petra")
    assert marks(yonas.get(here).text) == ["ticks"]
    before = petra.get(here).text
    read(as_, cast, "yonas")
    after = petra.get(here).text
    assert marks(after) == []
    assert 'id="back-' in before
    assert 'id="back-' not in after, "it can no longer be taken back: that much is known"


def test_that_a_message_was_read_is_news_to_its_writer(as_: As, cast: Cast) -> None:
    yonas, news = as_("yonas"), f"{page(cast, 'yonas')}/news"
    yonas.post(url(cast, "yonas"), data={"sentence": "Q01"})
    known = yonas.get(news).text
    read(as_, cast, "petra")
    assert yonas.get(news).text != known


@pytest.mark.parametrize("talk", ["consulent", "begeleider"])
def test_whom_to_call_and_who_reads_it_stand_above_the_talk(as_: As, cast: Cast, talk: str) -> None:
    name = {"consulent": "petra", "begeleider": "henk"}[talk]
    yonas = as_("yonas")
    yonas.post("/language", data={"lang": "nl", "to": "/"})
    head = yonas.get(url(cast, "yonas", talk)).text.split('<section class="block talk"')[0]
    assert 'href="tel:' in head
    assert cast[name].name in head
    assert ("Alle consulenten van de gemeente" in head) == (talk == "consulent")
    assert ("Alleen de begeleider" in head) == (talk == "begeleider")


def test_staff_see_whether_somebody_is_reached(as_: As, cast: Cast) -> None:
    assert "Niet bereikt op de telefoon" in as_("petra").get(url(cast, "yonas")).text
    yonas = as_("yonas")
    yonas.post("/language", data={"lang": "nl", "to": "/"})
    assert "bereikt" not in yonas.get(url(cast, "yonas")).text


def test_sentences_fit_who_talks(as_: As, cast: Cast) -> None:
    assert offered(as_("yonas").get(url(cast, "yonas")).text) == TO_CONSULENT
    assert offered(as_("yonas").get(url(cast, "yonas", "begeleider")).text) == TO_GUIDE
    assert set(offered(as_("henk").get(url(cast, "yonas", "begeleider")).text)) < set(BY_GUIDE)
    assert "M12" in offered(as_("petra").get(url(cast, "yonas")).text)
    assert offered(as_("henk").get(url(cast, "yonas", "staff")).text) == []


def test_yes_and_no_stand_first_when_somebody_was_asked(as_: As, cast: Cast) -> None:
    """Henk asks whether Yonas has the letter: who cannot write answers with one tap."""
    talk = url(cast, "yonas", "begeleider")
    as_("henk").post(talk, data={"words": "Hebt u de brief nog?"})
    yonas = as_("yonas")
    assert offered(yonas.get(talk).text)[:2] == ["Q13", "Q14"]
    yonas.post(talk, data={"sentence": "Q13"})
    assert "Q13" not in offered(yonas.get(talk).text), "he said it"


def test_a_neighbour_is_asked_nothing_about_money_plan_and_lessons(as_: As, cast: Cast) -> None:
    found = offered(as_("mariam").get(url(cast, "mariam", "maatje")).text)
    assert set(found) <= {"Q03", "Q06", "Q07", "Q13", "Q14"}


def test_before_the_duty_begins_nobody_talks_of_plan_and_lessons(
    as_: As, cast: Cast, change: Change
) -> None:
    mine = DossierDate.dossier_id == cast.dossier("yonas").id
    change.run(delete(DossierDate).where(mine, DossierDate.kind == DateKind.DUO_NOTICE))
    assert not {"Q02", "Q05"} & set(offered(as_("yonas").get(url(cast, "yonas")).text))
    assert not {"M12", "M17"} & set(offered(as_("petra").get(url(cast, "yonas")).text))
    late = {"sentence": "Q02"}
    assert as_("yonas").post(url(cast, "yonas"), data=late).status_code == 303, "sent from before"


def test_every_sentence_has_a_picture_and_stands_somewhere() -> None:
    assert set(PICTURES) == {id for id in TEXTS if id[0] in "QAM"}
    assert {*OF_INBURGERAARS, *OF_STAFF} < set(PICTURES)
    assert set(TO_CONSULENT) == set(TO_GUIDE) == set(OF_INBURGERAARS) - {"Q13", "Q14"}
    assert set(BY_GUIDE) < set(OF_STAFF)


def test_what_was_sent_with_a_picture_keeps_it(as_: As, cast: Cast) -> None:
    as_("yonas").post(url(cast, "yonas"), data={"sentence": "Q05"})
    as_("yonas").post(url(cast, "yonas"), data={"call_at": "afternoon"})
    for name in ("yonas", "petra"):
        cannot, call = as_(name).get(url(cast, "yonas")).text.split('<li id="message-')[1:]
        assert re.findall(r"#(no-school|school)", cannot) == ["no-school"]
        assert re.findall(r"#(phone|low-sun|clock)", call)[:2] == ["phone", "low-sun"]
    row = as_("yonas").get(page(cast, "yonas")).text.split('<span class="start">')[1]
    assert "#phone" in row.split("</span>")[0]


@pytest.mark.parametrize("name", ["yonas", "petra"])
def test_a_talk_costs_at_most_eight_statements(
    as_: As, cast: Cast, statements: list[str], name: str
) -> None:
    for path in (page(cast, "yonas"), url(cast, "yonas")):
        browser = as_(name)
        statements.clear()
        reply = browser.get(path, headers={"Accept-Encoding": "br"})
        assert 2 < len([each for each in statements if each.startswith("SELECT")]) <= 8
        assert len(reply.data) < 8 * 1024


def test_whoever_opens_a_talk_marks_no_other(as_: As, cast: Cast, look: Look) -> None:
    as_("yonas").post(url(cast, "yonas"), data={"words": "aan Petra"})
    read(as_, cast, "petra", "begeleider")
    read(as_, cast, "henk", "consulent")
    read(as_, cast, "petra", "nonsense")
    assert [message.seen_at for message in kept(look)] == [None]
    read(as_, cast, "petra")
    assert kept(look)[0].seen_at
