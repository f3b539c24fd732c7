"""The keys with which push services know us: made, read, replaced, and never shown."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from tests.contact.push.mailbox import CURVE, to_bytes
from webapp import cli
from webapp.config import Config, Misconfigured
from webapp.core import clock
from webapp.core.vapid import MOST_ORIGINS, BadKeys, Keys, new_private_key_pem

ORIGIN = "https://fcm.googleapis.com"
SUBJECT = "mailto:beheer@gemeente.example"
OLD, NEW = new_private_key_pem(), new_private_key_pem()
WHOLE = {
    "MEEDOEN_HOSTS": "meedoen.example",
    "MEEDOEN_SECRET_KEY": "k" * 32,
    "DATABASE_URL": "sqlite:///nowhere.sqlite3",
}
PUSH = WHOLE | {"MEEDOEN_VAPID_KEYS": NEW, "MEEDOEN_PUSH_SUBJECT": SUBJECT}
DEMO = {"MEEDOEN_DEMO": "1", "DATABASE_URL": "sqlite:///nowhere.sqlite3"}


def pem(key: ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey, word: bytes = b"") -> str:
    how = BestAvailableEncryption(word) if word else NoEncryption()
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, how).decode()


def claims_of(header: str) -> dict[str, object]:
    """What a push service reads in a header, once it has seen that it is ours."""
    token, key = header.removeprefix("vapid t=").split(", k=")
    public = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, to_bytes(key))
    read: dict[str, object] = jwt.decode(token, public, ["ES256"], audience=ORIGIN)
    return read


def test_the_first_key_is_for_new_phones_and_both_sign() -> None:
    keys = Keys(f"\n{NEW}\n{OLD}\n", SUBJECT)
    assert keys.public_keys == (Keys(NEW, SUBJECT).current, Keys(OLD, SUBJECT).current)
    assert keys.current == keys.public_keys[0]
    for public in keys.public_keys:
        header = keys.authorization(ORIGIN, public)
        assert header.endswith(f", k={public}")
        assert claims_of(header)["sub"] == SUBJECT
        assert public in keys


def test_a_key_that_is_not_ours_signs_nothing() -> None:
    keys = Keys(NEW, SUBJECT)
    assert Keys(OLD, SUBJECT).current not in keys
    with pytest.raises(KeyError):
        keys.authorization(ORIGIN, Keys(OLD, SUBJECT).current)


def test_a_token_is_for_one_service_and_half_a_day() -> None:
    keys = Keys(NEW, SUBJECT)
    claims = claims_of(keys.authorization(ORIGIN, keys.current))
    assert claims["aud"] == ORIGIN
    left = float(str(claims["exp"])) - clock.real().timestamp()
    assert timedelta(hours=11.9) < timedelta(seconds=left) <= timedelta(hours=12)


def test_a_token_is_kept_for_half_its_life_also_when_the_clock_is_set_back() -> None:
    moment = [clock.real()]
    keys = Keys(NEW, SUBJECT, now=lambda: moment[0])
    made = [keys.authorization(ORIGIN, keys.current)]
    for hours, renewed in ((5.9, False), (0.2, True), (-3, True), (1, False)):
        moment[0] += timedelta(hours=hours)
        made.append(keys.authorization(ORIGIN, keys.current))
        assert (made[-1] != made[-2]) is renewed, f"after {hours} hours more"


def test_the_origin_stands_in_the_token_with_its_port() -> None:
    keys = Keys(NEW, SUBJECT)
    token = keys.authorization("http://127.0.0.1:9999", keys.current).split("t=")[1].split(",")[0]
    unread = jwt.decode(token, options={"verify_signature": False})
    assert unread["aud"] == "http://127.0.0.1:9999"


def test_very_many_services_do_not_fill_the_memory() -> None:
    keys = Keys(NEW, SUBJECT)
    for number in range(MOST_ORIGINS + 10):
        keys.authorization(f"https://{number}.push.apple.com", keys.current)
    assert sum(len(kept) for kept in keys._kept.values()) <= MOST_ORIGINS


def test_a_key_of_openssl_is_read() -> None:
    key = ec.generate_private_key(CURVE)
    old_form = key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    parameters = "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n"
    assert Keys(parameters + old_form.decode(), SUBJECT).current == Keys(pem(key), SUBJECT).current


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no key",
        NEW.replace("-----END", "----END"),
        NEW[:-60],
        NEW + OLD[:-60],
        NEW[:60] + "!" + NEW[61:],
        NEW + OLD + new_private_key_pem(),
        NEW + NEW,
        pem(ec.generate_private_key(ec.SECP384R1())),
        pem(ec.generate_private_key(ec.SECP256K1())),
        pem(ed25519.Ed25519PrivateKey.generate()),
        pem(ec.generate_private_key(CURVE), b"word"),
        "\udcff" + NEW.replace("MIG", "\udcff"),
    ],
    ids=range(13),
)
def test_keys_that_are_of_no_use_are_refused_and_not_shown(text: str) -> None:
    with pytest.raises(BadKeys) as bad:
        Keys(text, SUBJECT)
    assert len(str(bad.value)) < 60


@pytest.mark.parametrize(
    "subject", [SUBJECT, "mailto:a.b+c@x-y.example.nl", "https://gemeente.example/push"]
)
def test_somebody_who_can_be_reached_is_a_subject(subject: str) -> None:
    assert Keys(NEW, subject)


@pytest.mark.parametrize(
    "subject",
    [
        *("", "a@b.example", "mailto:", "mailto:a", "mailto:a@localhost", "mailto:<a@b.example>"),
        *("mailto:mailto:a@b.example", "mailto: a@b.example", "mailto:a@b.example\n"),
        *("http://a.example", "https://localhost", "https://a.example/ b"),
    ],
    ids=repr,
)
def test_a_subject_that_apple_would_refuse_is_refused(subject: str) -> None:
    with pytest.raises(BadKeys, match="subject"):
        Keys(NEW, subject)


def test_without_keys_push_is_off() -> None:
    config = Config.from_environment(WHOLE)
    assert (config.vapid_keys, config.push_subject) == ("", "")
    assert (config.push_hosts, config.push_plain) == ((), ())


def test_what_push_needs_is_read_and_the_key_is_not_shown() -> None:
    config = Config.from_environment(
        PUSH | {"MEEDOEN_PUSH_HOSTS": "push.example, *.push.example.nl"}
    )
    assert Keys(config.vapid_keys, config.push_subject).current
    assert config.push_hosts == ("push.example", "*.push.example.nl")
    assert NEW.splitlines()[1] not in repr(config)


def test_keys_can_come_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "keys.pem").write_text(NEW + OLD)
    where = {"MEEDOEN_VAPID_KEYS": "", "MEEDOEN_VAPID_KEYS_FILE": str(tmp_path / "keys.pem")}
    config = Config.from_environment(PUSH | where)
    assert len(Keys(config.vapid_keys, config.push_subject).public_keys) == 2


@pytest.mark.parametrize(
    ("broken", "names"),
    [
        ({"MEEDOEN_VAPID_KEYS": "no key"}, "MEEDOEN_VAPID_KEYS"),
        ({"MEEDOEN_VAPID_KEYS_FILE": "/no/such/file"}, "MEEDOEN_VAPID_KEYS_FILE"),
        ({"MEEDOEN_PUSH_SUBJECT": ""}, "MEEDOEN_PUSH_SUBJECT"),
        ({"MEEDOEN_PUSH_SUBJECT": "beheer@gemeente.example"}, "MEEDOEN_PUSH_SUBJECT"),
        ({"MEEDOEN_VAPID_KEYS": "", "MEEDOEN_PUSH_SUBJECT": "nobody"}, "MEEDOEN_PUSH_SUBJECT"),
        *(
            ({"MEEDOEN_PUSH_HOSTS": hosts}, "MEEDOEN_PUSH_HOSTS")
            for hosts in ("https://push.example", "*", "*.com", "localhost", "10.0.0.1", "a.b:443")
        ),
        ({"MEEDOEN_PUSH_PLAIN": "http://127.0.0.1:9999"}, "MEEDOEN_PUSH_PLAIN"),
    ],
    ids=lambda value: " ".join(value.values()) if isinstance(value, dict) else value,
)
def test_a_setting_of_no_use_is_a_sentence(broken: dict[str, str], names: str) -> None:
    with pytest.raises(Misconfigured, match=names) as refused:
        Config.from_environment(PUSH | broken)
    assert NEW.splitlines()[1] not in str(refused.value)


def test_a_demo_may_write_to_a_push_service_on_this_machine() -> None:
    plain = "http://127.0.0.1:9999 http://localhost:9998 http://[::1]:9997"
    config = Config.from_environment(DEMO | {"MEEDOEN_PUSH_PLAIN": plain})
    assert config.push_plain == tuple(plain.split())


@pytest.mark.parametrize(
    "plain",
    [
        *("http://evil.test:80", "https://127.0.0.1:9999", "http://127.0.0.1", "127.0.0.1:9999"),
        *("http://127.0.0.1:1/x", "http://localhost:1@evil.test"),
        "http://127.0.0.1:9999 http://10.0.0.1:1",
    ],
)
def test_and_nowhere_else(plain: str) -> None:
    with pytest.raises(Misconfigured, match="MEEDOEN_PUSH_PLAIN"):
        Config.from_environment(DEMO | {"MEEDOEN_PUSH_PLAIN": plain})


@pytest.fixture
def webapp_keys(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Callable[[], tuple[str, str]]:
    """webapp_keys() runs the command where nothing is configured: what it printed, what it said."""
    for name in ("MEEDOEN_DEMO", "MEEDOEN_SECRET_KEY", "MEEDOEN_HOSTS", "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.argv", ["webapp", "keys"])

    def run() -> tuple[str, str]:
        cli.main()
        return capsys.readouterr()

    return run


def test_the_command_prints_a_new_key_and_says_where_it_goes(
    webapp_keys: Callable[[], tuple[str, str]], tmp_path: Path
) -> None:
    printed, said = webapp_keys()
    assert Keys(printed, SUBJECT).current
    assert "MEEDOEN_VAPID_KEYS_FILE" in said
    assert "MEEDOEN_PUSH_SUBJECT" in said
    assert "PRIVATE" not in said
    assert webapp_keys()[0] != printed
    assert [*tmp_path.iterdir()] == [], "nothing is written"
