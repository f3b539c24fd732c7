"""What a browser claims of itself is read strictly: we post nowhere but to push services."""

from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given
from hypothesis import strategies as st

from tests.contact.push.mailbox import CURVE, Mailbox, to_text
from webapp.webpush.sealing import HOSTS, BadTarget, Reason, Target, check

MAILBOX = Mailbox()
GOOD = Target("https://fcm.googleapis.com/x", to_text(MAILBOX.point), to_text(MAILBOX.secret))
PLAIN = "http://127.0.0.1:9999"


def why(target: Target, **how: list[str]) -> Reason | None:
    try:
        check(target, how.pop("hosts", HOSTS), **how)
    except BadTarget as bad:
        return bad.reason
    return None


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://fcm.googleapis.com/fcm/send/c9Xn-_:APA91bH~.x",
        "https://jmt17.google.com/fcm/send/abc:def",
        "https://updates.push.services.mozilla.com/wpush/v2/gAAAAABn-_x==",
        "https://web.push.apple.com/QGk-_x",
        "https://wns2-par02p.notify.windows.com/w/?token=BQYAAAC%2bx%2f&a=b",
        "https://fcm.googleapis.com/" + "a" * (2048 - 27),
    ],
)
def test_what_browsers_give_is_accepted(endpoint: str) -> None:
    assert why(replace(GOOD, endpoint=endpoint)) is None


@pytest.mark.parametrize(
    "endpoint",
    [
        "",
        "fcm.googleapis.com/x",
        "//fcm.googleapis.com/x",
        "https:fcm.googleapis.com/x",
        "https:///fcm.googleapis.com/x",
        "https://fcm.googleapis.com",
        "http://fcm.googleapis.com/x",
        "HTTPS://fcm.googleapis.com/x",
        "ftp://fcm.googleapis.com/x",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://FCM.googleapis.com/x",
        "https://fcm.googleapis.com:443/x",
        "https://fcm.googleapis.com:8443/x",
        "https://fcm.googleapis.com:/x",
        "https://fcm.googleapis.com./x",
        "https://.push.apple.com/x",
        "https://a..push.apple.com/x",
        "https://-.push.apple.com/x",
        "https://a_b.push.apple.com/x",
        "https://" + "a" * 64 + ".push.apple.com/x",
        "https://user@fcm.googleapis.com/x",
        "https://user:word@fcm.googleapis.com/x",
        "https://fcm.googleapis.com@evil.test/x",
        "https://evil.test#@fcm.googleapis.com/x",
        "https://evil.test\\@fcm.googleapis.com/x",
        "https://evil.test?@fcm.googleapis.com/x",
        "https://fcm.googleapis.com/x#here",
        "https://fcm.googleapis.com\\x",
        "https://fcm.googleapis.com/x y",
        " https://fcm.googleapis.com/x",
        "https://fcm.googleapis.com/x\n",
        "https://fcm.googleapis.com/x\r\nHost: evil.test",
        "https://fcm.googleapis.com/\0",
        "https://fcm.googleapis.com/é",
        "https://fcm.googleapis。com/x",
        "https://fcm.googleapis.com/\u202e",
        "https://fcm%2egoogleapis.com/x",
        "https://[::1]:443/x",
        PLAIN + "/x",
        "https://fcm.googleapis.com/" + "a" * (2049 - 27),
        "https://fcm.googleapis.com/" + "a" * 1_000_000,
    ],
    ids=lambda endpoint: ascii(endpoint[:60]),
)
def test_an_address_of_another_form_is_refused(endpoint: str) -> None:
    assert why(replace(GOOD, endpoint=endpoint)) is Reason.ENDPOINT


@pytest.mark.parametrize(
    "host",
    [
        *("evil.test", "localhost", "127.0.0.1", "169.254.169.254", "10.0.0.1", "2130706433"),
        *("0x7f.1", "[::1]", "[::ffff:7f00:1]", "push.apple.com", "evilpush.apple.com"),
        *("notify.windows.com", "fcm.googleapis.com.evil.test", "a.fcm.googleapis.com"),
        "push.apple.com.evil.test",
    ],
)
def test_a_host_that_is_not_on_the_list_is_refused(host: str) -> None:
    assert why(replace(GOOD, endpoint=f"https://{host}/x")) is Reason.HOST


