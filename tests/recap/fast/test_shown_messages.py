"""Messages are made where they are shown, and only there."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

import pytest
from sphinx.testing.util import SphinxTestApp
from sphinx.util import logging

from small_sites import small_site

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(('verbosity', 'shown'), [(0, 'WI'), (1, 'WIV'), (2, 'WIVD')])
def test_what_is_shown_is_what_is_asked_for(tmp_path: Path, verbosity: int, shown: str) -> None:
    site = small_site(tmp_path / 'site', {'index.md': '# Notes\n'})
    status, warning = StringIO(), StringIO()
    app = SphinxTestApp(
        'html',
        site,
        builddir=tmp_path / 'built',
        status=status,
        warning=warning,
        verbosity=verbosity,
    )
    try:
        logger = logging.getLogger('recap.messages')
        for level, letter in ((10, 'D'), (15, 'V'), (20, 'I'), (30, 'W')):
            assert logger.isEnabledFor(level) == (letter in shown)
            logger.log(level, 'said %s', letter)
    finally:
        app.cleanup()  # else the next build of this process knows its directives
    said = status.getvalue() + warning.getvalue()
    assert {letter for letter in 'DVIW' if f'said {letter}' in said} == set(shown)
