"""The words of a PDF where they stand, and its text in the order in which it is drawn.

By the boxes of words: the text that pdftotext itself gives in that order lacks spaces since Poppler
26, where a note stands between the words of a line.
"""

from __future__ import annotations

import subprocess
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from pathlib import Path

SPACES: Final = {'x': 'http://www.w3.org/1999/xhtml'}
APART: Final = 0.08
"""Between two words that have a space, of the height of the line."""


class Box(NamedTuple):
    """Where a word stands on its page: sides in points from the top and the left."""

    top: float
    foot: float
    left: float
    right: float
    word: str


def tool(*command: str) -> str:
    """Return what a *command* says."""
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def boxes(path: Path, first: int = 1, last: int = 0) -> dict[int, list[Box]]:
    """Return the words of these pages, by number, in the order in which they are drawn."""
    pages = ['-f', str(first), *(['-l', str(last)] if last else [])]
    root = ET.fromstring(tool('pdftotext', '-raw', '-bbox', *pages, str(path), '-'))
    return {
        number: [
            Box(
                float(word.attrib['yMin']),
                float(word.attrib['yMax']),
                float(word.attrib['xMin']),
                float(word.attrib['xMax']),
                str(word.text),
            )
            for word in page.iterfind('.//x:word', SPACES)
        ]
        for number, page in enumerate(root.iterfind('.//x:page', SPACES), start=first)
    }


def drawn(path: Path, first: int = 1, last: int = 0) -> str:
    """Return the text of these pages in the order in which they are drawn, a line a line."""
    return '\f'.join(map(text_of, boxes(path, first, last).values()))


def text_of(page: list[Box]) -> str:
    """Return the words of a *page*, with a space where one is drawn, and ends of lines."""
    parts = [page[0].word] if page else []
    for one, other in pairwise(page):
        apart = other.left - one.right
        if other.left < one.left or other.top > one.foot or other.foot < one.top:
            parts.append('\n')
        elif apart > APART * (one.foot - one.top):
            parts.append(' ')
        parts.append(other.word)
    return ''.join(parts) + '\n'
