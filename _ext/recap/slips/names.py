"""What directives, roles and languages of code there are, and which of them an author meant.

Leans on where docutils and Sphinx keep the names of directives and roles: no interface lists them.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final

from docutils.parsers.rst import directives, roles
from docutils.parsers.rst.languages import en
from markdown_it.renderer import RendererHTML
from myst_parser.parsers.mdit import create_md_parser
from pygments.lexers import get_all_lexers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it.token import Token
    from myst_parser.config.main import MdParserConfig
    from sphinx.environment import BuildEnvironment

PLAIN = frozenset({'', 'text', 'none', 'console', 'md', 'markdown', 'math'})
"""What many write after a fence; lexers or not, none is misspelt."""

KIN: Final = {
    **dict.fromkeys(('info', 'question', 'example', 'abstract', 'todo', 'aside'), 'note'),
    'success': 'tip',
    'quote': 'quotation',
    'bibliography': 'sources',
    'code-cell': 'code-block',
}
"""By the names of directives that authors know from elsewhere, those that are nearest here."""

INSTEAD: Final = {
    **dict.fromkeys(
        ('tab-set', 'tab-item', 'tabs', 'tab', 'grid', 'grid-item', 'grid-item-card', 'card'),
        'write what it holds below titles, one after another',
    ),
    **dict.fromkeys(
        ('dropdown', 'details', 'collapse', 'toggle'),
        'write <details>, <summary>…</summary>, empty lines around what it hides, and </details>',
    ),
    **dict.fromkeys(
        ('mermaid', 'graphviz', 'plantuml', 'plot', 'uml'),
        'put the drawing in an SVG, and show that',
    ),
    **dict.fromkeys(('youtube', 'vimeo', 'video', 'iframe'), 'write a link to what it shows'),
}
"""What to write in the place of others, of which there is no kin."""


class Names:
    """The names that a site knows, and its parser; made once a process."""

    def __init__(self, env: BuildEnvironment) -> None:
        kept = (vars(directives), vars(roles))
        self.directives = {*en.directives, *kept[0]['_directives'], *kept[0]['_directive_registry']}
        self.roles = {*en.roles, *kept[1]['_roles'], *kept[1]['_role_registry']}
        for domain in env.domains.sorted():
            own = domain.name in {'std', env.config.primary_domain}
            self.directives |= called(domain.name, domain.directives, own=own)
            self.roles |= called(domain.name, domain.roles, own=own)
        self.directives |= {'figure-md', 'eval-rst'}
        self.myst: MdParserConfig = env.myst_config  # type: ignore[attr-defined]
        self._blocks = create_md_parser(self.myst, RendererHTML)
        self._blocks.disable('inline')  # the core rule: few lines need a closer look
        self._lexers: set[str] = set()

    def tokens(self, text: str, references: dict[str, Any]) -> list[Token]:
        """Return *text* as MyST takes it apart, but for its lines; add to *references*.

        What it adds are the addresses that the text names.
        """
        return self._blocks.parse(text, {'references': references})

    def runs(self, text: str, references: dict[str, Any]) -> list[Token]:
        """Return the line *text* as MyST takes it apart, with the addresses that its page names."""
        runs: list[Token] = []
        self._blocks.inline.parse(text, self._blocks, {'references': references}, runs)
        return runs

    def directive_meant(self, name: str) -> str:
        """Return what to write for the directive *name*, which isn't known."""
        kin = KIN.get(name.lower(), '')
        if kin in self.directives:
            return f'did you mean “{kin}”?'
        return INSTEAD.get(name.lower()) or meant(name, self.directives)

    def lexer_meant(self, name: str) -> str | None:
        """Return what to write for the language *name*, or None where it is known."""
        if name.lower() in PLAIN:
            return None
        if not self._lexers:
            self._lexers = {
                alias for _name, aliases, *_rest in get_all_lexers() for alias in aliases
            }
        return None if name.lower() in self._lexers else meant(name, self._lexers)


def called(domain: str, names: Iterable[str], *, own: bool) -> set[str]:
    """Return how authors write the *names* of a *domain*: alone, too, where it is the *own* one."""
    return {f'{domain}:{name}' for name in names} | (set(names) if own else set())


def meant(name: str, known: Iterable[str]) -> str:
    """Return a sentence that proposes the closest of the *known* names.

    >>> meant('sesion', ['session', 'source'])
    'did you mean “session”?'
    """
    close = get_close_matches(name.lower(), sorted(known), n=1, cutoff=0.6)
    return f'did you mean “{close[0]}”?' if close else 'check its name'
