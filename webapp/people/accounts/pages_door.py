"""What blocks the way in, explained before anything is used up."""

from urllib.parse import urlsplit

from flask import current_app, request

from webapp.config import LOOPBACK
from webapp.speech.i18n import Text, text
from webapp.web.page import Page

NO_COOKIES = text("Your browser keeps no cookies.")
ALLOW_THEM = text("Please allow cookies in its settings. Then use your code again.")
NOT_SAFE = text("This connection is not safe.")
SAFE_PAGE = text("Please open the safe page. Then use your code there.")


class BlockedPage(Page, template="people/accounts/blocked.html"):
    what: Text
    now: Text
    """What to do about it."""
    address: str = "/k"
    """Where the way goes on."""


def no_cookies() -> BlockedPage:
    return BlockedPage(what=NO_COOKIES, now=ALLOW_THEM)


def plain_http() -> BlockedPage | None:
    """Over plain http no phone keeps our cookies, and others read along. Where a browser says where
    it comes from (Fetch Metadata) it sees https, whatever a proxy tells us.
    """
    if request.is_secure or "Sec-Fetch-Site" in request.headers:
        return None
    if urlsplit(request.host_url).hostname in LOOPBACK:
        return None
    safe = current_app.extensions["config"].url
    safe = safe if safe.startswith("https:") else f"https://{request.host}"
    return BlockedPage(what=NOT_SAFE, now=SAFE_PAGE, address=f"{safe}{request.path}")
