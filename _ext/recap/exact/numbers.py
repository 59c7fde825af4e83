"""Numbers of titles, figures, tables and equations: which pages show those of others.

Sphinx gives them once all pages are read (``env-get-updated``), and writes again a page whose own
ones change; not those that lead to it. It leaves a title its number for good.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from docutils import nodes

from .names import table_of
from .shown import Shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx.environment import BuildEnvironment

    from .domain import PageFacts


def forget_former(env: BuildEnvironment) -> None:
    """Take from the titles of pages that no table of contents numbers any more what one gave them.

    Leans on ``env.toc_secnumbers``, and on the ``secnumber`` of a title, and of what leads to one.
    """
    for docname in env.titles.keys() - env.toc_secnumbers.keys():
        if 'secnumber' in env.titles[docname]:
            del env.titles[docname]['secnumber']
            for link in env.tocs[docname].findall(nodes.reference):
                link.attributes.pop('secnumber', None)


class Numbers:
    """The numbers that the pages of one build show.

    Leans on ``env.toc_secnumbers`` and ``env.toc_fignumbers``: the numbers of each page, by place.
    """

    def __init__(self, env: BuildEnvironment) -> None:
        self._env = env
        self._equations = env.domains.math_domain.equations
        self._any = bool(env.toc_secnumbers or env.toc_fignumbers or self._equations)

    def by(self, docname: str, facts: PageFacts) -> str:
        """Return all those that the page *docname* shows, of its own and of others."""
        if not self._any:
            return ''
        around = (*self._shown.around(docname), *self._shown.above(docname))
        told = [
            *(self._env.toc_secnumbers.get(name, {}).get('') for name in around),
            *(self._env.toc_secnumbers.get(name) for name in self._shown.below(docname)),
            *(self._of_names.get(name) for name in facts.references),
            *(self._env.toc_secnumbers.get(docname), self._env.toc_fignumbers.get(docname)),
        ]
        return str(told)

    @cached_property
    def _shown(self) -> Shown:
        return Shown(self._env)

    @cached_property
    def _of_names(self) -> Mapping[str, list[object]]:
        """The numbers of what has a name, by that name in lower case."""
        found: dict[str, list[object]] = defaultdict(list)
        for label, (docname, place, *_title) in table_of(self._env, 'anonlabels').items():
            found[label] += self._at(docname, place)
        for label, (docname, number) in self._equations.items():
            place = nodes.make_id(f'equation-{label}')
            found[label.lower()] += (number, *self._at(docname, place))
        return found

    def _at(self, docname: str, place: str) -> Iterator[object]:
        """Yield the numbers that a *place* has, or else its page."""
        sections = self._env.toc_secnumbers.get(docname, {})
        yield sections.get(f'#{place}', sections.get(''))
        for numbers in self._env.toc_fignumbers.get(docname, {}).values():
            yield numbers.get(place)
