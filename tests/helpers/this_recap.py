"""The pages of this recap, as `conf.py` lists them: for the tests of `site` alone."""

from __future__ import annotations

import runpy
from typing import Final

import check_content

ROOT: Final = check_content.ROOT
SOURCES: Final = [path.relative_to(ROOT).as_posix() for path in check_content.pages()]
PAGES: Final = [source.removesuffix('.md') for source in SOURCES]
SESSIONS: Final = [page for page in PAGES if page.startswith('posts/')]
BOOKS: Final[dict[str, str]] = runpy.run_path(str(ROOT / 'conf.py'))['recap_books']
"""The editions, and what their books are called."""
