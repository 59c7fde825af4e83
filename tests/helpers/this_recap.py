"""The pages of this recap, as `conf.py` lists them: for the tests of `site` alone."""

from __future__ import annotations

from typing import Final

from miniature import PROJECT
from recap.commands.lint import pages
from recap.commands.settings import settings

ROOT: Final = PROJECT
SOURCES: Final = [path.relative_to(ROOT).as_posix() for path in pages(ROOT)]
PAGES: Final = [source.removesuffix('.md') for source in SOURCES]
IN_BOOKS: Final = [
    page for page in PAGES if '\nbook: false\n' not in (ROOT / f'{page}.md').read_text('utf-8')
]
SESSIONS: Final = [page for page in PAGES if page.startswith('posts/')]
BOOKS: Final[dict[str, str]] = settings(ROOT)._raw_config['recap_books']  # noqa: SLF001
"""The editions, and what their books are called."""
