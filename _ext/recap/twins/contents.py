"""`llms.txt`: what the site holds, in reading order, in the form of https://llmstxt.org."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from sphinx.locale import _

from .._about import described, title_of
from .._address import in_editions, root
from .._editions import language_name
from .._ground import toctree_parents
from .._languages import language_tag
from .signs import escaped, link

if TYPE_CHECKING:
    from sphinx.application import Sphinx

NAME: Final = 'llms.txt'


def contents(app: Sphinx) -> str:
    """Return the file: a title, what the recap is about, its pages, its other languages.

    Addresses are absolute where the site's is known, else relative to the file.
    """
    env, config = app.env, app.config
    start = root(app)
    order = [name for name in toctree_parents(env) if name in env.all_docs]
    order += sorted(env.all_docs.keys() - set(order))
    about = described(app.env, config.root_doc)
    parts = [f'# {escaped(title_of(env))}']
    parts += [f'> {escaped(about)}'] if about else []
    pages = [_page(app, name, start) for name in order]
    parts += [f'## {_("Pages")}', '\n'.join(pages)]
    if others := _others(app):
        parts += [f'## {_("Other languages")}', '\n'.join(others)]
    return '\n\n'.join(parts) + '\n'


def twin_path(app: Sphinx, docname: str) -> str:
    """Return the address of the twin of a page, from the root of its edition."""
    page = app.builder.get_target_uri(docname)
    if not page or page.endswith('/'):
        return f'{page}index.md'
    return f'{page.removesuffix(getattr(app.builder, "link_suffix", ""))}.md'


def twin_file(app: Sphinx, docname: str) -> Path:
    """Return the file of the twin of a page: its address has escapes that it has not."""
    return Path(app.outdir, unquote(twin_path(app, docname)))


def _page(app: Sphinx, docname: str, start: str) -> str:
    title = escaped(title_of(app.env, docname))
    told = described(app.env, docname)
    listed = f'- {link(title, f"{start}{twin_path(app, docname)}")}'
    return f'{listed}: {escaped(told)}' if told else listed


def _others(app: Sphinx) -> list[str]:
    """Return links to the same file of the other editions."""
    own = language_tag(app.config.language)
    return [
        f'- {link(escaped(language_name(tag)), address)}'
        for tag, address in in_editions(app, NAME).items()
        if tag != own
    ]
