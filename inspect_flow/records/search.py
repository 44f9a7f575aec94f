"""What is searched: the words of findings and papers in lower case without diacritics."""

from __future__ import annotations

from sqlmodel import Field

from inspect_flow.records.base import Record


class SearchText(Record, table=True):
    """The words of one record, written with it; a scan of these is quick, stripping each is not."""

    __tablename__ = "search_text"

    entity: str = Field(primary_key=True)
    entity_id: int = Field(primary_key=True)
    words: str
