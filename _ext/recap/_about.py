"""What a recap and its pages say of themselves: who signs it, when it came out, titles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from ._ground import one_line

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

DESCRIPTION: Final = 'recap_description'
"""Where the metadata of a page hold what it says that it is about, for whoever shows it."""
UNNAMED: Final = frozenset({'', 'unknown', 'Author name not set'})
"""What a name is by itself in conf.py, in one setting or another: words of Sphinx."""
UNTITLED: Final = '<no title>'
"""What a page without a title is called: words of Sphinx."""

_plain: WeakKeyDictionary[nodes.title, str] = WeakKeyDictionary()
"""Titles as plain text: each is asked for thousands of times, and there as long as its page is."""


def named(name: str) -> str:
    """Return the *name* of a setting: nothing, where conf.py doesn't say it."""
    return '' if name in UNNAMED else str(name)


def author(config: Config) -> str:
    """Return who signs the recap: nobody, where conf.py doesn't say."""
    return named(config.author)


def copyright_of(config: Config) -> str:
    """Return the copyright of the project, in one line where conf.py gives it in several."""
    said = config.copyright
    return ', '.join(said) if isinstance(said, list | tuple) else str(said or '')


def holder(config: Config) -> str:
    """Return whose the recap is: « 2031, Kiln Guild », the copyright with who signs it."""
    signed, held = author(config), copyright_of(config).strip()
    return held if not signed or signed in held else ', '.join(filter(None, (held, signed)))


def published(config: Config) -> str:
    """Return the year of publication: the first one in the copyright of the project."""
    year = re.search(r'\d{4}', copyright_of(config))
    return year.group() if year else ''


def own_title(env: BuildEnvironment, docname: str) -> str:
    """Return the title of a page as plain text, or nothing where it has none."""
    title = env.titles.get(docname)
    if title is None:
        return ''
    if title not in _plain:
        text = one_line(title.astext())
        _plain[title] = '' if text == UNTITLED else text
    return _plain[title]


def called(env: BuildEnvironment, docname: str) -> str:
    """Return what a book calls a page: by its title, or where it has none by its name."""
    return own_title(env, docname) or docname


def title_of(env: BuildEnvironment, docname: str = '') -> str:
    """Return the title of a page as plain text, or where it is left out that of the recap.

    That is the title of the first page, which is translated, or else the name of the project, or
    of that page; a page without a title is called as the recap.
    """
    root = env.config.root_doc
    project = one_line(str(env.config.project))
    return own_title(env, docname or root) or own_title(env, root) or project or root


def described(env: BuildEnvironment, docname: str) -> str:
    """Return what a page says that it is about, where a wing keeps it, or nothing."""
    return str(env.metadata.get(docname, {}).get(DESCRIPTION, ''))
