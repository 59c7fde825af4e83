"""What is wrong in a page, and the page with what is mechanical mended."""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from .markdown import REFERENCE_LINK, structure
from .others import rules
from .passages import Page, Passage
from .prose import OPAQUE, parser

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from .rules import Fault, Rule

PASSES: Final = 5
"""How often a page is mended, at most: what one rule mends may be what another looks at."""
AROUND: Final = 20
"""How many signs of the prose are shown on either side of what is wrong."""

_parser = cache(parser)
Edit: TypeAlias = tuple[int, int, str]
"""From where, to where, and what is right there."""


class Finding(NamedTuple):
    """What is wrong at one place of a page, and what would be right."""

    page: str
    line: int
    column: int
    rule: str
    wrong: str
    excerpt: str
    right: str

    def __str__(self) -> str:
        place = f'{self.page}:{self.line}:{self.column}'
        return f'{place}: [{self.rule}] {self.wrong}: «{self.excerpt}»; {self.right}'


class Kind(NamedTuple):
    """How pages are read: their *language*, Markdown's *extensions*, and the rules left *off*."""

    language: str
    extensions: frozenset[str] = frozenset()
    off: frozenset[str] = frozenset()
    translated: bool = True

    def rules(self) -> Iterator[Rule]:
        """Yield the rules of prose that hold."""
        links = (REFERENCE_LINK,) if self.translated else ()
        return (rule for rule in chain(rules(self.language), links) if self.holds(rule.name))

    def holds(self, name: str) -> bool:
        """Tell whether the rule *name* isn't switched off."""
        return not self.off & {'typography', f'typography.{name}'}


def check(source: str, page: str, kind: Kind) -> list[Finding]:
    """Return what is wrong in the Markdown *source* of a *page*, from top to bottom."""
    passages = Page(source, _parser(kind.extensions), kind.language).passages
    findings = [
        Finding(page, found.line, 1, *found[1:])
        for found in structure(source, passages)
        if kind.holds(found.rule)
    ]
    for passage in passages:
        for rule in kind.rules():
            for fault in rule.find(passage.text):
                line, column = _place(source, passage, fault)
                excerpt = _excerpt(passage.text, fault)
                found = (page, line, column, rule.name, rule.wrong, excerpt, rule.right)
                findings.append(Finding(*found))
    return sorted(findings, key=lambda finding: (finding.line, finding.column))


def mend(source: str, kind: Kind) -> str:
    """Return the Markdown *source* of a page with what is mechanical mended.

    Spaces and signs change, no letter or digit does, and nothing that isn't prose. Mended again, it
    stays as it is.
    """
    for _ in range(PASSES):
        mended = _mended(source, kind)
        if mended == source:
            break
        source = mended
    return source


def _mended(source: str, kind: Kind) -> str:
    """Mend once; what would make Markdown of prose, or the reverse, is looked for and left."""
    read = _parser(kind.extensions)
    passages = Page(source, read, kind.language).passages
    before = _kept(passages)

    def with_all(edits: Sequence[Edit], kept: list[Edit]) -> list[Edit]:
        """Return *kept* and those of *edits* that keep what no mending changes, half by half."""
        wanted = [*kept, *edits]
        if _kept(Page(_applied(source, wanted), read, kind.language).passages) == before:
            return wanted
        half = len(edits) // 2
        return with_all(edits[half:], with_all(edits[:half], kept)) if half else kept

    edits = [edit for each in passages for edit in _edits(each, kind)]
    # Nothing to mend, as in most pages: to cut them again takes as long as all the rest.
    return _applied(source, with_all(edits, [])) if edits else source


def _kept(passages: Sequence[Passage]) -> list[tuple[int, str, str]]:
    """Return what no mending changes: where passages are, what isn't prose, letters and digits."""
    return [
        (passage.level, passage.opaque, ''.join(filter(str.isalnum, passage.text)))
        for passage in passages
    ]


def _edits(passage: Passage, kind: Kind) -> Iterator[Edit]:
    taken: list[Fault] = []
    for rule in kind.rules():
        for fault in rule.find(passage.text):
            edit = _edit(passage, fault)
            apart = all(other.end <= fault.start or fault.end <= other.start for other in taken)
            if edit is not None and apart:
                taken.append(fault)
                yield edit


def _edit(passage: Passage, fault: Fault) -> Edit | None:
    """Return the place of the fault in the page, and what is right there, if it can be told."""
    if fault.mended is None or not passage.starts:
        return None
    text, start, end, mended = passage.text, fault.start, fault.end, fault.mended
    while mended and start < end and text[start] == mended[0]:
        start, mended = start + 1, mended[1:]
    while mended and start < end and text[end - 1] == mended[-1]:
        end, mended = end - 1, mended[:-1]
    if start == end:
        # Between two signs, there may be the marks of an emphasis: outside of it.
        after = start and (text[start - 1] in '«“' or start == len(text))
        place = passage.ends[start - 1] if after else passage.starts[start]
        return place, place, mended
    first, last = passage.starts[start], passage.ends[end - 1]
    # Not where something else stands between, or a sign is written as an entity, on purpose.
    whole = last - first == end - start and OPAQUE not in text[start:end]
    return (first, last, mended) if whole else None


def _applied(source: str, edits: Collection[Edit]) -> str:
    for start, end, text in sorted(edits, reverse=True):
        source = source[:start] + text + source[end:]
    return source


def _place(source: str, passage: Passage, fault: Fault) -> tuple[int, int]:
    if not passage.starts:
        return passage.line + passage.text.count('\n', 0, fault.end - 1), 1
    start = max(fault.start, passage.text.rfind('\n', 0, fault.end - 1) + 1)
    place = passage.starts[min(start, len(passage.starts) - 1)]
    return source.count('\n', 0, place) + 1, place - source.rfind('\n', 0, place)


def _excerpt(text: str, fault: Fault) -> str:
    around = text[max(fault.start - AROUND, 0) : fault.end + AROUND]
    return around.replace('\n', ' ').replace(OPAQUE, '…').strip(' ')
