"""What a provider signed: whether it is true, strong and fresh. Nothing is kept here.

OpenID Connect Core 1.0, 3.1.3.7; OpenID Connect Back-Channel Logout 1.0, 2.6.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

from webapp.case.account import PROOF_LIFE
from webapp.config import Provider
from webapp.core.fetch import Unanswered
from webapp.people.accounts.queries_metadata import STRANGE, Fault, about, client_of
from webapp.people.accounts.queries_provider import JOURNEY, Goal, Journey, nonce, verifier

ALGORITHMS = ["RS256", "PS256", "ES256"]
"""Signed with a key pair: never `none`, never a shared secret."""
LEEWAY = 60
"""Seconds that two clocks may differ."""
LOGOUT = "http://schemas.openid.net/event/backchannel-logout"
Claims = Mapping[str, Any]


class Known(NamedTuple):
    """Who the provider says it is; only hashes of this are kept."""

    subject: str
    session: str | None


def brought_back(
    provider: Provider, trip: Journey, code: str, back: str, pepper: str, now: datetime
) -> Known | Fault:
    """Who it is, from what the provider hands out for this code."""
    try:
        client = client_of(provider, about(provider, now), back)
        token = client.fetch_token(
            about(provider, now)["token_endpoint"],
            grant_type="authorization_code",
            code=code,
            code_verifier=verifier(trip.state, pepper),
        )
        claims, header = read(provider, token["id_token"], now)
        check = {"nonce": nonce(trip.state, pepper), "client_id": provider.client}
        options: Any = {
            "iss": {"essential": True, "value": provider.issuer},
            "aud": {"essential": True, "value": provider.client},
        }
        CodeIDToken(
            claims, header, options, {**check, "access_token": token.get("access_token")}
        ).validate(now=int(now.timestamp()), leeway=LEEWAY)
    except Unanswered:
        return Fault.AWAY
    except STRANGE:
        return Fault.FALSE
    if not is_strong(provider, claims) or not is_fresh(trip, claims, now):
        return Fault.WEAK
    return Known(str(claims["sub"]), claims.get("sid"))


def is_strong(provider: Provider, claims: Claims) -> bool:
    """Signed in there as the settings ask: at one of these levels, by one of these means."""
    level, means = claims.get("acr"), claims.get("amr") or ()
    right_level = not provider.acr or level in provider.acr
    return right_level and (not provider.amr or bool({*provider.amr} & {*means}))


def is_fresh(trip: Journey, claims: Claims, now: datetime) -> bool:
    """Who proves again has signed in there just now, not this morning."""
    since = claims.get("auth_time") or 0
    return trip.goal is not Goal.PROVE or now.timestamp() - since <= PROOF_LIFE.total_seconds()


def read(provider: Provider, token: str, now: datetime) -> tuple[Claims, Claims]:
    """The claims and the header of what the provider signed; its keys may be new."""
    registry = JWSRegistry(algorithms=ALGORITHMS, strict_check_header=False)
    for anew in (False, True):
        keys = KeySet.import_key_set(about(provider, now, anew=anew)["keys"])
        try:
            signed = jwt.decode(token, keys, registry=registry)
        except JoseError:
            if anew:
                raise
        else:
            return {**signed.claims}, {**signed.header}
    raise AssertionError


def logged_out(provider: Provider, token: str, now: datetime) -> Known | None:
    """Who signed out there, or which session; None when the provider does not say so."""
    try:
        claims, _ = read(provider, token, now)
        audience = claims["aud"] if isinstance(claims["aud"], list) else [claims["aud"]]
        right = claims["iss"] == provider.issuer and provider.client in audience
        recent = abs(now.timestamp() - claims["iat"]) <= JOURNEY.total_seconds()
        is_logout = LOGOUT in claims["events"] and "nonce" not in claims
        who = Known(str(claims.get("sub", "")), claims.get("sid"))
    except (Unanswered, *STRANGE):
        return None
    return who if right and recent and is_logout and any(who) else None
