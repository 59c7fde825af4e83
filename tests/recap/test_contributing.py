"""The examples of CONTRIBUTING.md are a site, which builds without a warning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from miniature import PROJECT, lay

if TYPE_CHECKING:
    from pathlib import Path

    from miniature import Build


def examples() -> dict[str, str]:
    """Return the ``md`` blocks of CONTRIBUTING.md, by the file name in the paragraph above."""
    tokens = MarkdownIt().parse((PROJECT / 'CONTRIBUTING.md').read_text(encoding='utf-8'))
    return {
        tokens[number - 2].content.strip('`'): token.content
        for number, token in enumerate(tokens)
        if token.type == 'fence' and token.info == 'md'
    }


def test_examples_are_named_pages() -> None:
    names = examples()
    assert 'index.md' in names
    assert all(name.endswith('.md') for name in names)


def test_examples_build_without_a_warning(build: Build, site: Path) -> None:
    """They stand alone: all other pages go."""
    for page in site.rglob('*.md'):
        page.unlink()
    built = build(lay(examples(), site))
    assert built.warnings == []
    assert built.article('index').select('.recap-statistic')
