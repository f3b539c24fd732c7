"""Everything we install is pinned by its hash, and no file names the server it came from."""

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
REQUIREMENTS = sorted((ROOT / "requirements").glob("*.txt"))


@pytest.mark.parametrize("path", REQUIREMENTS, ids=lambda path: path.name)
def test_every_python_package_is_pinned_by_hash(path: Path) -> None:
    pins = [
        pin
        for pin in path.read_text().replace("\\\n", "").splitlines()
        if pin and not pin.lstrip().startswith("#")
    ]

    assert pins
    assert [pin for pin in pins if "==" not in pin or "--hash=sha256:" not in pin] == []


@pytest.mark.parametrize("path", REQUIREMENTS, ids=lambda path: path.name)
def test_no_requirement_names_a_server_or_a_folder(path: Path) -> None:
    for sign in ("://", " @ ", "--index", "--extra-index", "--find-links", "--trusted-host"):
        assert sign not in path.read_text(), "make it anew with ./dev lock"


def test_runtime_and_development_agree() -> None:
    runtime, dev = (
        {line for line in path.read_text().splitlines() if "==" in line}
        for path in (ROOT / "requirements/runtime.txt", ROOT / "requirements/dev.txt")
    )

    assert runtime - dev == set()


def test_every_npm_package_is_pinned_by_hash_and_names_no_server() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    installed = {name: entry for name, entry in packages.items() if name}

    assert installed
    assert [name for name, entry in installed.items() if "integrity" not in entry] == []
    assert [name for name, entry in installed.items() if "resolved" in entry] == []


def test_npm_settings_name_no_server() -> None:
    settings = (ROOT / ".npmrc").read_text().splitlines()

    assert "omit-lockfile-registry-resolved=true" in settings
    assert [line for line in settings if "//" in line or line.startswith("registry")] == []
