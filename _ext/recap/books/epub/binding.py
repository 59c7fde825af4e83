"""From pages to a book: what comes before and after them, the ways through it, the package."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx.builders.epub3 import NavPoint
from sphinx.locale import _

from ..._about import called, title_of
from ..._files import remove_former, write_whole
from ..._parts import book_name
from ..attachments import attachments
from ..cover import cover
from ..imprint import date_of, identity, imprint
from ..pdf.plan import chapters
from .archive import archive
from .front import front_matter
from .mentions import Mentions
from .metadata import accessibility_of, identity_of
from .navigation import Landmark, Part, completed, divided, file_of, files, in_order, sections
from .package import COVER_IMAGE, identifier, items
from .pagination import marked, page_breaks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx.builders.epub3 import Epub3Builder

    from .pagination import PageBreak

FIRST: Final = ('cover.xhtml', 'titlepage.xhtml', 'imprint.xhtml', 'nav.xhtml')
INDEX: Final = 'names.xhtml'
COLOPHON: Final = 'colophon.xhtml'


@dataclass(slots=True)
class Noted:
    """What pages told when they were written: names, kinds of sections, what the first one says.

    ``kinds`` has, by page, the anchor of the section of each kind: empty for the page itself.
    """

    mentions: Mentions = field(default_factory=Mentions)
    kinds: dict[str, dict[str, str]] = field(default_factory=dict)
    described: str = ''


def bind(builder: Epub3Builder, noted: Noted, points: Sequence[NavPoint]) -> None:
    """Write the book of *builder*, whose pages are written, and of which *points* are the contents.

    A page that no contents list is in the file where a link leads to it, out of the reading order.
    """
    config, env, folder = builder.config, builder.env, Path(builder.outdir)
    added, date, held = imprint(builder), date_of(env), attachments(builder)
    contents = whole_contents(builder, points)
    order = files(contents)
    words = front_matter(config, added, date, held)
    index = noted.mentions.groups(titles(builder, order), builder.get_target_uri)
    title = title_of(env)
    context = {
        **builder.globalcontext,
        **words,
        **identity_of(config, added, title, noted.described),
        'title': title,
        'identifier': identifier(config),
        'modified': date.strftime('%Y-%m-%dT%H:%M:%SZ'),
        'cover_image': COVER_IMAGE,
        'cover_title': builder.guide_titles['cover'],
        'cover_text': _('Cover: %s') % title,
        'contents_title': builder.guide_titles['toc'],
        'index': index,
        'attached': held,
    }
    for part in (each for each in contents if isinstance(each, Part)):
        add(builder, part.href, {**context, 'part': part}, 'part.xhtml')
    printed = printed_book(builder)
    breaks = number(folder, order, printed)
    last = [*([INDEX] if index else []), COLOPHON]
    labels = {INDEX: words['index_title'], COLOPHON: words['colophon_title']}
    context |= {
        'printed': printed.name if breaks else '',
        'breaks': breaks,
        'contents': [*contents, *(NavPoint(labels[name], name, []) for name in last)],
        'landmarks': landmarks(builder, noted, context, order, last),
    }
    (folder / COVER_IMAGE).write_bytes(cover(identity(env, added, date)))
    for file in held:
        (folder / file.name).write_bytes(file.content)
    for name in (*FIRST, *last):
        add(builder, name, context)
    read = [*FIRST, *order, *last]
    found = items(folder, read, noted.mentions.reached(read))
    told = accessibility_of(found, paged=bool(breaks), index=bool(index))
    add(builder, 'content.opf', {**context, **told, 'items': found})
    names = ['content.opf', *(item.href for item in found), *(file.name for file in held)]
    write_whole(target_of(builder), archive(folder, names))
    remove_former(builder, [target_of(builder)])


def whole_contents(builder: Epub3Builder, points: Sequence[NavPoint]) -> list[NavPoint | Part]:
    """Return the contents by parts, and the sections of the first page, which Sphinx leaves out.

    They have the same chapters as the PDF.
    """
    env, root = builder.env, builder.config.root_doc
    first, *others = points
    own = list(env.tocs[root].findall(nodes.bullet_list))[1:2]
    inner = sections(own[0], first.refuri) if own else []
    pages = {builder.get_target_uri(each.docname): each for each in chapters(env)}
    kept = [in_order(point) for point in others if file_of(point) in pages]
    named = {uri: escape(called(env, each.docname)) for uri, each in pages.items()}
    whole = completed([first._replace(children=inner), *kept], named)
    return divided(whole, {uri: each.part for uri, each in pages.items()})


def titles(builder: Epub3Builder, order: Sequence[str]) -> dict[str, str]:
    """Return the titles of the pages in *order*, which are files, by the names of pages."""
    names = {builder.get_target_uri(docname): docname for docname in builder.env.found_docs}
    pages = (names[name] for name in order if name in names)
    return {docname: called(builder.env, docname) for docname in pages}


def target_of(builder: Epub3Builder) -> Path:
    """Return the file that *builder* writes."""
    return Path(builder.outdir, f'{book_name(builder.config)}.epub')


def printed_book(builder: Epub3Builder) -> Path:
    """Return where the PDF is, if it was made: in ``pdf`` and below, as the book is in ``epub``."""
    above = list(Path(builder.outdir).parts)
    if 'epub' in above:
        above[len(above) - 1 - above[::-1].index('epub')] = 'pdf'
    return Path(*above, f'{book_name(builder.config)}.pdf')


def add(builder: Epub3Builder, name: str, context: dict[str, Any], template: str = '') -> None:
    """Write the file *name*, which the *template*, or that of its name, makes of *context*."""
    text = builder.templates.render(template or name, context)
    Path(builder.outdir, name).write_text(text, encoding='utf-8')


def number(folder: Path, order: Sequence[str], printed: Path) -> list[PageBreak]:
    """Mark where the pages of the PDF *printed* begin, if it is there, and return those places."""
    if not printed.is_file():
        return []
    paths = {name: Path(folder, name) for name in order}
    texts = {name: path.read_text(encoding='utf-8') for name, path in paths.items()}
    from .printed import printed_pages  # noqa: PLC0415  what reads a PDF takes long to load

    breaks = page_breaks(texts, printed_pages(printed))
    for name in dict.fromkeys(each.name for each in breaks):
        own = [each for each in breaks if each.name == name]
        paths[name].write_text(marked(texts[name], own), encoding='utf-8')
    return breaks


def landmarks(
    builder: Epub3Builder,
    noted: Noted,
    context: Mapping[str, Any],
    order: Sequence[str],
    last: Sequence[str],
) -> list[Landmark]:
    """Return the places that readers look for, in reading order: what the book has of them."""
    found = [
        Landmark('cover', FIRST[0], context['cover_title']),
        Landmark('titlepage', FIRST[1], context['title']),
        Landmark('imprint', FIRST[2], context['imprint_title']),
        Landmark('toc', FIRST[3], context['contents_title']),
        Landmark('bodymatter', order[0], context['title']),
    ]
    for docname, title in titles(builder, order).items():
        for kind, anchor in noted.kinds[docname].items():
            if all(kind != known.kind for known in found):
                uri = builder.get_target_uri(docname)
                found.append(Landmark(kind, f'{uri}#{anchor}' if anchor else uri, title))
    names = {INDEX: ('index', 'index_title'), COLOPHON: ('colophon', 'colophon_title')}
    return [*found, *(Landmark(names[n][0], n, context[names[n][1]]) for n in last)]
