"""What is kept of each page to tell what must be read or written again: a domain without roles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.util import docname_join

from .._ground import digest
from .._paged import PagedDomain
from .._stored import Stored
from .names import Declared, declared_by
from .stamps import Stamps, stamps_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils.nodes import document
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


@dataclass(frozen=True, slots=True)
class PageFacts(Stored):
    """What one page says to this wing, when it has been read.

    ``files`` are those that it was made from, as they were then; ``references`` the names that it
    refers to, in lower case; ``headings`` those of other pages whose titles it shows, and ``pages``
    those that it links as pages; ``declared`` the labels and terms of its own. ``outline`` is the
    digest of its headings, ``digest`` that of all that the digests of pages are made from.
    """

    files: Stamps
    references: tuple[str, ...]
    headings: tuple[str, ...]
    declared: Declared
    outline: str
    digest: str


class ExactDomain(PagedDomain):
    """The facts of each page, by its name."""

    name = 'recap_exact'
    label = 'Exact'
    initial_data: ClassVar[dict[str, Any]] = {'pages': {}, 'basis': ''}
    data_version = 3

    @property
    def pages(self) -> dict[str, PageFacts]:
        """What is kept of each page."""
        pages: dict[str, PageFacts] = self.data['pages']
        return pages


def exact_domain(env: BuildEnvironment) -> ExactDomain:
    """Return the domain of *env*, under its type."""
    return cast('ExactDomain', env.get_domain(ExactDomain.name))


def note_page(app: Sphinx, doctree: document) -> None:
    """Keep the facts of a page, just read (``doctree-read``, after Sphinx's own collectors).

    Leans on their priority (500), on ``env.tocs`` and ``env.titles``, which they fill, and on the
    ``candidates`` that they give to pictures.
    """
    env, docname = app.env, app.env.docname
    domain = exact_domain(env)
    domain.note_change()
    named = set(referred(doctree, docname))
    references = sorted({name for name, _page in named})
    headings = sorted({page for _name, page in named if page})
    declared = declared_by(env, docname, doctree)
    outline = digest(str(env.tocs[docname]))
    tables = [str(table.attributes) for table in env.tocs[docname].findall(addnodes.toctree)]
    images = sorted(
        str(path) for image in doctree.findall(nodes.image) for path in image['candidates'].values()
    )
    said = (
        *(env.titles[docname].astext(), outline, str(images)),
        *(*tables, *references, *headings, str(declared)),
    )
    domain.pages[docname] = PageFacts(
        stamps_of(env, docname, doctree),
        tuple(references),
        tuple(headings),
        declared,
        outline,
        digest(*said),
    )


def referred(doctree: document, docname: str) -> Iterator[tuple[str, str]]:
    """Yield the names that a page refers to, each with the page whose headings it may show.

    Leans on ``reftargetid`` and ``id_link``, by which MyST marks links to headings and to names.
    """
    for reference in doctree.findall(addnodes.pending_xref):
        kind, target = reference.get('reftype', ''), reference['reftarget']
        if kind == 'doc' and reference.get('refdomain') == 'std':
            target = docname_join(docname, target)
        heading = target if kind == 'myst' and reference.get('reftargetid') else ''
        yield target.lower(), heading
    for link in doctree.findall(nodes.reference):
        if link.get('id_link'):  # [](#name): MyST looks later for whatever bears the name
            yield link.get('refuri', '').removeprefix('#').lower(), ''
