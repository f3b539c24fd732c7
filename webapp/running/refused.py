"""What a command says when it does nothing."""


class Refused(Exception):
    """Nothing was made or changed; the message says why, and what to do."""
