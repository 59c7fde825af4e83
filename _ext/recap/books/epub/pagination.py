"""Where pages of the PDF begin in the e-book: found by their first words, in the order of both.

Readers of both editions can name a place to one another (EPUB Accessibility 1.1, 4.1.2).
"""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


PROBE: Final = 32
"""How many letters tell a place: five or six words."""

STEP: Final = 4
"""Between two beginnings of probes in a page: the first ones may be those of a margin."""

HEARD: Final = 3
"""The fewest probes that say the same place: a phrase that is quoted says another."""

APART: Final = 40
"""From how many letters two places are two."""

HEAD: Final = 6
"""How many letters of a page are looked for near what was found of it."""

SILENT: Final = frozenset({'head', 'svg', 'math', 'nav'})
"""Elements whose words aren't those of the text, or where no other element may stand."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the PDF: the number that readers are shown, and the letters it begins with."""

    label: str
    letters: str


def letters(text: str) -> str:
    r"""Return the letters and digits of *text*, which are the same on paper and on a screen.

    Spaces, hyphens at the ends of lines and signs between words aren't.

    >>> letters('«\u00a0Com-\nmunauté\u00a0», 90 %')
    'communauté90'
    """
    return ''.join(filter(str.isalnum, text)).casefold()


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Where a page begins: its number, the file that holds its first words, and where in it."""

    label: str
    name: str
    offset: int

    @property
    def anchor(self) -> str:
        """The identifier of its place."""
        return f'page-{self.label}'

    @property
    def marker(self) -> str:
        """The element that stands there. Its label is what a voice says (Ace asks for it)."""
        return (
            f'<span id="{self.anchor}" epub:type="pagebreak" role="doc-pagebreak"'
            f' aria-label="{self.label}"></span>'
        )


class Letters(HTMLParser):
    """The letters of a page, each with its offset in the file."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.letters: list[str] = []
        self.offsets: list[int] = []
        self._lines = [0]
        for line in text.splitlines(keepends=True):
            self._lines.append(self._lines[-1] + len(line))
        self._silent = 0
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in SILENT

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in SILENT

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Pass over an element that holds nothing."""

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        line, column = self.getpos()
        start = self._lines[line - 1] + column
        for at, sign in enumerate(data):
            for letter in letters(sign):
                self.letters.append(letter)
                self.offsets.append(start + at)


def page_breaks(texts: Mapping[str, str], pages: Sequence[Page]) -> list[PageBreak]:
    """Return where *pages* begin in *texts*, XHTML by the name of its file, in reading order.

    Pages that the e-book lacks, such as contents and an index, begin nowhere.
    """
    book, places = [], []
    for name, text in texts.items():
        found = Letters(text)
        book += found.letters
        places += [(name, offset) for offset in found.offsets]
    text = ''.join(book)
    return [
        PageBreak(pages[number].label, *places[at])
        for number, at in in_order(heard(text, pages))
        if pages[number].label.isalnum()
    ]


def heard(text: str, pages: Sequence[Page]) -> dict[tuple[int, int], int]:
    """Return how many probes say that a page, by number, begins at a place of *text*.

    What the PDF alone has, such as the page of a link, moves what follows a little: probes that
    move no farther than that say the same place, that of the first of them.
    """
    probes: dict[str, tuple[int, int] | None] = {}
    for number, page in enumerate(pages):
        for at in range(0, len(page.letters) - PROBE + 1, STEP):
            probe = page.letters[at : at + PROBE]
            probes[probe] = None if probe in probes else (number, at)
    votes: dict[tuple[int, int], int] = {}
    current: dict[int, tuple[int, int]] = {}
    for at in range(len(text) - PROBE + 1):
        found = probes.get(text[at : at + PROBE])
        if found is None:
            continue
        number, inside = found
        begun, place = current.get(number, (-APART, at))
        if abs(at - inside - begun) >= APART:
            place = first_letter(text, at, inside, pages[number].letters)
        current[number] = at - inside, place
        votes[number, place] = votes.get((number, place), 0) + 1
    return votes


def first_letter(text: str, at: int, inside: int, page: str) -> int:
    """Return where the *page* begins whose letter *inside* is that *at* a place of *text*.

    Where its first letters aren't those of the text, they are those of a margin, or of a chart.
    """
    if text[max(at - inside, 0) : at] == page[:inside]:
        return at - inside
    near = text.rfind(page[:HEAD], max(at - inside - APART, 0), at)
    return near if near >= 0 else at


def in_order(votes: Mapping[tuple[int, int], int]) -> list[tuple[int, int]]:
    """Return the places that follow one another as their pages do, heard most often in all."""
    best: list[tuple[int, list[tuple[int, int]]]] = []
    for place, count in sorted(votes.items()):
        if count < HEARD:
            continue
        before = [
            known for known in best if known[1][-1][0] < place[0] and known[1][-1][1] < place[1]
        ]
        score, way = max(before, key=lambda known: known[0], default=(0, []))
        best.append((score + count, [*way, place]))
    return max(best, key=lambda known: known[0], default=(0, []))[1]


def marked(text: str, breaks: Sequence[PageBreak]) -> str:
    """Return the file *text* with the markers of its *breaks*."""
    for each in reversed(breaks):
        text = f'{text[: each.offset]}{each.marker}{text[each.offset :]}'
    return text
