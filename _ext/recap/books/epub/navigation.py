"""How readers find their way: parts and chapters, landmarks, pages of the PDF.

https://www.w3.org/TR/epub-33/#sec-nav
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx.builders.epub3 import NavPoint

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

DEPTH: Final = 3
"""The levels of headings in the contents, that of the page included."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the book: its title, the file that opens it, and its chapters."""

    title: str
    href: str
    chapters: list[NavPoint]


@dataclass(frozen=True, slots=True)
class Landmark:
    """A place that readers look for, in any book: its kind, its address, its title."""

    kind: str
    href: str
    title: str


def divided(points: Sequence[NavPoint], parts: Mapping[str, str]) -> list[NavPoint | Part]:
    """Return the *points* of the contents, those of a part together.

    *parts* says in what part a file is, where it is in one. Leans on what Sphinx makes of them:
    a point is a page, in reading order, and holds its sections.
    """
    found: list[NavPoint | Part] = []
    for point in points:
        title = parts.get(file_of(point), '')
        last = found[-1] if found else None
        if not title:
            found.append(point)
        elif isinstance(last, Part) and last.title == title:
            last.chapters.append(point)
        else:
            number = sum(isinstance(each, Part) for each in found) + 1
            found.append(Part(title, f'part-{number}.xhtml', [point]))
    return found


def in_order(point: NavPoint) -> NavPoint:
    """Return the *point* of a page with its sections first, then the pages that it lists.

    Pages are listed anywhere, before a section or in one, and read after that which lists them.
    """
    inner, pages = parted(point.children, file_of(point))
    return point._replace(children=[*inner, *map(in_order, pages)])


def parted(points: Iterable[NavPoint], file: str) -> tuple[list[NavPoint], list[NavPoint]]:
    """Return, of *points* and all that they hold, the sections of a *file*, and other pages."""
    inner, pages = [], []
    for point in points:
        if file_of(point) == file:
            held, listed = parted(point.children, file)
            inner.append(point._replace(children=held))
            pages += listed
        else:
            pages.append(point)
    return inner, pages


def completed(points: Sequence[NavPoint], pages: Mapping[str, str]) -> list[NavPoint]:
    """Return *points*, and one for each file that they lack of *pages*, which has their titles.

    It comes after the point that leads to the page before: Sphinx has none for a page without a
    title.
    """
    holders = {file: rank for rank, point in enumerate(points) for file in files([point])}
    added: dict[int, list[NavPoint]] = {}
    last = 0
    for uri, title in pages.items():
        if uri in holders:
            last = holders[uri]
        else:
            added.setdefault(last, []).append(NavPoint(title, uri, []))
    return [each for rank, point in enumerate(points) for each in (point, *added.get(rank, ()))]


def file_of(point: NavPoint) -> str:
    """Return the file that *point* leads to."""
    return point.refuri.partition('#')[0]


def files(contents: Sequence[NavPoint | Part]) -> list[str]:
    """Return the files that *contents* lead to, in reading order."""
    found: list[str] = []
    for each in contents:
        if isinstance(each, Part):
            found += [each.href, *files(each.chapters)]
        else:
            found += [file_of(each), *files(each.children)]
    return list(dict.fromkeys(found))


def sections(contents: nodes.Element, uri: str, level: int = 1) -> list[NavPoint]:
    """Return the sections of the page at *uri*, those of *contents*: what Sphinx keeps of them.

    Leans on ``env.tocs``: lists of references, each with the anchor of its section.
    """
    found = []
    for item in contents.children:
        if not isinstance(item, nodes.list_item):
            continue
        held = [child for child in item.children if isinstance(child, nodes.bullet_list)]
        inner = sections(held[0], uri, level + 1) if held and level < DEPTH else []
        link = next(iter(item.findall(nodes.reference)), None)
        if link is not None:
            found.append(NavPoint(escape(link.astext()), f'{uri}{link["anchorname"]}', inner))
    return found
