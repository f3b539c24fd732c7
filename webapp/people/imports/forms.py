"""A list as it is handed in."""

from werkzeug.datastructures import FileStorage
from wtforms import FileField, Form, StringField

from webapp.speech.i18n import ptext


class HandIn(Form):
    file = FileField(ptext("desk", "File"))
    rows = StringField()
    """The text of the file, handed in once more by who said how its letters are to be read."""

    @property
    def content(self) -> bytes:
        if self.rows.data:
            return self.rows.data.encode()
        if not isinstance(self.file.data, FileStorage):
            return b""
        with self.file.data.stream as stream:
            return stream.read()
