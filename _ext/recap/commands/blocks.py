"""Paragraphs, lists and code, written as Markdown from the words that a reader comes upon."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from .texts import begun, marked, signs, within

END: Final = '\\\n'
"""Ends a line that a paragraph goes on after."""


@dataclass(slots=True)
class Items:
    """A list that is open: the ``number`` of its next item, where it has numbers, and its mark.

    An item is ``fresh`` until something of it is written; then the list is ``begun``.
    """

    number: int | None
    mark: str = ''
    fresh: bool = False
    begun: bool = False


class Blocks:
    """The blocks of a text; all words are given as they are read, and escaped here.

    Where a *language* is given, each block is marked as being in it.
    """

    def __init__(self, language: str = '') -> None:
        self._language = language
        self._written = ''
        self._lists: list[Items] = []
        self._line = self._words = self._address = ''
        self._label: str | None = None

    def say(self, words: str) -> None:
        """Go on with *words*."""
        self._words += words

    def say_code(self, code: str) -> None:
        """Go on with *code*."""
        self._settle()
        ticks = '`' * (longest('`', code) + 1)
        around = ' ' if '`' in code else ''
        self._line += f'{ticks}{around}{code}{around}{ticks}'

    def end_line(self) -> None:
        """End a line of a paragraph."""
        self._settle()
        if self._line.strip():
            self._line += '\n'

    def begin_link(self, address: str) -> None:
        """Begin what leads to *address*; a link within a link is words."""
        if self._label is None:
            self._settle()
            self._label, self._line, self._address = self._line, '', address

    def end_link(self) -> None:
        """End it: one that says its own address, or nothing, says the address."""
        if self._label is None:
            return
        self._settle()
        before, said, self._label = self._label, self._line.strip(), None
        # An exclamation mark would make a picture of it.
        self._line = re.sub(r'(?<!\\)!$', r'\\!', before)
        bare = said in {'', signs(self._address)}
        self._line += f'<{self._address}>' if bare else f'[{said}](<{self._address}>)'

    def end(self) -> None:
        """End a paragraph, where one has begun; a link may be around those that follow."""
        if self._label is not None and not (self._line + self._words).strip():
            return
        self.end_link()
        self._settle()
        lines = [begun(line.strip(' ')) for line in self._line.strip(' \n').split('\n')]
        self._line = ''
        if text := END.join(line for line in lines if line):
            self._write(marked(text, self._language))

    def write_code(self, code: str) -> None:
        """Write a block of *code*."""
        self.end()
        fence = '`' * max(3, longest('`', code) + 1)
        self._write(f'{fence}text\n{code.rstrip()}\n{fence}')

    def begin_list(self, number: int | None) -> None:
        """Begin a list, of which the first item has that *number*, or none."""
        self.end()
        self._lists.append(Items(number))

    def begin_item(self) -> None:
        """Begin an item of the list that is open."""
        self.end_item()
        if self._lists:
            items = self._lists[-1]
            items.mark, items.fresh = '- ' if items.number is None else f'{items.number}. ', True
            items.number = None if items.number is None else items.number + 1

    def end_item(self) -> None:
        """End it: one without words was no item."""
        self.end()
        if self._lists and self._lists[-1].fresh:
            mark, self._lists[-1].mark = self._lists[-1].mark, ''
            self.say(mark)
            self.end()

    def end_list(self) -> None:
        """End the list that is open."""
        self.end()
        if self._lists:
            self._lists.pop()

    def text(self) -> str:
        """Return what was written."""
        self.end_link()
        self.end()
        return self._written

    def _settle(self) -> None:
        """Take the last words into the line, escaped."""
        words = re.sub(r'[ \t\r\n\f\v]+', ' ', self._words)
        self._words = ''
        self._line += within(words) if self._label is None else signs(words)

    def _write(self, block: str) -> None:
        lead = ''.join(each.mark if each.fresh else ' ' * len(each.mark) for each in self._lists)
        if self._written:
            self._written += '\n' if self._goes_on() else '\n\n'
        lines = (line and ' ' * len(lead) + line for line in block.split('\n'))
        self._written += lead + '\n'.join(lines).lstrip(' ')
        for each in self._lists:
            each.fresh, each.begun = False, True

    def _goes_on(self) -> bool:
        """Tell whether a list goes on with an item, or an item with a list: no empty line."""
        fresh = next((each for each in self._lists if each.fresh), None)
        if fresh is None or fresh.begun:
            return fresh is not None
        # After words, a list begins with 1, or at an empty line.
        return fresh is not self._lists[0] and fresh.mark in {'- ', '1. '}


def longest(sign: str, text: str) -> int:
    """Return how often *sign* stands in a row in *text*, at most."""
    return max(map(len, re.findall(f'{re.escape(sign)}+', text)), default=0)
