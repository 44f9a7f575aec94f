"""Moving a record: the only importer of `transitions`."""
