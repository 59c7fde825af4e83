"""Slips of translators: names in a catalogue that the page doesn't have, and nobody knows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util.i18n import CatalogRepository, docname_to_domain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment


def places(env: BuildEnvironment, docname: str, name: str) -> Iterator[str]:
    """Yield the file and line of each translation, for the page *docname*, with a role *name*."""
    config = env.config
    domain = docname_to_domain(docname, config.gettext_compact)
    found = CatalogRepository(
        env.srcdir, config.locale_dirs, config.language, config.source_encoding
    ).catalogs
    for catalogue in found:
        if catalogue.domain == domain:
            path, translated = Path(catalogue.po_path), False
            for number, line in enumerate(path.read_text('utf-8').split('\n'), 1):
                if line.startswith('msg'):
                    translated = line.startswith('msgstr')
                if translated and f'{{{name}}}`' in line:
                    yield f'{path}:{number}'
