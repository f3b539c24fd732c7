"""NotifyNL on this machine, stricter than the real one (the interface of GOV.UK Notify, v2)."""

import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import jwt

SERVICE = "26785a09-ab16-4eb0-8407-a37497a57506"
SECRET = "3d844edf-8d35-48ac-975b-e847b4f122b0"
KEY = f"pilot-{SERVICE}-{SECRET}"
TEMPLATES = {
    "nl": "11111111-0000-4000-8000-000000000001",
    "ar": "11111111-0000-4000-8000-000000000002",
    "ti": "11111111-0000-4000-8000-000000000003",
    "en": "11111111-0000-4000-8000-000000000004",
}
TEXTS = {
    TEMPLATES["nl"]: "Meedoen: u hebt een nieuw bericht. Open de app of bel ((phone)).",
    TEMPLATES["ar"]: "Meedoen: لديك رسالة جديدة. افتح التطبيق أو اتصل على ((phone)).",
    TEMPLATES["ti"]: "Meedoen: ሓድሽ መልእኽቲ ኣለኩም። ነቲ ኣፕ ክፈቱ ወይ ደውሉ ((phone))።",
    TEMPLATES["en"]: "Meedoen: you have a new message. Open the app or call ((phone)).",
}
FIELDS = {"phone_number", "template_id", "personalisation", "reference"}
NUMBER = re.compile(r"\+316\d{8}", re.ASCII)
TOKEN_SECONDS = 30


class Refused(Exception):
    def __init__(self, status: int, kind: str, why: str) -> None:
        super().__init__(why)
        self.status = status
        self.answer = {"status_code": status, "errors": [{"error": kind, "message": why}]}


@dataclass
class NotifyNL:
    """What it took, and how it is to behave."""

    port: int = 0
    taken: list[dict[str, Any]] = field(default_factory=list)
    next_statuses: list[int] = field(default_factory=list)
    """Answered instead, one a request that hands something in."""
    loses_answers: bool = False
    """It takes what is handed in, and the line breaks before the answer."""
    becomes: str = "delivered"

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def take(self, form: dict[str, Any]) -> dict[str, Any]:
        if self.next_statuses:
            raise Refused(self.next_statuses.pop(0), "Exception", "as this test wants it")
        if {*form} != FIELDS:
            raise Refused(400, "ValidationError", f"fields {sorted(form)}")
        if not NUMBER.fullmatch(str(form["phone_number"])):
            raise Refused(400, "InvalidPhoneError", "not a Dutch mobile number")
        text = TEXTS.get(form["template_id"])
        if text is None:
            raise Refused(400, "BadRequestError", "no such template")
        if {*form["personalisation"]} != {"phone"}:
            raise Refused(400, "BadRequestError", "personalisation")
        body = text.replace("((phone))", form["personalisation"]["phone"])
        kept = {**form, "id": str(uuid4()), "body": body, "status": "created"}
        self.taken.append(kept)
        return kept

    def found(self, path: str, query: dict[str, list[str]]) -> dict[str, Any]:
        if path == "/v2/notifications":
            [reference] = query["reference"]
            return {"notifications": [t for t in self.taken if t["reference"] == reference]}
        for each in self.taken:
            if path == f"/v2/notifications/{each['id']}":
                return {**each, "status": self.becomes}
        raise Refused(404, "NoResultFound", "no result found")


def trusted(header: str | None) -> None:
    """A token of this service, made just now and with nothing more in it."""
    scheme, _, token = (header or "").partition(" ")
    if scheme != "Bearer":
        raise Refused(401, "AuthError", "Unauthorized: authentication token must be provided")
    try:
        claims = jwt.decode(token, SECRET, algorithms=["HS256"], options={"verify_iat": False})
    except jwt.PyJWTError as wrong:
        raise Refused(403, "AuthError", f"Invalid token: {wrong}") from None
    fresh = abs(time.time() - claims.get("iat", 0)) <= TOKEN_SECONDS
    if {*claims} != {"iss", "iat"} or claims["iss"] != SERVICE or not fresh:
        raise Refused(403, "AuthError", "Error: Your system clock must be accurate")


class Handler(BaseHTTPRequestHandler):
    notify: NotifyNL

    def do_POST(self) -> None:
        size = int(self.headers["Content-Length"])
        form = json.loads(self.rfile.read(size))
        self.answer(lambda: self.hand_in(form))

    def hand_in(self, form: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        if self.path != "/v2/notifications/sms":
            raise Refused(404, "NotFound", "no such address")
        if self.headers["Content-Type"] != "application/json":
            raise Refused(400, "BadRequestError", "content type")
        kept = self.notify.take(form)
        if self.notify.loses_answers:
            self.close_connection = True
            raise ConnectionAbortedError
        content = {"body": kept["body"], "from_number": "Meedoen"}
        return 201, {"id": kept["id"], "reference": kept["reference"], "content": content}

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        self.answer(lambda: (200, self.notify.found(parts.path, parse_qs(parts.query))))

    def answer(self, work: Any) -> None:
        try:
            trusted(self.headers["Authorization"])
            status, said = work()
        except Refused as refused:
            status, said = refused.status, refused.answer
        except ConnectionAbortedError:
            return
        body = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments: Any) -> None:
        pass


@contextmanager
def running() -> Iterator[NotifyNL]:
    notify = NotifyNL()
    handler = type("Ours", (Handler,), {"notify": notify})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    notify.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield notify
    server.shutdown()
    server.server_close()
