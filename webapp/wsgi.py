"""What the server's worker processes load."""

from webapp import create_app
from webapp.config import Config

app = create_app(Config.from_environment())
