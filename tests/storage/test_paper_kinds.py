"""A database with papers of the first release takes the kinds that came later."""

from __future__ import annotations

import pytest
from alembic import command
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from inspect_flow.storage.engine import open_engine
from inspect_flow.storage.schema import _scripts, upgrade
from inspect_flow.vocabulary.documents import DocumentKind

_COLUMNS = (
    "code, state, kind, subject, subject_id, series, symbol, title, signer, context,"
    " context_sha256, template_version, pdf_sha256, supersedes_id, extra, version"
)

_FILE = "INSERT INTO stored_file (sha256, size, media_type) VALUES ('ab', 1, 'application/pdf')"
_SIGNED = (
    "INSERT INTO signed_file (document_id, sha256, origin, signers, name, added_at)"
    " SELECT min(id), 'ab', 'here', '[]', 'a.pdf', '2026-01-01 00:00:00' FROM document"
)


def _insert(kind: str, number: int, supersedes: str = "NULL") -> str:
    values = f"'VB-{number}', 'issued', '{kind}', 'campaign', 1, '', '', '', '', '', '', '', ''"
    return f"INSERT INTO document ({_COLUMNS}) VALUES ({values}, {supersedes}, '{{}}', 1)"


def test_papers_and_their_chain_survive_the_new_kinds(database_url: str) -> None:
    engine = open_engine(database_url, must_exist=False)
    with _scripts() as config, engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0003")
        connection.execute(text(_insert("minutes", 1)))
        connection.execute(text(_insert("minutes", 2, "(SELECT id FROM document)")))
        connection.execute(text(_FILE))
        connection.execute(text(_SIGNED))

    assert upgrade(engine)[0] == "0003"

    with engine.begin() as connection:
        rows = connection.execute(text("SELECT code FROM document WHERE supersedes_id IS NOT NULL"))
        assert rows.scalars().all() == ["VB-2"]
        signed = connection.execute(text("SELECT document_id FROM signed_file"))
        assert len(signed.scalars().all()) == 1
        for number, kind in enumerate(DocumentKind, 3):
            connection.execute(text(_insert(kind.value, number)))
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(text(_insert("poem", 99)))
