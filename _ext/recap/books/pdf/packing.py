"""A PDF in less room, which says more: what the compiler can't be told is added to its file.

A tagged book has tens of thousands of small objects, one after the other in clear: packed together,
as PDF 1.5 allows and Typst doesn't do, it takes two fifths. What it says, and the standards that it
follows, stay: PDF/A-3 and PDF/UA-1 allow all that is done here.
"""

from __future__ import annotations

from bisect import bisect
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf

from .tables import TOLD

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from .binding import Bound
    from .settle import Settled
    from .tables import Spot


def packed(settled: Settled, bound: Bound) -> bytes:
    """Return the book with its objects packed and what *bound* adds: the same bytes each time."""
    packed = BytesIO()
    with pikepdf.open(BytesIO(settled.pdf)) as book:
        forget(book)
        lead(book, settled.places)
        head_rows(book, bound.labelled)
        tell_links(book, bound.titles, bound.page)
        with book.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            if bound.rights:
                metadata['dc:rights'] = bound.rights
            if bound.subjects:
                metadata['dc:subject'] = set(bound.subjects)
        book.save(
            packed,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=True,
            deterministic_id=True,
        )
    return packed.getvalue()


def elements(holder: Any, kind: str) -> Iterator[Any]:
    """Yield the elements of that *kind* under *holder*, a part of the structure, in order."""
    if isinstance(holder, pikepdf.Array):
        for kid in holder:
            yield from elements(kid, kind)
    elif isinstance(holder, pikepdf.Dictionary):
        if holder.get('/S') == kind:
            yield holder
        if '/K' in holder:
            yield from elements(holder.K, kind)


def head_rows(book: pikepdf.Pdf, labelled: tuple[bool, ...]) -> None:
    """Make of the first cell of a row its header, in the tables where it is *labelled* one.

    A cell that names its headers would have no other: which they are then follows from the places
    of these, and from their scopes (ISO 32000-1, 14.8.5.7).
    """
    tables = list(elements(book.Root.StructTreeRoot.K, '/Table'))
    if len(tables) != len(labelled):
        return
    for table, heads in zip(tables, labelled, strict=True):
        if not heads:
            continue
        for cell in elements(table.K, '/TD'):
            for attributes in attributes_of(cell):
                if '/Headers' in attributes:
                    del attributes['/Headers']
        for body in elements(table.K, '/TBody'):
            for row in elements(body.K, '/TR'):
                first = row.K[0] if isinstance(row.K, pikepdf.Array) else row.K
                first.S = pikepdf.Name.TH
                scope = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name.Row)
                others = [each for each in attributes_of(first) if each.get('/O') != '/Table']
                first.A = pikepdf.Array([scope, *others])


def forget(book: pikepdf.Pdf) -> None:
    """Take out of the *book* what it told of its places."""
    held = book.attachments[TOLD].obj
    book.Root.AF = pikepdf.Array([each for each in book.Root.AF if each.objgen != held.objgen])
    del book.attachments[TOLD]
    if not book.attachments:  # an empty list may be gone by itself
        if '/AF' in book.Root:
            del book.Root.AF
        if '/EmbeddedFiles' in book.Root.Names:
            del book.Root.Names.EmbeddedFiles


def lead(book: pikepdf.Pdf, places: Sequence[Spot]) -> None:
    """Have each link of the *book* lead to its place: that of the *places* whose rank it gives.

    It gives it by how far right it leads, above the first page; see ``places.typ``. Where the place
    has a name in the file, the link leads to the name. A reader sees a line above the place.
    """
    pages = [page.obj for page in book.pages]
    first, top = pages[0].objgen, pages[0].MediaBox[3]
    known = {name for name, _place in destinations(book)}
    for page in pages:
        for link in page.get('/Annots', []):
            to = link.get('/Dest')
            if isinstance(to, pikepdf.Array) and to[0].objgen == first and to[3] == top:
                label, number, x, y, _value = places[round(to[2])]
                at = pages[number - 1]
                link.Dest = (
                    pikepdf.String(label.encode())
                    if label in known
                    else pikepdf.Array(
                        [
                            at,
                            pikepdf.Name.XYZ,
                            decimal(x),
                            at.MediaBox[3] - decimal(max(y - 10, 0)),
                            0,
                        ]
                    )
                )
                link.Contents = pikepdf.String(str(number))


def decimal(length: float) -> Decimal:
    """Return a *length* in points as a PDF has it."""
    return Decimal(f'{length:.3f}')


def tell_links(book: pikepdf.Pdf, titles: Mapping[str, str], words: str) -> None:
    """Have each link inside the *book* say where it leads: to which section, on which page.

    Typst says the page alone, but of notes (PDF/UA-1, 7.18.5). *titles* are those of the headings,
    which alone have names in the file; *words* are how a page is called.
    """
    numbers = {page.obj.objgen: number for number, page in enumerate(book.pages, start=1)}

    def spot(place: Any) -> tuple[int, float]:
        return numbers[place[0].objgen], -float(place[3])

    begun = sorted((spot(at), titles[name]) for name, at in destinations(book) if name in titles)
    named = {name: spot(place) for name, place in destinations(book)}
    for page in book.pages:
        for link in page.get('/Annots', []):
            to = link.get('/Dest')
            if to is None:
                continue
            at = named[bytes(to).decode()] if isinstance(to, pikepdf.String) else spot(to)
            if str(at[0]) not in str(link.get('/Contents', '')).split():
                continue  # one between a note and its call, which it tells
            # A place stands at the top of a line, a heading a little above its own.
            rank = bisect(begun, ((at[0], at[1] + 1), '\uffff')) - 1
            title = f'{begun[rank][1]}, ' if rank >= 0 else ''
            link.Contents = pikepdf.String(f'{title}{words % at[0]}')


def destinations(book: pikepdf.Pdf) -> Iterator[tuple[str, Any]]:
    """Yield the places of the *book* that have names."""
    waiting: list[Any] = [book.Root.Names.Dests] if '/Names' in book.Root else []
    while waiting:
        tree = waiting.pop()
        waiting += tree.get('/Kids', [])
        flat = list(tree.get('/Names', []))
        for name, place in zip(flat[::2], flat[1::2], strict=True):
            yield bytes(name).decode(), place.D if isinstance(place, pikepdf.Dictionary) else place


def attributes_of(element: Any) -> list[Any]:
    """Return the dictionaries of the attributes of an *element*."""
    held = element.get('/A', [])
    return list(held) if isinstance(held, pikepdf.Array) else [held]
