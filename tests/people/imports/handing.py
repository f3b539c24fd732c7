"""Handing a list in as a person does, reading its page, and keeping it."""

import re
from html import unescape
from typing import NamedTuple

from werkzeug.test import TestResponse

from tests.conftest import Browser

PEOPLE, HOURS = "/dossiers/import", "/hours/import"


class Answer(NamedTuple):
    """What a browser shows in the end."""

    status: int
    path: str
    """Of the list; "" where the file was refused."""
    text: str

    def told(self, part: str) -> str:
        """The words of one part of the page."""
        found = self.text.partition(f'id="{part}"')[2].partition("</section>")[0]
        words = re.sub(r"<textarea.*?</textarea>|<[^>]*>", " ", found, flags=re.S)
        bare = " ".join(unescape(words).split()).partition(">")[2]
        return re.sub(r" ([,.:;)])", r"\1", bare)

    @property
    def ready(self) -> list[int]:
        """The numbers of the rows that can be kept."""
        part = self.text.partition('id="ready"')[2].partition("</section>")[0]
        return [int(n) for n in re.findall(r'data-label="Rij"><bdi dir="ltr">(\d+)<', part)]

    @property
    def asked(self) -> list[str]:
        """The names of the questions."""
        return list(dict.fromkeys(re.findall(r'<fieldset id="([^"]+)"', self.text)))


def hand_in(browser: Browser, data: bytes | str, to: str = PEOPLE) -> Answer:
    data = data.encode() if isinstance(data, str) else data
    head = b'--cut\r\nContent-Disposition: form-data; name="file"; filename="lijst"\r\n\r\n'
    body = head + data + b"\r\n--cut--\r\n"
    kind = "multipart/form-data; boundary=cut"
    return shown(browser, browser.post(to, data=body, content_type=kind))


def shown(browser: Browser, answer: TestResponse) -> Answer:
    if answer.status_code != 303:
        return Answer(answer.status_code, "", answer.text)
    path = answer.location.partition("#")[0]
    page = browser.get(path)
    return Answer(page.status_code, path, page.text)


def keep(browser: Browser, handed: Answer, **answers: str) -> Answer:
    """Keep what can be kept, with these answers: r2_how="instead"."""
    data = {name.replace("_", "-"): chosen for name, chosen in answers.items()}
    return shown(browser, browser.post(f"{handed.path}/keep", data=data))


def take_back(browser: Browser, handed: Answer) -> Answer:
    return shown(browser, browser.post(f"{handed.path}/take-back"))
