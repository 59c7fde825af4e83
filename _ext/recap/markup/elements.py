"""Which node stands for which element of HTML, and what to write for those that none stands for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx import addnodes

from .._languages import is_tag
from .addresses import SCHEMES, legal
from .nodes import details, line_break, phrase, summary

if TYPE_CHECKING:
    from collections.abc import Mapping

    Attributes = Mapping[str, str]

VOID: Final = frozenset(
    {'area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source'}
    | {'track', 'wbr'}
)
"""Elements without content (HTML, section 13.1.2)."""

SILENT: Final = frozenset({'script', 'style', 'template', 'noscript', 'title', 'head', 'svg'})
"""Elements whose content isn't text of the page."""

PHRASES: Final = frozenset({'small', 'mark', 's', 'del', 'ins', 'u', 'q', 'cite', 'bdi'})

HREF: Final = 'href'
"""The type of a reference whose address is still that of ``<a href>``."""

ORDERED: Final = {'enumtype': 'arabic', 'prefix': '', 'suffix': '.'}

NODES: Final[dict[str, tuple[type[nodes.Element], dict[str, Any]]]] = {
    'br': (line_break, {}),
    'hr': (nodes.transition, {}),
    **dict.fromkeys(('b', 'strong'), (nodes.strong, {})),
    **dict.fromkeys(('i', 'em', 'dfn', 'var'), (nodes.emphasis, {})),
    **dict.fromkeys(('code', 'tt', 'samp'), (nodes.literal, {})),
    # Leans on the class by which docutils' writer tells a key from code.
    'kbd': (nodes.literal, {'classes': ['kbd']}),
    'sub': (nodes.subscript, {}),
    'sup': (nodes.superscript, {}),
    'abbr': (nodes.abbreviation, {}),
    **{tag: (phrase, {'tag': tag}) for tag in PHRASES},
    'strike': (phrase, {'tag': 's'}),
    **dict.fromkeys(('span', 'time'), (nodes.inline, {})),
    'p': (nodes.paragraph, {}),
    **dict.fromkeys(('div', 'center', 'section', 'article', 'aside'), (nodes.container, {})),
    'blockquote': (nodes.block_quote, {}),
    'details': (details, {}),
    'summary': (summary, {}),
    'ul': (nodes.bullet_list, {'bullet': '-'}),
    'ol': (nodes.enumerated_list, ORDERED),
    'li': (nodes.list_item, {}),
    'pre': (nodes.literal_block, {}),
}
"""By the tag of an element, the class of its node, with attributes."""

INSTEAD: Final = {
    'a': 'write [text](address)',
    'iframe': 'write a link to what it shows',
    'video': 'write a link to the film',
    'audio': 'write a link to the recording',
    'embed': 'write a link to what it shows',
    'object': 'write a link to what it shows',
    'table': 'write a table with | between its cells, or {list-table}',
    'script': 'a page has no scripts of its own',
    'style': 'give a class, as {.name}, and put its style in a stylesheet',
    'font': 'give a class, as {.name}, and put its style in a stylesheet',
    'svg': 'put it in a file, and write ![what it shows](file.svg)',
    'picture': 'write ![what it shows](file.jpg)',
    'figure': 'write {figure}',
    'figcaption': 'write {figure}, whose text is its caption',
    'dl': 'write a definition list: a term, then a line that begins with “: ”',
    'form': 'write a link to the form',
    'button': 'write a link',
    'select': 'write a list',
    'textarea': 'write a paragraph',
    'ruby': 'write the reading in parentheses',
    **{f'h{n}': f'write {"#" * n} and a space before the title' for n in range(1, 7)},
}
"""What to write in the place of the elements that come out in no format."""

OTHERWISE: Final = 'write Markdown'

PARTS: Final = frozenset(
    {'html', 'body', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'caption', 'col', 'colgroup'}
    | {'dt', 'dd', 'option', 'optgroup', 'label', 'legend', 'fieldset', 'input', 'source', 'track'}
    | {'param', 'rt', 'rp', 'area', 'map'}
)
"""Elements of others, for which a message is enough."""

