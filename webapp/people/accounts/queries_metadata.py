"""What a provider says of itself, and how it is spoken with. OpenID Connect Discovery 1.0."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode

from authlib.oauth2.base import OAuth2Error
from authlib.oauth2.client import OAuth2Client
from joserfc.errors import JoseError

from webapp.config import Provider
from webapp.core.fetch import Answer, Unanswered, fetch, fetch_json

KEPT_FOR, ANEW_AFTER = timedelta(hours=1), timedelta(minutes=1)
"""How long it is believed, and how soon it is asked for again, when a key is new."""
WELL_KNOWN = "/.well-known/openid-configuration"
STRANGE = (JoseError, OAuth2Error, ValueError, TypeError, KeyError)
"""What reading and judging raise at what no provider of ours sends."""
Metadata = dict[str, Any]
found: dict[str, tuple[datetime, Metadata]] = {}
"""With the keys, by issuer."""


class Fault(StrEnum):
    AWAY = "away"
    REFUSED = "refused"
    OLD = "old"
    """Too long ago, done already, or begun in another browser."""
    ELSEWHERE = "elsewhere"
    """The answer names another provider."""
    FALSE = "false"
    WEAK = "weak"
    UNKNOWN = "unknown"
    TAKEN = "taken"


class Doing:
    """What the libraries ask of a session: one POST, with the client's own secret in it."""

    def post(self, url: str, data: dict[str, str], headers: dict[str, str], auth: Any) -> Answer:
        _, headers, body = auth.prepare("POST", url, {**headers}, urlencode(data))
        return fetch(url, body, [f"{name}: {value}" for name, value in headers.items()])


def client_of(provider: Provider, metadata: Metadata, back: str) -> OAuth2Client:
    """The secret goes in the body where that may be: in a header not everybody encodes it alike."""
    ways = metadata.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
    way = "client_secret_post" if "client_secret_post" in ways else "client_secret_basic"
    return OAuth2Client(
        Doing(),
        client_id=provider.client,
        client_secret=provider.secret,
        token_endpoint_auth_method=way,
        scope="openid",
        redirect_uri=back,
        code_challenge_method="S256",
    )


def about(provider: Provider, now: datetime, *, anew: bool = False) -> Metadata:
    """What the provider says of itself. One that calls itself otherwise is none."""
    kept = found.get(provider.issuer)
    if kept and now - kept[0] < (ANEW_AFTER if anew else KEPT_FOR):
        return kept[1]
    metadata = fetch_json(provider.issuer.rstrip("/") + WELL_KNOWN)
    if metadata.get("issuer") != provider.issuer:
        raise Unanswered("another issuer")
    metadata["keys"] = fetch_json(metadata["jwks_uri"])
    found[provider.issuer] = (now, metadata)
    return metadata


def misnamed(provider: Provider, iss: str | None, now: datetime) -> Fault | None:
    """What is wrong with the provider that an answer names, or does not name (RFC 9207)."""
    try:
        says_so = about(provider, now).get("authorization_response_iss_parameter_supported")
    except (Unanswered, *STRANGE):
        return Fault.AWAY
    right = iss == provider.issuer if iss or says_so else True
    return None if right else Fault.ELSEWHERE
