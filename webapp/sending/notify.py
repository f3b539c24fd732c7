"""NotifyNL, the Dutch government's service of the GOV.UK Notify kind, for SMS.

Its interface: requests with a token signed by the service's own key (HS256, `iss`, `iat`), texts
that stand there as templates, and a reference of ours by which a message is found again.
"""

import json
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from urllib.parse import quote

import jwt
import pycurl

from webapp.case.account import Language
from webapp.config import Notify
from webapp.core import clock

TOTAL_SECONDS = 10
MOST_ANSWER = 100_000  # bytes; more are not waited for
HOW = {  # libcurl follows no redirect, and no proxy of the environment, unless asked to
    pycurl.HTTP_VERSION: pycurl.CURL_HTTP_VERSION_1_1,
    pycurl.PROXY: "",
    pycurl.CONNECTTIMEOUT: 5,
    pycurl.TIMEOUT: TOTAL_SECONDS,
    pycurl.NOSIGNAL: True,
    pycurl.MAXFILESIZE: MOST_ANSWER,
}


Json = dict[str, Any]


@dataclass(frozen=True)
class Known:
    """A message that the gateway has."""

    id: str
    status: str
    """created, sending, pending, sent, delivered, or one of three that end in -failure."""
    text: str = ""


@dataclass(frozen=True)
class Refusal:
    """The gateway did not take it."""

    again: bool
    """Whether it may do so later: it is busy, away, or its day's number is reached."""
    why: str
    """Of the gateway's own words only the kinds of its errors: the others may tell a number."""


class Gateway:
    """Asks, and waits at most ten seconds for the answer."""

    def __init__(self, settings: Notify) -> None:
        self.settings = settings

    def send(self, number: str, language: Language, reference: str, call: str) -> Known | Refusal:
        """Hand in one SMS. `number` as +31612345678; `call`: whom to call, as the text says."""
        form = {
            "phone_number": number,
            "template_id": self.settings.templates[language],
            "personalisation": {"phone": call},
            "reference": reference,
        }
        status, answer = self.ask("/v2/notifications/sms", form)
        if status == 201 and answer.get("reference") == reference:
            return Known(str(answer["id"]), "created", str(answer["content"]["body"]))
        return refusal(status, answer)

    def find(self, reference: str) -> Known | Refusal | None:
        """What was handed in under this reference before, if anything was."""
        status, answer = self.ask(f"/v2/notifications?reference={quote(reference)}")
        if status != 200:
            return refusal(status, answer)
        found = answer.get("notifications") or [None]
        return known(found[0]) if found[0] else None

    def look(self, id: str) -> Known | Refusal:
        """How it is with a message that was taken."""
        status, answer = self.ask(f"/v2/notifications/{quote(id, safe='')}")
        return known(answer) if status == 200 else refusal(status, answer)

    def ask(self, path: str, form: Json | None = None) -> tuple[int, Json]:
        """The status (0: no answer) and the answer, empty where it is no JSON object."""
        body = BytesIO()
        curl = pycurl.Curl()
        try:
            for option, value in HOW.items():
                curl.setopt(option, value)
            headers = [f"Authorization: Bearer {self.token()}", "Content-Type: application/json"]
            curl.setopt(pycurl.URL, self.settings.url + path)
            curl.setopt(pycurl.HTTPHEADER, headers)
            curl.setopt(pycurl.WRITEDATA, body)
            if form is not None:
                curl.setopt(pycurl.POSTFIELDS, json.dumps(form))
            curl.perform()
            status: int = curl.getinfo(pycurl.RESPONSE_CODE)
            answer = json.loads(body.getvalue() or "{}")
        except (pycurl.error, ValueError):
            return 0, {}
        finally:
            curl.close()
        return status, answer if isinstance(answer, dict) else {}

    def token(self) -> str:
        claims = {"iss": self.settings.service, "iat": int(clock.real().timestamp())}
        return jwt.encode(claims, self.settings.secret, algorithm="HS256")


def known(answer: Json) -> Known:
    return Known(str(answer.get("id")), str(answer.get("status")), str(answer.get("body", "")))


def refusal(status: int, answer: Json) -> Refusal:
    errors = answer.get("errors")
    kinds = [each.get("error", "") for each in errors] if isinstance(errors, list) else []
    return Refusal(again=status in (0, 429) or status >= 500, why=f"{status} {' '.join(kinds)}")
