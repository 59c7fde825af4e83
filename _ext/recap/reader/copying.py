"""The words of sphinx-copybutton, which knows those of few languages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx.locale import _

from .._files import write_whole
from .._ground import SITES

if TYPE_CHECKING:
    from sphinx.application import Sphinx

NAME: Final = 'copybutton.js_t'
BEFORE: Final = "let locale = 'en'\n"
"""What follows its words, in its script. Leans on both names, and on that of its `messages`."""


def translate_copying(app: Sphinx) -> None:
    """Publish its script with the words of this language (``builder-inited``, once it has its own).

    In a folder of its own, which comes last.
    """
    folders = [Path(app.confdir, path) for path in app.config.html_static_path]
    found = [path for folder in folders if (path := folder / NAME).is_file()]
    if not found or app.builder.name not in SITES:
        return
    words = {
        'copy': _('Copy'),
        'copy_to_clipboard': _('Copy to clipboard'),
        'copy_success': _('Copied!'),
        'copy_failure': _('Failed to copy'),
    }
    said = f'messages[document.documentElement.lang] = {json.dumps(words)}\n'
    text = found[-1].read_text(encoding='utf-8').replace(BEFORE, f'{said}\n{BEFORE}', 1)
    own = Path(app.doctreedir, 'recap-copying')
    write_whole(own / NAME, text.encode())
    app.config.html_static_path.append(str(own))
