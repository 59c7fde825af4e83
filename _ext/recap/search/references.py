"""What references show whose text another page decides: asked of the domains, once for each."""

from __future__ import annotations

from contextlib import suppress
from functools import cache, partial
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.errors import NoUri

from .._ground import digest, one_line
from .domain import search_domain
from .texts import Reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.domains import Domain

    from .domain import SearchDomain
    from .texts import Text


class Referred:
    """The references of all pages, or of *only* some texts.

    ``digest`` is that of what they show.
    """

    def __init__(self, app: Sphinx, only: Iterable[Text] | None = None) -> None:
        self._env, self._builder = app.env, app.builder
        self._domains = {domain.name: domain for domain in app.env.domains.sorted()}
        domain = search_domain(app.env)
        self._called, self._labelled = cache(called), cache(domain.labelled)
        self._titles = cache(partial(titles_of, domain))
        if only is None:
            found = {each for page in domain.pages.values() for each in page.references}
        else:
            found = {part for text in only for part in text if isinstance(part, Reference)}
        self._shown = {reference: self._ask(reference) for reference in sorted(found)}
        self.digest = digest(*map(str, self._shown.items()))

    def said(self, text: Text) -> str:
        """Return *text* with what its references show."""
        return ''.join(part if isinstance(part, str) else self._shown[part] for part in text)

    def _ask(self, reference: Reference) -> str:
        return next((text for shown in self._answers(reference) if (text := one_line(shown))), '')

    def _answers(self, reference: Reference) -> Iterator[str]:
        """Yield what each of those who may know says; MyST's own references bypass domains."""
        env, target, kind = self._env, reference.target, reference.kind
        if self._labelled(reference.domain, kind):
            holder = self._domains[reference.domain]
            for each in holder.objtypes_for_role(kind) or ():
                yield self._called(holder).get((each, target), '')
        elif kind != 'doc':
            yield from self._resolved(reference)
        if titles := self._titles(target):
            yield self.heading(titles.get(reference.anchor, titles.get('', ())))
        # Leans on the table ``labels`` of the standard domain: page, anchor, title.
        yield str(env.domains.standard_domain.labels.get(target, ('', '', ''))[2])

    def _resolved(self, reference: Reference) -> Iterator[str]:
        """Yield what the domains show in the place of *reference*."""
        home, target, kind = self._env.config.root_doc, reference.target, reference.kind
        content = nodes.inline('', '')
        asked = addnodes.pending_xref('', content, reftarget=target, reftype=kind, refdoc=home)
        asked['refdomain'], asked['refexplicit'] = reference.domain, False
        place = (self._env, home, self._builder)
        if kind in {'any', 'myst'} and reference.domain != 'doc':
            for domain in self._domains.values():
                # Some domains know no role such as `any`, some builders no address.
                with suppress(NoUri, NotImplementedError):
                    for _role, link in domain.resolve_any_xref(*place, target, asked, content):
                        yield link.astext()
        elif named := self._domains.get(reference.domain):
            with suppress(NoUri, NotImplementedError):
                found = named.resolve_xref(*place, kind, target, asked, content)
                yield found.astext() if found else ''

    def heading(self, title: Text) -> str:
        """Return the *title* of a page or a section; what it refers to itself is left out."""
        return ''.join(part for part in title if isinstance(part, str))


def titles_of(domain: SearchDomain, docname: str) -> dict[str, Text]:
    """Return the titles of a page and of its sections, by anchor: none of what is no page."""
    page = domain.pages.get(docname)
    return {unit.anchor: unit.title for unit in page.units} if page else {}


def called(domain: Domain) -> dict[tuple[str, str], str]:
    """Return what the objects of a *domain* are called, by kind and name; of two, the first."""
    found: dict[tuple[str, str], str] = {}
    for name, shown, kind, *_place in domain.get_objects():
        found.setdefault((kind, name), shown)
    return found
