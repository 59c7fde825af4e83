"""Pages that stand outside the site's theme: they must show wherever a server sends them from."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .._languages import language_tag, writes_leftwards

if TYPE_CHECKING:
    from sphinx.application import Sphinx

FOLDER: Final = Path(__file__).with_name('pages')


@cache
def templates() -> Environment:
    """Return what fills in the pages of the folder `pages`."""
    return Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def page(name: str, app: Sphinx, **said: Any) -> bytes:
    """Return the page of a template, in the language that is built."""
    language = app.config.language
    direction = 'rtl' if writes_leftwards(language) else 'ltr'
    about = {'language': language_tag(language), 'direction': direction}
    return templates().get_template(name).render(**about, **said).encode()
