"""The theme's styles without those of what no page has.

That is: extensions that aren't loaded, and parts of its templates that ours replace. A rule goes by
what its selectors name, whatever the pages hold: a page more changes no style.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'|[{}]')
"""What begins and ends a block, or first a string, which may hold the same signs."""
COMMA: Final = re.compile(r',(?![^()]*\))')
"""A comma between selectors, not within ``:is(…)``."""
SEMICOLON: Final = re.compile(r'"[^"]*"|\'[^\']*\'|;')
"""What parts declarations, or first a string, which may hold the same sign."""
REPLACED: Final = (
    r'(?:\.sidebar-toggle|\.(?:sidebar-|toc-)?overlay|#__(?:navigation|toc)|\.announcement(?:-content)?'
    r'|\.toctree-checkbox|\.has-children|#searchbox|\.(?:edit|view)-this-page'
    r'|\.bottom-of-page \.icons|\.sidebar-tree (?:label|\.icon)|\.toctree-l1>label|\[role=main\]'
    r'|\.header-(?:left|right) label|dl\.footnote|\.right-details|ul\.search)(?![-\w])'
    r'|--color-announcement-|--(?:color-)?sidebar-(?:item-)?expander-'
)
"""What Furo's own ``page.html`` and ``sidebar/`` name, and ours don't; footnotes as lists.

Docutils has written those as ``aside`` since 0.18.
"""
EXTENSIONS: Final = {
    'sphinx_design': r'\.sd-|--sd-|--color-card-|\.sphinx-bs|\.shadow\.docutils',
    'sphinx_inline_tabs': r'\.tab-(?:set|label|content)|--tabs-',
    'sphinx.ext.viewcode': r'\.viewcode-',
    'readthedocs_ext.readthedocs': r'#furo-(?:readthedocs|sidebar-ad)',
}
"""What those that Furo knows name, in classes and custom properties."""
SIGNS: Final = r'--icon-(?!search|pencil|topic)|\.admonition-title:before'
"""The signs of call-outs, which ours hides: two pictures are for the search and for topics."""


def trimmed(css: str, loaded: Collection[str]) -> str:
    """Return the theme's styles, compact, without those of extensions that aren't *loaded*."""
    named = [REPLACED, SIGNS, *(said for name, said in EXTENSIONS.items() if name not in loaded)]
    return _without(css, '|'.join(named))


@lru_cache(maxsize=8)
def _without(css: str, unused: str) -> str:
    """Return *css* without what is *unused*: once for all the builds of a process."""
    if ''.join(f'{head}{{{body}}}' for head, body in rules(css)) != css:
        return css  # written in a way that isn't understood here
    return _kept(css, re.compile(unused))


def _kept(css: str, unused: re.Pattern[str]) -> str:
    return ''.join(_rule(head, body, unused) for head, body in rules(css))


def _rule(head: str, body: str, unused: re.Pattern[str]) -> str:
    """Return a rule without the selectors and custom properties that are *unused*, or nothing."""
    if head.lstrip().startswith(('@media', '@supports')):
        inner = _kept(body, unused)
        return f'{head}{{{inner}}}' if inner else ''
    if head.lstrip().startswith('@'):
        return f'{head}{{{body}}}'
    selectors = ','.join(each for each in COMMA.split(head) if not unused.search(each))
    said = ';'.join(each for each in declarations(body) if not unused.match(each))
    return f'{selectors}{{{said}}}' if selectors and said.strip() else ''


def declarations(body: str) -> Iterator[str]:
    """Yield the declarations of a block; what follows the last semicolon is one as well."""
    start = 0
    for token in SEMICOLON.finditer(body):
        if token[0] == ';':
            yield body[start : token.start()]
            start = token.end()
    yield body[start:]


def rules(css: str) -> Iterator[tuple[str, str]]:
    """Yield each rule: what stands before its block (statements as well), and in it."""
    depth, start, opened = 0, 0, 0
    for token in TOKEN.finditer(css):
        if token[0] == '{':
            opened = token.start() if depth == 0 else opened
            depth += 1
        elif token[0] == '}':
            depth -= 1
            if depth == 0:
                yield css[start:opened], css[opened + 1 : token.start()]
                start = token.end()
