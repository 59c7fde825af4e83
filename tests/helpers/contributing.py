"""The example of CONTRIBUTING.md: a whole site in two pages."""

from __future__ import annotations

from markdown_it import MarkdownIt

from miniature import PROJECT


def examples() -> dict[str, str]:
    """Return the ``md`` blocks of CONTRIBUTING.md, by the file name in the paragraph above."""
    tokens = MarkdownIt().parse((PROJECT / 'CONTRIBUTING.md').read_text(encoding='utf-8'))
    return {
        tokens[number - 2].content.strip('`'): token.content
        for number, token in enumerate(tokens)
        if token.type == 'fence' and token.info == 'md'
    }
