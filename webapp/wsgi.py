"""What the server's worker processes load."""

from webapp import create_app
from webapp.config import Config
from webapp.running.lifeline import end_with_parent
from webapp.running.logs import write_lines

end_with_parent()
write_lines()
app = create_app(Config.from_environment())
