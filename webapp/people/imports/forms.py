"""A list as it is handed in: first a file, then the rows that were read from it."""

from werkzeug.datastructures import FileStorage
from wtforms import FileField, Form, StringField

from webapp.speech.i18n import ptext


class HandIn(Form):
    file = FileField(ptext("desk", "File"))
    rows = StringField()
    """The text of the file, handed in once more by who saw what would happen, or by who said how
    its letters are to be read; then `look` is filled in, and it is only read.
    """
    look = StringField()

    @property
    def is_seen(self) -> bool:
        return bool(self.rows.data) and not self.look.data

    @property
    def content(self) -> bytes:
        if self.rows.data:
            return self.rows.data.encode()
        if not isinstance(self.file.data, FileStorage):
            return b""
        with self.file.data.stream as stream:
            return stream.read()
