"""The languages that people speak: not the four of the screen."""

from collections.abc import Collection
from enum import StrEnum


class Spoken(StrEnum):
    """By their codes of ISO 639."""

    ARABIC = "ar"
    TIGRINYA = "ti"
    DUTCH = "nl"
    ENGLISH = "en"
    AMHARIC = "am"
    ARMENIAN = "hy"
    ALBANIAN = "sq"
    AZERI = "az"
    BERBER = "ber"
    CHINESE = "zh"
    DARI = "prs"
    FRENCH = "fr"
    GEORGIAN = "ka"
    KURMANJI = "kmr"
    LINGALA = "ln"
    OROMO = "om"
    PASHTO = "ps"
    PERSIAN = "fa"
    POLISH = "pl"
    PORTUGUESE = "pt"
    RUSSIAN = "ru"
    SOMALI = "so"
    SORANI = "ckb"
    SPANISH = "es"
    SWAHILI = "sw"
    TAMIL = "ta"
    TURKISH = "tr"
    UKRAINIAN = "uk"
    URDU = "ur"
    VIETNAMESE = "vi"


def often_first(often: Collection[str]) -> list[Spoken]:
    """All of them: first those that many people here speak."""
    return sorted(Spoken, key=lambda each: each not in often)