OTHERS: Final = frozenset(
    {'header', 'footer', 'nav', 'main', 'hgroup', 'address', 'marquee', 'blink', 'acronym', 'big'}
    | {'canvas', 'dialog', 'frame', 'frameset', 'nobr', 'output', 'progress', 'meter', 'slot'}
    | {'data', 'datalist', 'bdo', 'basefont', 'applet', 'dir', 'menu', 'search', 'math'}
)
"""Further elements: any other name between < and > is words of the author."""

MARKDOWN: Final = re.compile(
    r'\*\*\w|\]\(|`\w|~~\w|\[\^|^#+ |^[ \t]*(?::{3,}|`{3,})|(?<=\n)(?:[-*+>] |\d+[.)] |\|)'
    r'|(?<![\w*\\])\*\w(?:[^*\n]*\w)?[.!?]?\*(?![\w*])|(?<![\w\\])_\w(?:[^_\n]*\w)?[.!?]?_(?!\w)',
    re.MULTILINE,
)
"""Marks of Markdown that stand in HTML, where they are only signs."""

CLOSED: Final = {'p': {'p', 'div', 'ul', 'ol', 'pre', 'blockquote', 'details'}, 'li': {'li'}}
"""Elements that need no end tag, each with those before which they end (HTML, 13.1.2.4)."""


def wrong_with(attribute: str) -> str:
    """Return what is wrong with an *attribute* of any element, or nothing."""
    if attribute.startswith('on'):
        return 'runs no script here; leave it out'
    return 'shows in no format; give a class, as {.name}' if attribute == 'style' else ''


def node_of(tag: str, given: Attributes) -> nodes.Node | None:
    """Return the node that stands for the element *tag* with the attributes *given*.

    Return None where there is no such node: what the element holds stays.
    """
    if tag == 'wbr':
        return nodes.Text('\u200b')
    node = made(tag, given)
    if node is not None:
        node['classes'] += given.get('class', '').split()
        language = given.get('lang', '')
        if is_tag(language):
            node['classes'].append(f'language-{language}')
        if name := given.get('id', '') or (given.get('name', '') if tag == 'a' else ''):
            node['ids'].append(name)
    return node


def made(tag: str, given: Attributes) -> nodes.Element | None:
    """Return that node without what all elements may have."""
    match tag:
        case 'a':
            return link(given)
        case 'img':
            return picture(given)
        case 'input':
            return box(given)
    if tag not in NODES:
        return None
    kind, attributes = NODES[tag]
    node = kind('', **attributes)
    if tag == 'abbr' and given.get('title'):
        node['explanation'] = given['title']
    if tag == 'details' and 'open' in given:
        node['open'] = True
    if tag == 'ol' and re.fullmatch(r'\d{1,9}', given.get('start', '')):
        node['start'] = int(given['start'])
    return node


def link(given: Attributes) -> nodes.Element | None:
    """Return a link, or a place; one to a page or in it is left for Sphinx to find."""
    address = given.get('href', '')
    scheme, colon, _rest = address.partition(':')
    if colon and scheme.lower() in SCHEMES:
        return nodes.reference('', '', refuri=legal(address))
    if address:
        return addnodes.pending_xref('', reftarget=address, reftype=HREF, refexplicit=True)
    return nodes.target('', '') if given.get('id') or given.get('name') else None


def picture(given: Attributes) -> nodes.Element | None:
    """Return a picture, for which the same rules hold as for those of Markdown."""
    if not given.get('src'):
        return None
    sizes = {name: given.get(name, '') for name in ('width', 'height')}
    sizes = {name: size for name, size in sizes.items() if re.fullmatch(r'\d+(px|%)?', size)}
    return nodes.image('', uri=given['src'], alt=given.get('alt', ''), **sizes)


def box(given: Attributes) -> nodes.Element | None:
    """Return the box of a task, as a sign that all formats show."""
    if given.get('type') != 'checkbox':
        return None
    return nodes.inline('', '☑\u00a0' if 'checked' in given else '☐\u00a0', classes=['recap-task'])


def is_element(name: str) -> bool:
    """Return whether HTML has an element of that *name*."""
    return any(name in names for names in (NODES, INSTEAD, PARTS, OTHERS, VOID, SILENT))
