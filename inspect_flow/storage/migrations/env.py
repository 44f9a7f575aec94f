"""Run by alembic: migrates over the connection that the program gives."""

from __future__ import annotations

from alembic import context

from inspect_flow.records.tables import metadata
from inspect_flow.storage.announcing import announce_events, silence_events
from inspect_flow.storage.protection import protect_events

connection = context.config.attributes["connection"]
# SQLite cannot alter most things in place; a batch rebuild drops triggers, so they are made anew.
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    silence_events(connection)
    context.run_migrations()
    if context.config.attributes.get("protect", True):
        protect_events(connection)
        announce_events(connection)
