"""Pages to read again: files of theirs are others now, or pages that they lead to came or went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._files import stamp
from .domain import exact_domain

if TYPE_CHECKING:
    from collections.abc import Set

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def made_of_others(app: Sphinx, env: BuildEnvironment, *_changes: Set[str]) -> list[str]:
    """Return the pages whose files are others than when they were read (``env-get-outdated``)."""
    pages = exact_domain(env).pages
    found = sorted(env.found_docs & pages.keys())
    return [name for name in found if any(stamp(path) != was for path, was in pages[name].files)]


def pointing_at_moved(
    app: Sphinx, env: BuildEnvironment, added: Set[str], changed: Set[str], removed: Set[str]
) -> set[str]:
    """Return the pages that list or link a page which came or went (``env-get-outdated``).

    Sphinx holds that a page which is gone comes before or after another; MyST tells links to pages
    from others when it reads them.
    """
    found = {
        name for name, listed in env.toctree_includes.items() if not removed.isdisjoint(listed)
    }
    suffixes = tuple(env.config.source_suffix)
    gone = {name.lower() for name in removed}
    for docname, facts in exact_domain(env).pages.items():
        paths = [name.partition('#')[0] for name in facts.references]
        if not gone.isdisjoint(paths) or (added and any(p.endswith(suffixes) for p in paths)):
            found.add(docname)
    return found
