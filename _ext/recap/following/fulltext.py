"""The text of a page as a feed carries it: without what serves on a page alone, its links whole.

It reads what the writers of pages have made: elements that are closed, values between quotation
marks. `html.parser`, which reads anything, takes ten times as long.
"""

from __future__ import annotations

import re
from html import escape, unescape
from typing import Final

from .._address import whole

MARKUP: Final = re.compile(
    r"""<!--.*?-->|<(?:script|style)\b.*?</(?:script|style)\s*>"""
    r"""|<(?P<end>/?)(?P<tag>[a-zA-Z][\w:-]*)(?P<rest>(?:[^<>"']|"[^"]*"|'[^']*')*)>""",
    re.DOTALL,
)
ATTRIBUTE: Final = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+))?""")

KEPT: Final = frozenset(
    {'alt', 'colspan', 'dir', 'display', 'lang', 'rowspan', 'scope', 'start', 'title'}
)
"""Attributes that say something in a feed, besides addresses."""
ADDRESSES: Final = frozenset({'href', 'src'})
SOME: Final = re.compile(rf'\b(?:{"|".join(sorted(KEPT | ADDRESSES))})\b')
"""What a tag that has one of them holds."""
VOID: Final = frozenset({'area', 'br', 'col', 'hr', 'img', 'input', 'source', 'wbr'})
SKIPPED: Final = frozenset({'button', 'form', 'svg', 'template'})
"""Elements that serve on a page alone; a drawing would have lost its colours."""
UNSEEN: Final = frozenset({'headerlink', 'recap-copy', 'recap-aside', 'recap-tools'})
"""Classes of elements that do so too."""

TITLE: Final = re.compile(r'\A((?:<section>|<span></span>|\s)*)<h1>.*?</h1>\s*', re.DOTALL)
"""The title that a text begins with: an entry has it, and its readers show it above the text."""


def full_text(body: str, base: str) -> str:
    """Return the HTML *body* of a page whose address is *base*, without title, for elsewhere."""
    parts: list[str] = []
    skipped = end = 0  # how deep in what is left out; where the last tag ended
    for found in MARKUP.finditer(body):
        if not skipped:
            parts.append(body[end : found.start()])
        end = found.end()
        if not found['tag']:
            continue
        tag, rest = found['tag'].lower(), found['rest']
        opens = not (tag in VOID or rest.endswith('/'))
        if found['end']:
            if not skipped:
                parts.append(f'</{tag}>')
            skipped = max(0, skipped - (tag not in VOID))
        elif skipped or is_left_out(tag, rest):
            skipped += opens
        else:
            parts.append(f'<{tag}{attributes(rest, base)}>')
            if not opens and tag not in VOID:
                parts.append(f'</{tag}>')
    if not skipped:
        parts.append(body[end:])
    return TITLE.sub(r'\1', ''.join(parts).strip())


def is_left_out(tag: str, rest: str) -> bool:
    """Return whether an element serves on a page alone; *rest* are its attributes."""
    if tag in SKIPPED:
        return True
    if 'class' not in rest and 'hidden' not in rest:
        return False
    found = dict(ATTRIBUTE.findall(rest))
    return 'hidden' in found or not UNSEEN.isdisjoint(bare(found.get('class', '')).split())


def attributes(rest: str, base: str) -> str:
    """Return those of the attributes *rest* that a feed keeps, their addresses whole."""
    if not SOME.search(rest):  # nor have most
        return ''
    kept = []
    for name, quoted in ATTRIBUTE.findall(rest):
        value = unescape(bare(quoted))
        if name in ADDRESSES:
            kept.append(f' {name}="{escape(whole(base, value))}"')
        elif name in KEPT:
            kept.append(f' {name}="{escape(value)}"')
    return ''.join(kept)


def bare(quoted: str) -> str:
    """Return a value without its quotation marks, where it has some."""
    return quoted[1:-1] if quoted[:1] in {'"', "'"} else quoted
