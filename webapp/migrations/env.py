"""Runs the migrations on the connection that `webapp.migrate` hands over."""

from alembic import context

from webapp.core.db import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
