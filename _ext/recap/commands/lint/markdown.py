"""Rules of Markdown that hold whatever the language: titles, tabs, links that translations lose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from .rules import Rule, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .passages import Passage

REFERENCE_LINK: Final[Rule] = rule(
    'reference-link',
    r'\[[^]]+\]\[[^]]*\]|(?m:^)\[[^]^][^]]*\]:(?=\s)',
    None,
    'reference link, which a translation prints as it is',  # MyST-Parser#690
    '[text](address)',
)


class Misplaced(NamedTuple):
    """What is wrong at a *line* of a page, whatever it says."""

    line: int
    rule: str
    wrong: str
    excerpt: str
    right: str


def structure(source: str, passages: Sequence[Passage]) -> Iterator[Misplaced]:
    """Yield what is wrong with the titles and tabs of the page *source*."""
    for number, line in enumerate(source.split('\n'), start=1):
        if '\t' in line:
            yield Misplaced(number, 'tab', 'tab', line.strip(), 'spaces')
    previous = 0
    for passage in passages:
        level, place, text = passage.level, passage.line, passage.text
        if not level:
            continue
        if level == 1 and previous:
            yield Misplaced(place, 'heading', 'second title', text, 'one “#” a page')
        elif level > previous + 1:
            right = f'“{"#" * (previous + 1)}”'
            yield Misplaced(place, 'heading', 'level skipped', text, right)
        previous = level
    if not previous:
        yield Misplaced(1, 'heading', 'page without a title', '', 'a “#” heading')
