"""Accounts of the web workplace: opening, granting, sessions, throttling, links, tokens."""
