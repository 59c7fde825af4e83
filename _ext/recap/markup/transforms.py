"""When markup becomes nodes: before a page is translated, and after."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from .._ground import warn
from .elements import HREF, NODES
from .matching import Matcher
from .nodes import details, is_block, is_html, rule, summary

BREAK: Final = re.compile(r'(?: {2,}|\\)\n[ \t]*')
"""The end of a line that Markdown keeps."""
BREAK_TAG: Final = re.compile(r'</?br\b', re.IGNORECASE)
TAG: Final = re.compile(r'</?([a-z][\w-]*)', re.IGNORECASE)
LOST: Final = re.compile(r'\s(?:style|on\w+)\s*=', re.IGNORECASE)
"""Attributes for which no node has a place."""


def is_whole(html: str) -> bool:
    """Return whether nodes stand for all of *html*: no element and no attribute gets lost.

    >>> is_whole('<br/>'), is_whole('<iframe src="a">'), is_whole('<p style="color: red">')
    (True, False, False)
    """
    known = {*NODES, 'a', 'img', 'wbr'}
    return all(tag.lower() in known for tag in TAG.findall(html)) and not LOST.search(html)


def is_markdown(document: nodes.document) -> bool:
    """Return whether a page is Markdown. Leans on what MyST keeps of each."""
    return hasattr(document, 'myst_slugs')


class SayBreaks(SphinxTransform):
    """Says the ends of lines in what is given to translators, who are shown a single line.

    Before Sphinx looks up translations (20). Leans on MyST keeping the source of a paragraph.
    """

    default_priority = 15

    def apply(self, **_options: object) -> None:
        if not is_markdown(self.document):
            return
        for node in self.document.findall(nodes.TextElement):
            if '\n' in node.rawsource and not isinstance(node, nodes.FixedTextElement):
                node.rawsource = BREAK.sub('<br>', node.rawsource)


class NameSections(SphinxTransform):
    """Names sections by the words of their titles: no numbers of notes, a hyphen where a line ends.

    Leans on how docutils names them, and on ``myst_slugs``, in which MyST keeps where links to them
    lead.
    """

    default_priority = 10

    def apply(self, **_options: object) -> None:
        for title in self.document.findall(nodes.title):
            section = title.parent
            if not isinstance(section, nodes.section):
                continue
            names, ids = section.get('names'), section['ids']
            name = nodes.make_id(words_of(title))
            # Else the author has named it, or another section has that name already.
            own = names and ids and ids[0] == nodes.make_id(names[0])
            if own and name and name not in self.document.ids:
                self._rename(section, ids[0], name)

    def _rename(self, section: nodes.Element, former: str, name: str) -> None:
        document = self.document
        section['ids'][0] = name
        document.ids[name] = document.ids.pop(former)
        for label, anchor in document.nameids.items():
            if anchor == former:
                document.nameids[label] = name
        slugs = getattr(document, 'myst_slugs', {})
        for slug, (line, anchor, text) in slugs.items():
            if anchor == former:
                slugs[slug] = (line, name, text)


def words_of(node: nodes.Node) -> str:
    """Return the text of *node* without numbers of notes; where a line ends, words stay apart."""
    if isinstance(node, nodes.footnote_reference):
        return ''
    if isinstance(node, nodes.raw):
        return ' ' if BREAK_TAG.match(node.astext()) else ''
    return ''.join(map(words_of, node.children)) if node.children else node.astext()


class AllowRules(SphinxTransform):
    """Puts a node of ours in the place of the thematic breaks that docutils complains about.

    Before it does (830). Markdown has them anywhere.
    """

    default_priority = 825

    def apply(self, **_options: object) -> None:
        for node in list(self.document.findall(nodes.transition)):
            before = node.previous_sibling()
            top = isinstance(node.parent, (nodes.document, nodes.section))
            first = before is None or isinstance(before, (nodes.title, nodes.transition, rule))
            if (first or not top) and 'footnotes' not in node['classes']:
                node.replace_self(rule())


class PlaceElements(SphinxTransform):
    """Puts nodes in the place of HTML: just after Sphinx has looked up translations (20).

    In reStructuredText, whose authors say of what is for HTML that it is, of what loses nothing.
    """

    default_priority = 22

    def apply(self, **_options: object) -> None:
        found = [node for node in self.document.findall(nodes.raw) if is_html(node)]
        named = set(self.document.ids)
        others = set(self.document.findall(nodes.target))  # such as those of an index
        left = () if is_markdown(self.document) else [n for n in found if not is_whole(n.astext())]
        apart = {node.parent for node in left}
        for parent in dict.fromkeys(node.parent for node in found if node.parent not in apart):
            self._fill(parent, Matcher(parent, named).matched())
        for opened in self.document.findall(details):
            if not opened.children or not isinstance(opened[0], summary):
                message = '<details> has no <summary>; write one first, with what stays in sight'
                warn(opened, 'html', message)
        for callout in self.document.findall(nodes.Element):
            if isinstance(callout, nodes.Admonition) and all(
                isinstance(each, (nodes.title, nodes.comment)) for each in callout.children
            ):
                message = 'a call-out holds nothing; write its words, after > where it begins so'
                warn(callout, 'empty', message)
        for link in list(self.document.findall(addnodes.pending_xref)):
            if link['reftype'] == HREF:
                self._lead(link)
        for place in self.document.findall(nodes.target):
            if place['ids'] and place not in others:
                self._note(place)

    def _fill(self, parent: nodes.Element, children: list[nodes.Node]) -> None:
        """Give *parent* its *children*, or put them in its place where it can't hold them."""
        if isinstance(parent, nodes.paragraph):
            empty = not ''.join(child.astext() for child in children).strip()
            shown = any(not isinstance(child, nodes.Text) for child in children)
            if any(map(is_block, children)) or (empty and not shown):
                holder = parent.parent
                place = holder.index(parent)
                holder.remove(parent)
                holder[place:place] = children if shown else []
                return
        parent.children = []
        parent.extend(children)

    def _lead(self, link: addnodes.pending_xref) -> None:
        """Have *link* lead to the page and the place that it names, as one of MyST does."""
        path, _hash, anchor = map(unquote, link['reftarget'].partition('#'))
        docname = self.env.path2doc(self.env.relfn2path(path)[0]) if path else ''
        if not path:
            found = nodes.reference('', '', *link.children, refuri=f'#{anchor}', id_link=True)
            found.source, found.line = link.source, link.line
            link.parent.replace(link, found)
        elif docname in self.env.found_docs:
            link['refdomain'], link['reftype'] = 'doc', 'myst'
            link['reftarget'], link['reftargetid'] = docname, anchor or None
            link['refdoc'] = self.env.docname
            held = nodes.inline('', '', *link.children)  # of which Sphinx makes a link
            link.children = []
            link += held
        else:
            message = 'no page %r; write the name of its source or, for a file, [text](it)'
            warn(link, 'html', message, path)
            link.parent.replace(link, nodes.inline('', '', *link.children))

    def _note(self, place: nodes.Element) -> None:
        """Have links find the *place*, by its name."""
        if not place['names']:
            place['names'] += place['ids']
            self.document.note_explicit_target(place, place)