def test_more_hosts_can_be_allowed() -> None:
    there = replace(GOOD, endpoint="https://push.example/x")
    assert why(there, hosts=["push.example"]) is None
    assert why(there, hosts=["*.push.example"]) is Reason.HOST
    below = replace(GOOD, endpoint="https://a.b.push.example/x")
    assert why(below, hosts=["*.push.example"]) is None


@pytest.mark.parametrize(
    ("endpoint", "reason"),
    [
        (f"{PLAIN}/x", None),
        ("http://127.0.0.1:9998/x", Reason.ENDPOINT),
        ("http://127.0.0.1/x", Reason.ENDPOINT),
        ("http://127.0.0.1:99990/x", Reason.ENDPOINT),
        ("https://127.0.0.1:9999/x", Reason.ENDPOINT),
        ("http://localhost:9999/x", Reason.ENDPOINT),
        (f"{PLAIN}@evil.test/x", Reason.ENDPOINT),
    ],
)
def test_a_plain_origin_is_allowed_exactly(endpoint: str, reason: Reason | None) -> None:
    assert why(replace(GOOD, endpoint=endpoint), plain=[PLAIN]) is reason


def point(form: PublicFormat) -> str:
    return to_text(MAILBOX.key.public_key().public_bytes(Encoding.X962, form))


def other_curve() -> str:
    key = ec.generate_private_key(ec.SECP256K1()).public_key()
    return to_text(key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint))


@pytest.mark.parametrize(
    "p256dh",
    [
        "",
        "=",
        "B" * 86,
        "B" * 88,
        "A" * 87,
        to_text(b"\4" + bytes(64)),
        to_text(b"\4" + b"\xff" * 64),
        to_text(MAILBOX.point[:-1]),
        to_text(MAILBOX.point[:-1] + bytes([MAILBOX.point[-1] ^ 1])),
        to_text(b"\6" + MAILBOX.point[1:]),
        to_text(MAILBOX.point + b"\0"),
        point(PublicFormat.CompressedPoint),
        other_curve(),
        GOOD.p256dh[:-1] + "+",
        GOOD.p256dh[:-2] + "\n\n",
        GOOD.p256dh + " ",
        GOOD.p256dh[:-1] + "ቆ",
        "B" * 1_000_000,
    ],
    ids=lambda text: f"{len(text)} letters",  # the keys themselves are other ones each time
)
def test_a_key_that_is_no_uncompressed_point_on_the_curve_is_refused(p256dh: str) -> None:
    assert why(replace(GOOD, p256dh=p256dh)) is Reason.KEYS


@pytest.mark.parametrize(
    "auth",
    [
        *("", "=", "A" * 21, "A" * 23, "A" * 24, "A" * 22 + "=", "A" * 1_000_000),
        *("A" * 21 + odd for odd in ("+", "/", " ", "\n", "ቆ")),
    ],
    ids=lambda text: ascii(text[:24]),
)
def test_a_secret_that_is_not_sixteen_bytes_is_refused(auth: str) -> None:
    assert why(replace(GOOD, auth=auth)) is Reason.KEYS


def test_keys_may_be_padded() -> None:
    padded = Target(GOOD.endpoint, GOOD.p256dh + "=", GOOD.auth + "==")
    assert check(padded)[1:2] == check(GOOD)[1:2] == (MAILBOX.point,)
    assert check(padded).auth == MAILBOX.secret


def test_a_point_is_read_as_it_is() -> None:
    assert check(GOOD).key == ec.EllipticCurvePublicKey.from_encoded_point(CURVE, MAILBOX.point)


@given(st.text(), st.text(), st.text())
def test_no_text_is_more_than_a_reason(endpoint: str, p256dh: str, auth: str) -> None:
    assert why(Target(endpoint, p256dh, auth)) is Reason.ENDPOINT
    assert why(Target(GOOD.endpoint, p256dh, auth)) is Reason.KEYS


@given(st.from_regex(r"https://[a-z0-9.\-@:\[\]]+/", fullmatch=True))
def test_no_host_but_those_on_the_list_comes_through(endpoint: str) -> None:
    if why(replace(GOOD, endpoint=endpoint)) is None:
        host = endpoint[8:-1]
        assert host in HOSTS or host.endswith((".push.apple.com", ".notify.windows.com"))
