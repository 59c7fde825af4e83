"""The shortest site that has records of all kinds: two pages, in French."""

from __future__ import annotations

from miniature import ROOTS


def examples() -> dict[str, str]:
    """Return the pages of the example, by the names of their files."""
    pages = sorted((ROOTS / 'whole-site').glob('*.md'))
    return {page.name: page.read_text(encoding='utf-8') for page in pages}
