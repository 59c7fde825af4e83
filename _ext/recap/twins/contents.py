"""`llms.txt`: what the site holds, in reading order, in the form of https://llmstxt.org."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from sphinx.locale import _

from .._editions import editions, language_name
from .._ground import one_line, toctree_parents
from .signs import escaped, link

if TYPE_CHECKING:
    from sphinx.application import Sphinx

NAME: Final = 'llms.txt'


def contents(app: Sphinx) -> str:
    """Return the file: a title, what the recap is about, its pages, its other languages.

    Addresses are absolute where the site's is known, else relative to the file.
    """
    env, config = app.env, app.config
    base = str(config.html_baseurl or '')
    root = base and f'{base.rstrip("/")}/'
    order = [name for name in toctree_parents(env) if name in env.all_docs]
    order += sorted(env.all_docs.keys() - set(order))
    about = described(app, config.root_doc)
    parts = [f'# {escaped(one_line(env.titles[config.root_doc].astext()))}']
    parts += [f'> {escaped(about)}'] if about else []
    pages = [_page(app, name, root) for name in order]
    parts += [f'## {_("Pages")}', '\n'.join(pages)]
    if others := _others(app):
        parts += [f'## {_("Other languages")}', '\n'.join(others)]
    return '\n\n'.join(parts) + '\n'


def described(app: Sphinx, docname: str) -> str:
    """Return what a page says that it is about, where a wing keeps it."""
    return str(app.env.metadata.get(docname, {}).get('recap_description', ''))


def twin_path(app: Sphinx, docname: str) -> str:
    """Return the address of the twin of a page, from the root of its edition."""
    page = app.builder.get_target_uri(docname)
    return f'{page}index.md' if not page or page.endswith('/') else f'{page.rpartition(".")[0]}.md'


def twin_file(app: Sphinx, docname: str) -> Path:
    """Return the file of the twin of a page: its address has escapes that it has not."""
    return Path(app.outdir, unquote(twin_path(app, docname)))


def _page(app: Sphinx, docname: str, root: str) -> str:
    title = escaped(one_line(app.env.titles[docname].astext()))
    told = described(app, docname)
    listed = f'- {link(title, f"{root}{twin_path(app, docname)}")}'
    return f'{listed}: {escaped(told)}' if told else listed


def _others(app: Sphinx) -> list[str]:
    """Return links to the same file of the other editions."""
    config = app.config
    found = editions(config, Path(app.srcdir))
    is_below = any(each.folder and each.language == config.language for each in found)
    site = config.recap_site or '../' * is_below
    return [
        f'- {link(escaped(language_name(each.language)), f"{site}{each.folder}{NAME}")}'
        for each in found
        if each.language != config.language
    ]
