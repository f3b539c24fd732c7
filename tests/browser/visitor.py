"""A person with a browser, and everything that goes wrong in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Self

from playwright.sync_api import (
    APIResponse,
    Browser,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    Response,
    WebError,
    expect,
)

from tests.browser.chromium import Profile
from tests.browser.server import Server

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}
PATIENCE_MS = 20_000
LANGUAGES = ("nl", "ar", "ti", "en")

# The console is the one channel that survives a navigation.
WATCH = """
document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`CSP: ${event.violatedDirective} refuses ${event.blockedURI || "inline"}`));
"""
REFUSED = "Failed to load resource"  # what Chromium says of any 4xx, also of one that is meant
HTMX_REFUSED = "Response Status Error Code 4"


class Visitor:
    """One browser profile. `name` is a first name of the cast; None is not signed in."""

    def __init__(
        self,
        chromium: Browser | Profile,
        server: Server,
        name: str | None = None,
        language: str | None = None,
        **options: Any,
    ) -> None:
        self.server = server
        self.origins: tuple[str, ...] = (f"{server.url}/", "data:", "blob:")
        self.troubles: list[str] = []
        phone = {"viewport": PHONE, "reduced_motion": "reduce", "locale": language or "nl"}
        self.context = chromium.new_context(base_url=server.url, **{**phone, **options})
        self.context.set_default_timeout(PATIENCE_MS)
        self.context.on("console", self.note_console)
        self.context.on("weberror", self.note_error)
        self.context.on("request", self.note_request)
        self.context.on("response", self.note_response)
        if options.get("java_script_enabled", True):
            self.context.add_init_script(WATCH)
        if name:
            self.become(name)
        if language:
            self.speak(language)
        self.page: Page = self.context.new_page()

    def post(self, path: str, **form: str | float | bool) -> APIResponse:
        """Hand in a form as our own pages do, without looking at the answer's page."""
        ours = {"Origin": self.server.url, "Sec-Fetch-Site": "same-origin"}
        answer = self.context.request.post(path, form=form, headers=ours, max_redirects=0)
        assert answer.status == 303, f"POST {path} answers {answer.status}: {answer.text()[:500]}"
        return answer

    def become(self, name: str) -> None:
        self.post(f"/demo/{name}")

    def speak(self, language: str) -> None:
        self.post("/language", lang=language, to="/")

    def open(self, path: str) -> Page:
        self.wait_for_forms()
        self.page.goto(path)
        return self.page

    def wait_for_forms(self) -> None:
        """A form of a desk asks first whether it may go; its page comes a moment later."""
        expect(self.page.locator("form[aria-busy]")).to_have_count(0)

    def wide(self, size: dict[str, int]) -> Self:
        self.page.set_viewport_size({"width": size["width"], "height": size["height"]})
        return self

    def find(self, selector: str, **options: Any) -> Locator:
        return self.page.locator(selector, **options)

    def text(self, selector: str = "main") -> str:
        """What stands there, for the eye: one line, without the marks that isolate directions."""
        return " ".join(self.page.locator(selector).first.inner_text().split())

    def tap(self, selector: str) -> None:
        """Press the first thing that fits, as with a finger."""
        self.page.locator(selector).first.click()
        self.wait_for_forms()

    def sign_out(self) -> None:
        """Until it is done: who becomes somebody else meanwhile would be signed out again."""
        if self.find(".opener").is_visible():
            self.tap(".opener")
        self.tap("form[action='/sign-out'] button")
        self.page.wait_for_url("**/sign-in")

    @contextmanager
    def without_loading(self) -> Iterator[None]:
        """What happens inside must change the page in place."""
        self.page.evaluate("() => { window.stayed = true }")
        yield
        stayed = self.page.evaluate("() => window.stayed === true")
        assert stayed, "the page was loaded anew; htmx should have changed a piece of it"

    def focus_is_on(self, selector: str) -> bool:
        return bool(self.page.evaluate("s => document.activeElement?.matches(s)", selector))

    def note_console(self, message: ConsoleMessage) -> None:
        meant = message.text.startswith((REFUSED, HTMX_REFUSED))
        if message.type == "error" and not meant:
            self.troubles.append(f"console: {message.text} on {message.location['url']}")

    def note_error(self, error: WebError) -> None:
        self.troubles.append(f"script: {error.error}")

    def note_request(self, request: Request) -> None:
        if not request.url.startswith(self.origins):
            self.troubles.append(f"request to another origin: {request.url}")

    def note_response(self, response: Response) -> None:
        if response.status >= 500:
            what = f"{response.request.method} {response.url}: {response.status}"
            self.troubles.append(f"{what} {self.server.last_words()}")

    def pop_troubles(self) -> list[str]:
        """What went wrong since the last time this was asked."""
        found, self.troubles = self.troubles, []
        return found

    def close(self) -> None:
        self.context.close()
