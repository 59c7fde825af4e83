"""Where pages mention what the index lists: names are looked up, however many there are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from .index import used

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .index import Entry

_WORD: Final = re.compile(r'\w+')


class Names:
    """All names of what is *listed*, by the words that they begin with, for all pages.

    Names are found as they are written, terms with either capital at their beginning.
    """

    def __init__(self, listed: Iterable[Entry]) -> None:
        self.labels: dict[str, str] = {}
        """The labels of the places that mention a name."""
        self.families: list[tuple[str, str, str]] = []
        """The family name of each person, the whole name, and the label."""
        for entry in listed:
            for name, label in entry.forms if entry.kind != 'work' else ():
                self.labels[name] = used(label or name)
                if entry.kind == 'term' and not name[:2].isupper():
                    self.labels[name[:1].upper() + name[1:]] = used(label)
                    self.labels[name[:1].lower() + name[1:]] = used(label)
                last = name.rpartition(' ')[2]
                if entry.kind == 'person' and last[:1].isupper():
                    self.families.append((last, name, used(label)))
        self.labels.pop('', None)
        self.begun = by_beginning(self.labels)
        signs = ''.join(re.escape(begin) for begin in self.begun if not _WORD.match(begin))
        signs = f'|[{signs}]' if signs else ''
        self.beginning = re.compile(rf'(?<!\w)(?:\w+{signs})')
        """What a name can begin with: a whole word, or a sign that begins one."""


def by_beginning(names: Iterable[str]) -> dict[str, list[str]]:
    """Return *names* by their first words, or signs, the longest first."""
    found: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        word = _WORD.match(name)
        found.setdefault(word[0] if word else name[0], []).append(name)
    return found


class Mentions:
    """Finds, in the words of a page, what the index lists, by its *names*.

    A family name alone stands for the person on the pages that have the whole name.
    """

    def __init__(self, names: Names, text: str) -> None:
        self._names = names
        self._families: dict[str, str] = {}
        for last, name, label in names.families:
            if last not in names.labels and name in text:
                self._families.setdefault(last, label)
        self._begun = by_beginning(self._families)
        self.found: set[str] = set()
        """The labels of what the page mentions, once its words have been read."""

    def parts(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield the parts of *text*, each with the label that stands before it, or nothing."""
        start, label, at = 0, '', 0
        while begun := self._names.beginning.search(text, at):
            at, name = begun.start(), self._named(begun[0], text, begun.start())
            if not name:
                at = begun.end()
                continue
            if text[start:at] or label:
                yield label, text[start:at]
            start, label = at, self._names.labels.get(name) or self._families[name]
            self.found.add(label)
            at += len(name)
        yield label, text[start:]

    def _named(self, beginning: str, text: str, at: int) -> str:
        """Return the longest name that stands there, as a whole word, or nothing."""
        known: list[str] = [*self._names.begun.get(beginning, ()), *self._begun.get(beginning, ())]
        for name in sorted(known, key=len, reverse=True):
            end = at + len(name)
            if text.startswith(name, at) and not _WORD.match(text, end):
                return name
        return ''
