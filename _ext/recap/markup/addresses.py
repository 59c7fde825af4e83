"""Addresses that stand bare in a line of text become links.

MyST has two extensions for that (tried in November 2026): ``gfm_autolink`` sees none after a
no-break space or a quotation mark of French; ``linkify`` takes those that follow for part of it,
and as long as all the rest of reading Markdown. Here its library only looks where there is one.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

if TYPE_CHECKING:
    from linkify_it import LinkifyIt

SCHEMES: Final = ('http', 'https', 'mailto', 'ftp', 'tel')
"""How addresses begin that lead out of the site, and that a valid e-book may have."""

_HINT: Final = re.compile(r'://|\bwww\.|\w@\w')
_WRITTEN: Final = re.compile(r'(?:https?|ftp)://|www\.|mailto:', re.IGNORECASE)
_AFTER: Final = re.compile(r'[’‘”“»«›‹…]+[.,;:!?)]*$')
"""Signs that an address never ends with."""

_ILLEGAL: Final = re.compile(r'[|\\^`{}\[\] ]|%(?![0-9A-Fa-f]{2})')
"""Signs that stand in no address as they are, though browsers forgive it (RFC 3986)."""

_APART: Final = (
    nodes.FixedTextElement,
    nodes.literal,
    nodes.math,
    nodes.reference,
    addnodes.desc_signature,
    addnodes.download_reference,
    addnodes.pending_xref,
)
"""What holds no address to be made a link: code, and links."""


class LinkAddresses(SphinxTransform):
    """Makes links of bare addresses: of those with a scheme, of ``www.`` hosts, of mail.

    A name such as ``README.md`` is none, though there are hosts whose names end so. Runs after
    translation (20).
    """

    default_priority = 24

    def apply(self, **_options: Any) -> None:
        for text in list(self.document.findall(nodes.Text)):
            # Most texts have none of these: to see that takes a tenth of the time.
            hinted = '://' in text or 'www.' in text or '@' in text
            if hinted and _HINT.search(text) and not is_apart(text):
                text.parent.replace(text, linked(text.astext()))


def is_apart(node: nodes.Node) -> bool:
    """Return whether *node* stands in code, or in a link."""
    parent = node.parent
    while parent is not None and not isinstance(parent, _APART):
        parent = parent.parent
    return parent is not None


def linked(text: str) -> list[nodes.Node]:
    """Return *text* with links in the place of its addresses."""
    found: list[nodes.Node] = []
    at = 0
    for match in linkifier().match(text) or ():
        shown = _AFTER.sub('', match.raw)
        if match.schema == 'mailto:' or _WRITTEN.match(shown):
            found.append(nodes.Text(text[at : match.index]))
            scheme = match.url.removesuffix(match.text)  # of one that is written without
            address = legal(f'{scheme}{_AFTER.sub("", match.text)}')
            found.append(nodes.reference('', shown, refuri=address))
            at = match.index + len(shown)
    return [*found, nodes.Text(text[at:])]


def legal(address: str) -> str:
    """Return *address* with codes for the signs that only browsers forgive.

    >>> legal('https://example.org/a|b c?d[]=100%&e=%20')
    'https://example.org/a%7Cb%20c?d%5B%5D=100%25&e=%20'
    """
    return _ILLEGAL.sub(lambda sign: f'%{ord(sign[0]):02X}', address)


@cache
def linkifier() -> LinkifyIt:
    """Return what finds addresses: made for the first one, since that takes 40 ms."""
    from linkify_it import LinkifyIt  # noqa: PLC0415

    return LinkifyIt()
