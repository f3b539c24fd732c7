"""The faults of tests/planted.py can be planted: what they change is still there, once."""

import pytest

from tests.planted import FAULTS, ROOT, Fault


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_can_be_planted(fault: Fault) -> None:
    text = (ROOT / fault.path).read_text()
    assert text.count(fault.code) == 1, "change the fault with the code it changes"
    assert fault.planted not in text or not fault.planted or fault.planted in fault.code
    assert (ROOT / fault.tests).exists()


def test_there_are_enough() -> None:
    assert len(FAULTS) >= 40
    assert len({fault.name for fault in FAULTS}) == len(FAULTS)
