"""What an editor can complete: the names of records, as VS Code reads them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from .._files import write_whole
from .._ground import NAMES_FILE

SNIPPETS: Final = Path('.vscode', 'names.code-snippets')


def tell_editor(root: Path, doctrees: Path) -> None:
    """Write a snippet for each record of the recap in *root*, where VS Code is used.

    The names are in the folder *doctrees*, after a build. Without them nothing is written.
    """
    path = root / doctrees / NAMES_FILE
    if not (root / SNIPPETS.parent).is_dir() or not path.is_file():
        return
    names = json.loads(path.read_text(encoding='utf-8'))
    snippets = {
        f'{kind} {name}': {
            'scope': 'markdown,myst',
            'prefix': [f'{kind} {name}', name],
            'body': f'{{{kind}}}`{_escaped(name)}`',
            'description': title,
        }
        for kind, found in names.items()
        for name, title in found.items()
    }
    content = json.dumps(snippets, ensure_ascii=False, indent=2)
    write_whole(root / SNIPPETS, f'{content}\n'.encode())


def _escaped(name: str) -> str:
    """Return *name* as a snippet says it: a dollar sign begins a variable there."""
    return name.replace('\\', r'\\').replace('$', r'\$')
