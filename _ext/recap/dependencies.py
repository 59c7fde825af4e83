"""What each page shows that isn't its own: what it must be written again for when it changes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .attachments import pictures
from .content import content
from .domain import RecapDomain
from .downloads import downloads
from .editions import editions
from .fingerprint import unplaced
from .previews import preview
from .records import Session, Statement, Statistic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .gather import Recap
    from .records import Page, Record


def everywhere(app: Sphinx) -> Iterator[str]:
    """Yield what all pages show: the title of the recap, its editions and books, words, files."""
    yield str(app.env.titles.get(app.config.root_doc))
    yield str(editions(app.config, Path(app.srcdir)))
    yield str([(book.path.name, book.size) for book in downloads(app)])
    for directory in app.config.locale_dirs:
        messages = Path(app.srcdir, directory, app.config.language, 'LC_MESSAGES', 'sphinx.po')
        if messages.is_file():
            yield messages.read_text(encoding='utf-8')
    if app.builder.format == 'html':  # an address of a stylesheet or a script ends with its sum
        for directory in app.config.html_static_path:
            for path in sorted(Path(app.confdir, directory).rglob('*')):
                if path.suffix in {'.css', '.js'}:
                    yield path.read_text(encoding='utf-8', errors='replace')


def declared(env: BuildEnvironment, domain: RecapDomain) -> Iterator[str]:
    """Yield what the digests of single pages are made from.

    That is the tables of contents, the names of pictures, and what pages say of themselves and of
    each other, but for the lines of the sources where they do.
    """
    yield str(sorted(domain.navigation.tables.items()))
    yield str(sorted(pictures(env).items()))
    for docname, page in sorted(domain.pages.items()):
        yield f'{docname} {env.titles[docname].astext()} {page.digest}'
        for kind, target in page.titles:
            yield resolved(env, domain.recap, kind, target)


def page_parts(env: BuildEnvironment, recap: Recap, page: Page) -> Iterator[str]:
    """Yield all that a page shows and another page declares."""
    for placeholder in page.placeholders:
        gathered = content(recap, placeholder)
        yield str(gathered.position)
        for name in gathered.pages:
            yield resolved(env, recap, 'doc', name)
        for record in gathered.records:
            if placeholder.shows == 'backlinks':
                yield linked(record)
            else:
                yield from told(env, recap, record)
    for mention in page.mentions:
        yield resolved(env, recap, mention.kind, mention.target)
        if cited := recap.find(mention.kind, mention.target):
            yield str(preview(cited))
    for kind, target in page.titles:
        yield resolved(env, recap, kind, target)


def linked(record: Record) -> str:
    """Return all that a link to *record* shows, and where it leads."""
    shown = ('docname', 'anchor', 'label', 'language', 'foreign')
    return f'{record.kind} {[getattr(record, name, "") for name in shown]}'


def told(env: BuildEnvironment, recap: Recap, record: Record) -> Iterator[str]:
    """Yield all that a list tells of a *record*: what it says, and where its links lead."""
    yield unplaced(record)
    yield resolved(env, recap, 'doc', record.docname)
    if isinstance(record, Statement):
        yield resolved(env, recap, 'speaker', record.speaker)
    if isinstance(record, Session):
        for name in record.speakers:
            yield resolved(env, recap, 'speaker', name)
    if isinstance(record, Statistic):
        for key in record.sources:
            yield resolved(env, recap, 'source', key)


def resolved(env: BuildEnvironment, recap: Recap, kind: str, target: str) -> str:
    """Return what a reference leads to and shows, as far as another page decides it."""
    if kind == 'any':
        kinds = (*RecapDomain.object_types, 'term', 'ref', 'doc')
        return ' '.join(resolved(env, recap, each, target) for each in kinds)
    if record := recap.find(kind, target):
        return f'{record.docname}#{record.anchor} {record.label}'
    if kind == 'ref':
        standard = env.domains.standard_domain
        return f'{standard.labels.get(target)} {standard.anonlabels.get(target)}'
    page, _hash, anchor = target.partition('#')
    title = env.titles.get(page)
    headings = str(env.tocs.get(page)) if anchor else ''
    return f'{title.astext() if title else None} {headings}'
