"""Names as they sound."""

import pytest

from webapp.case.spelling import key_of, parts_of

ALIKE = (
    ("Mohammed", "Mohamad", "Muhammed", "Mohamed"),
    ("Yusuf", "Youssef", "Joesoef", "Yousif"),
    ("Gebremedhin", "Gebremedihn", "Ghebremedhin"),
    ("Tesfay", "Tesfai", "Tesfaye"),
    ("Al-Khatib", "El Khatib", "Alkhatib", "al-Chatib", "KHATIB"),
    ("Yonas", "Jonas"),
    ("Rania", "Ranya"),
    ("Aïsha", "Aisha"),
)


@pytest.mark.parametrize("names", ALIKE, ids=lambda names: names[0])
def test_one_name_in_many_spellings_has_one_key(names: tuple[str, ...]) -> None:
    assert len({key_of(name) for name in names}) == 1, [key_of(name) for name in names]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Yonas", "Yusuf"), ("Ahmed", "Mohammed"), ("Selam", "Salim Karim"), ("Omar", "Amal")],
    ids=str,
)
def test_other_names_have_other_keys(one: str, other: str) -> None:
    assert key_of(one) != key_of(other)


@pytest.mark.parametrize("odd", ["", " ", "-", "%_%", "123", "al", "'"], ids=repr)
def test_what_is_no_name_breaks_nothing(odd: str) -> None:
    assert key_of(odd).startswith(" ")
    assert not set(key_of(odd)) & set("%_0123456789")


def test_other_scripts_are_compared_as_they_are() -> None:
    assert parts_of("يوسف") == ["يوسف"]
    assert key_of("ዮናስ") == " ዮናስ "
