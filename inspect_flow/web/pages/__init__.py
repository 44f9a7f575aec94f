"""The pages, one module per noun; whatever router a module here holds is part of the workplace."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from fastapi import APIRouter
from starlette.routing import BaseRoute


def _routers() -> Iterator[APIRouter]:
    for found in sorted(iter_modules(__path__), key=lambda each: each.name):
        module = import_module(f"{__name__}.{found.name}")
        yield from (each for each in vars(module).values() if isinstance(each, APIRouter))


ROUTERS = tuple(_routers())
"""Every router of the workplace."""


def whole() -> APIRouter:
    """Return one router for all pages, "/campaigns/new" before "/campaigns/{code}"."""
    routes = [route for router in ROUTERS for route in router.routes]
    return APIRouter(routes=sorted(routes, key=_literal_first))


def _literal_first(route: BaseRoute) -> list[tuple[bool, str]]:
    parts = str(getattr(route, "path", "")).split("/")
    return [(part.startswith("{"), part) for part in parts]
