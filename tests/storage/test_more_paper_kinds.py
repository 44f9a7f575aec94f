"""An older database gets the newer kinds of papers, and keeps every paper that it has."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, text

from inspect_flow.storage import migrations
from inspect_flow.storage.engine import open_engine
from inspect_flow.storage.schema import upgrade

PAPER = (
    "INSERT INTO document (id, version, code, state, kind, subject, subject_id, series, symbol,"
    " title, signer, context, context_sha256, template_version, pdf_sha256, supersedes_id, extra)"
    " VALUES (:id, 1, :code, 'issued', :kind, 'inspection', 1, '', '', '', '', '', '', '', '',"
    " :supersedes, '{}')"
)

FILE = "INSERT INTO stored_file (sha256, size, media_type) VALUES ('ab', 1, 'application/pdf')"
SIGNED = (
    "INSERT INTO signed_file (document_id, sha256, origin, signers, name, added_at)"
    " VALUES (1, 'ab', 'here', '[]', 'bien-ban.pdf', '2019-08-14 01:00:00')"
)


def an_older_database(url: str) -> Engine:
    """Return a database of the schema before with minutes that replace other minutes."""
    engine = open_engine(url, must_exist=False)
    config = Config()
    config.set_main_option("script_location", next(iter(migrations.__path__)))
    config.set_main_option("path_separator", "os")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0003")
        for number, old in ((1, None), (2, 1)):
            values = {"id": number, "code": f"VB-{number}", "kind": "minutes", "supersedes": old}
            connection.execute(text(PAPER), values)
        connection.execute(text(FILE))
        connection.execute(text(SIGNED))
    return engine


def test_an_upgrade_keeps_papers_and_what_they_replace(database_url: str) -> None:
    engine = an_older_database(database_url)
    assert upgrade(engine)[0] == "0003"
    with engine.begin() as connection:
        values = {"id": 3, "code": "VB-3", "kind": "reminder_letter", "supersedes": 2}
        connection.execute(text(PAPER), values)
        rows = connection.execute(text("SELECT code, supersedes_id FROM document ORDER BY id"))
        assert rows.all() == [("VB-1", None), ("VB-2", 1), ("VB-3", 2)]
        signed = connection.execute(text("SELECT document_id, name FROM signed_file"))
        assert signed.all() == [(1, "bien-ban.pdf")]
    engine.dispose()


def test_an_upgrade_makes_older_papers_searchable(database_url: str) -> None:
    engine = an_older_database(database_url)
    upgrade(engine)
    with engine.connect() as connection:
        words = connection.execute(text("SELECT entity_id, words FROM search_text ORDER BY 1"))
        assert words.all() == [(1, " vb 1 "), (2, " vb 2 ")]
    engine.dispose()
