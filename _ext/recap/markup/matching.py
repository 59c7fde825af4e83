"""From raw HTML, as MyST leaves it, to nodes: tags are matched, and what no node says is told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from docutils import nodes

from .._ground import warn
from .elements import (
    CLOSED,
    INSTEAD,
    MARKDOWN,
    OTHERWISE,
    PARTS,
    SILENT,
    VOID,
    is_element,
    node_of,
    wrong_with,
)
from .nodes import BLOCKS, CODE, in_blocks, in_line, is_block, is_html, line_break, spread


@dataclass
class Open:
    """An element that is open: its tag, the node that stands for it, if any, and what it holds."""

    tag: str
    node: nodes.Element | None
    held: list[nodes.Node]
    place: nodes.Node


class Matcher(HTMLParser):
    """Matches the tags among the children of *parent*; *named* are the anchors of the page."""

    def __init__(self, parent: nodes.Element, named: set[str]) -> None:
        super().__init__(convert_charrefs=True)
        self._named = named
        self._parent = parent
        self._here: nodes.Node = parent
        self._open = [Open('', None, [], parent)]
        self._silent = ''

    def matched(self) -> list[nodes.Node]:
        """Return what is to be the children of the element."""
        after_break = False
        for child in list(self._parent.children):
            raw = isinstance(child, nodes.raw)
            if is_html(child):
                self._here = child
                self._read(child.astext())
                if self._open[-1].tag == 'p':  # which holds no other block
                    self._end()
            elif not self._silent and not (raw and after_break and child.get('format') == 'latex'):  # type: ignore[attr-defined]
                self._hold(child)
            after_break = raw and child.astext().strip().startswith('<br')
        while len(self._open) > 1:
            self._end_unclosed()
        held = self._open[0].held
        if isinstance(self._parent, nodes.paragraph) and any(map(is_block, held)):
            return list(in_blocks(held, BLOCKS, self._here))  # in the place of the paragraph
        return list(in_blocks(held, self._parent, self._here))

    def _read(self, html: str) -> None:
        if html.rfind('<!--') > html.rfind('-->'):
            warn(self._here, 'html', 'the comment isn’t closed; write --> after it')
            html = html[: html.rfind('<!--')]
        self.feed(html)
        self.close()
        self.reset()

    def handle_pi(self, data: str) -> None:
        warn(self._here, 'html', '<?%s is no markup of a page; leave it out', data[:20])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or '' for name, value in attrs}
        if self._silent:
            return
        word = tag in {*'abiqsu'} and attrs and not any(given.values())  # as in a<b and c>d
        if word or not is_element(tag):
            said = self.get_starttag_text() or ''
            warn(self._here, 'html', '%s is no tag of HTML; write \\%s', said, said)
            self._open[-1].held.append(nodes.Text(said))
            return
        if tag in CLOSED.get(self._open[-1].tag, ()):
            self._end()
        node = self._node(tag, given)
        if tag in SILENT:
            self._silent = tag
        elif tag in VOID:
            self._open[-1].held += [node] if node is not None else []
        else:
            assert node is None or isinstance(node, nodes.Element)
            self._open.append(Open(tag, node, [], self._here))

    def _node(self, tag: str, given: dict[str, str]) -> nodes.Node | None:
        """Return the node of an element, if any, once all is said that is wrong with it."""
        node = node_of(tag, given)
        if isinstance(node, nodes.Element):
            node.source, node.line = self._here.source, self._here.line
        if node is None and tag not in PARTS:
            remedy = INSTEAD.get(tag, OTHERWISE)
            warn(self._here, 'html', '<%s> comes out in no format; %s', tag, remedy)
        for name in given:
            if wrong := wrong_with(name):
                warn(self._here, 'html', '%s= %s', name, wrong)
        if isinstance(node, nodes.Element) and node['ids'] and not self._is_new(node['ids'][0]):
            node['ids'] = []
            return None if isinstance(node, nodes.target) else node
        return node

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            self._silent = '' if tag == self._silent else self._silent
        elif tag == 'br':  # which browsers take for one more <br>: of <br></br>, one is meant
            held = self._open[-1].held
            if not held or not isinstance(held[-1], line_break) or held[-1].rawsource:
                held.append(line_break('</br>'))
        elif tag in VOID or not is_element(tag):
            pass
        elif tag == 'p' and not any(each.tag == 'p' for each in self._open):
            pass  # a paragraph of Markdown has ended it
        elif tag not in {each.tag for each in self._open[1:]}:
            warn(self._here, 'html', '</%s> closes nothing; write <%s> before it', tag, tag)
        else:
            while self._open[-1].tag != tag:
                self._end_unclosed()
            self._end()

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        if MARKDOWN.search(data) and not any(isinstance(one.node, CODE) for one in self._open):
            message = 'Markdown isn’t read right after a tag; leave an empty line between'
            warn(self._here, 'html', message)
        self._hold(nodes.Text(data))

    def _hold(self, node: nodes.Node) -> None:
        """Add *node* to what is open; words that begin a line have no space before them."""
        held = self._open[-1].held
        if isinstance(node, nodes.Text) and held and isinstance(held[-1], line_break):
            node = nodes.Text(node.lstrip(' \t\n'))
        held += [node] if node.astext() or not isinstance(node, nodes.Text) else []

    def _is_new(self, name: str) -> bool:
        """Return whether links may lead to the anchor *name*: else, say why not."""
        if re.search(r'\s', name):
            warn(self._here, 'html', 'the anchor %r holds a space; write one word', name)
            return False
        if name in self._named:
            warn(self._here, 'html', 'the anchor %r is that of another element as well', name)
            return False
        self._named.add(name)
        return True

    def _end_unclosed(self) -> None:
        """Close the element that was opened last, which the page doesn't."""
        tag, place = self._open[-1].tag, self._open[-1].place
        if tag not in CLOSED and tag not in PARTS:
            message = '<%s> isn’t closed; write </%s> after what it holds, in the same block'
            warn(place, 'html', message, tag, tag)
            if any(isinstance(each, nodes.section) for each in self._open[-1].held):
                self._open[-1].node = None  # it doesn't hold the rest of the page
        self._end()

    def _end(self) -> None:
        """Close the element that was opened last."""
        ended = self._open.pop()
        if ended.node is None:
            self._open[-1].held += ended.held
            return
        if isinstance(ended.node, nodes.FixedTextElement):
            ended.held = [nodes.Text(''.join(one.astext() for one in ended.held).strip('\n'))]
        if in_line(ended.node) and any(map(is_block, ended.held)):
            self._open[-1].held += spread(ended.node, in_blocks(ended.held, BLOCKS, self._here))
            return
        ended.node.extend(in_blocks(ended.held, ended.node, self._here))
        self._open[-1].held.append(ended.node)
