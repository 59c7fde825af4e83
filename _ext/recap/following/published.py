"""What is written so that a site is found and followed, where its address is known."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sphinx.locale import _

from .._about import described, title_of
from .._address import address_of, root
from .._dates import dates_of
from .._files import stamp, write_whole
from .._ground import SITES, brought, digest
from . import feed, fulltext, lost, sitemap, verdicts
from .feed import Entry, newest
from .named import named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

BODIES: Final = 'recap-bodies'
"""The folder, beside what Sphinx keeps, of the text of each page as HTML."""


class Following:
    """Writes the feed, the site map and the page of what isn't there of one build."""

    def __init__(self) -> None:
        self._dates: dict[str, str] = {}

    def prepare(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Read the dates of pages, before several processes write these (``env-updated``).

        Return the pages whose text isn't kept: they are to be written again.
        """
        is_site = app.builder.name in SITES and bool(root(app))
        self._dates = dates_of(app) if is_site else {}
        return [docname for docname in self._dates if not body_of(app, docname).is_file()]

    def pages_basis(self, app: Sphinx) -> Iterator[str]:
        """Yield what pages show that no page declares: whether there is a feed."""
        yield f'feed: {bool(self._dates)}'

    def page_shows(self, app: Sphinx, docname: str) -> Iterator[str]:
        """Yield the same for one page (``page-shows``)."""
        yield f'feed: {bool(self._dates)}'

    def announce(
        self,
        app: Sphinx,
        pagename: str,
        templatename: str,
        context: dict[str, Any],
        doctree: nodes.document | None,
    ) -> None:
        """Say in the head of a page where the feed is; keep its text (``html-page-context``).

        Leans on ``metatags``, which themes write as it is in the head.
        """
        if not self._dates:
            return
        if doctree is not None:
            write_whole(body_of(app, pagename), context['body'].encode())
        told = _('What is new in this recap (Atom)')
        place = f'{context["content_root"]}{feed.NAME}'
        links = context.setdefault('recap_links', [])
        links.append({'text': _('Feed'), 'title': told, 'address': place, 'type': feed.TYPE})
        link = f'<link rel="alternate" type="{feed.TYPE}" href="{place}" title="{escape(told)}">'
        context['metatags'] = '\n'.join([context.get('metatags', ''), link])

    def entries(self, app: Sphinx) -> list[Entry]:
        """Return what is new: pages, at the date of their text, and verdicts that changed.

        Only the text of the newest is made.
        """
        names = named(app)
        pages = {names[docname]: docname for docname in self._dates}
        bare = [Entry(name, '', self._dates[docname], '', '') for name, docname in pages.items()]
        found = newest([*bare, *verdicts.changes(app)])
        return [
            self.entry(app, pages[each.id], each.id) if each.id in pages else each for each in found
        ]

    def entry(self, app: Sphinx, docname: str, name: str) -> Entry:
        """Return a page as an entry of that *name*."""
        place = address_of(app, docname)
        return Entry(
            id=name,
            title=title_of(app.env, docname),
            updated=self._dates[docname],
            address=place,
            content=text_of(body_of(app, docname), place),
            summary=described(app.env, docname),
        )

    def write(self, app: Sphinx, exception: Exception | None) -> None:
        """Write the files, and drop those that have no reason any more (``build-finished``)."""
        if exception is not None or app.builder.name not in SITES:
            return
        files: dict[str, bytes | None] = dict.fromkeys(
            (feed.NAME, sitemap.NAME, sitemap.ROBOTS, lost.NAME)
        )
        if root(app):
            if self._dates:
                files[feed.NAME] = feed.atom(app, self.entries(app))
            files[sitemap.NAME] = sitemap.site_map(app, self._dates)
            files[sitemap.ROBOTS] = sitemap.robots(app)
            files[lost.NAME] = lost.lost_page(app)
        for name in files.keys() - owned(app):
            path, content = Path(app.outdir, name), files[name]
            if content is not None:
                write_whole(path, content)
            else:
                path.unlink(missing_ok=True)


def owned(app: Sphinx) -> set[str]:
    """Return the files that the project publishes itself: they stay what they are."""
    return brought(app) | ({lost.NAME} if lost.PAGE in app.env.all_docs else set())


def text_of(body: Path, place: str) -> str:
    """Return the text of a page as the feed carries it, kept as long as its *body* is the same.

    And the code that makes it. That takes a hundredth of a second for a long page, and most have
    not changed.
    """
    written, kept = body.read_text(encoding='utf-8'), body.with_suffix('.atom')
    made_of = digest(place, written, stamp(fulltext.__file__))
    known = kept.read_text(encoding='utf-8') if kept.is_file() else ''
    first, _end, text = known.partition('\n')
    if first != made_of:
        text = fulltext.full_text(written, place)
        write_whole(kept, f'{made_of}\n{text}'.encode())
    return text


def body_of(app: Sphinx, docname: str) -> Path:
    """Return where the text of a page is kept."""
    return Path(app.doctreedir, BODIES, f'{docname}.html')
