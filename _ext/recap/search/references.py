"""What references show whose text another page decides: asked of the domains, once for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.errors import NoUri

from .._ground import digest, one_line
from .domain import search_domain
from .units import Reference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .units import Text


class Referred:
    """The references of all pages; ``digest`` is that of what they show."""

    def __init__(self, app: Sphinx) -> None:
        self._app = app
        self._domains = list(app.env.domains.sorted())
        found = {
            part
            for page in search_domain(app.env).pages.values()
            for unit in page.units
            for text in (unit.title, unit.text)
            for part in text
            if isinstance(part, Reference)
        }
        self._shown = {reference: self._ask(reference) for reference in sorted(found)}
        self.digest = digest(*map(str, self._shown.items()))

    def said(self, text: Text) -> str:
        """Return *text* with what its references show."""
        return ''.join(part if isinstance(part, str) else self._shown[part] for part in text)

    def _ask(self, reference: Reference) -> str:
        return next((text for shown in self._answers(reference) if (text := one_line(shown))), '')

    def _answers(self, reference: Reference) -> Iterator[str]:
        """Yield what each of those who may know says; MyST's own references bypass domains."""
        env, builder = self._app.env, self._app.builder
        target, kind = reference.target, reference.kind
        content = nodes.inline('', '')
        asked = addnodes.pending_xref(
            '', content, reftarget=target, reftype=kind, refexplicit=False
        )
        asked['refdoc'] = home = env.config.root_doc
        asked['refdomain'] = reference.domain
        for domain in self._domains:
            try:
                if domain.name == reference.domain and kind != 'doc':
                    link = domain.resolve_xref(env, home, builder, kind, target, asked, content)
                    yield link.astext() if link else ''
                elif kind in {'any', 'myst'} and reference.domain != 'doc':
                    for _role, link in domain.resolve_any_xref(
                        env, home, builder, target, asked, content
                    ):
                        yield link.astext()
            except (NoUri, NotImplementedError):  # some domains know no role such as `any`
                continue
        if page := search_domain(env).pages.get(target):
            titles = {unit.anchor: unit.title for unit in page.units}
            yield self.heading(titles.get(reference.anchor, titles.get('', ())))
        yield str(env.domains.standard_domain.labels.get(target, ('', '', ''))[2])

    def heading(self, title: Text) -> str:
        """Return the *title* of a page or a section; what it refers to itself is left out."""
        return ''.join(part for part in title if isinstance(part, str))


def note_references(app: Sphinx, env: BuildEnvironment) -> None:
    """Keep what the references of changed pages show (``env-updated``, once names are settled).

    A build with nothing to do need not ask.
    """
    domain = search_domain(env)
    if domain.changed:
        domain.data['referred'] = Referred(app).digest
