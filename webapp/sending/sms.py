"""The way to people whom no push reaches. There is no gateway yet: a human calls them."""

from typing import Protocol
from uuid import UUID

from webapp.case.account import Language


class Gateway(Protocol):
    def send(self, account_id: UUID, language: Language) -> bool:
        """Tell this person, in this language, that a message waits. Whether it was taken on."""


class NoGateway:
    """Sends nothing; whoever was not reached stands on the consulent's list."""

    def send(self, account_id: UUID, language: Language) -> bool:
        return False


GATEWAY: Gateway = NoGateway()
