"""The JSON interface for programs, /api/v1: the same sight and the same services as the pages."""
