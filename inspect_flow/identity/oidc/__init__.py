"""Proof by an OpenID provider: where it is, what it vouches for."""
