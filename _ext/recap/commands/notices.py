"""What builds warned of, while a recap is written: all on the page, a few in the terminal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from .reports import in_short

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

SHOWN: Final = 8
"""How many warnings the terminal shows; the page shows them all."""
ADDRESS: Final = '/_recap/warnings'
_BEGINS: Final = re.compile(r'(?:.+?:\d*:? ?)?(?:WARNING|ERROR|SEVERE|CRITICAL): |[A-Z].*[Ee]rror')
_COLOUR: Final = re.compile(r'\x1b\[[\d;]*m')


def notices(files: Iterable[Path], root: Path) -> list[str]:
    """Return what the *files* of builds warn of, each once, with paths from *root*.

    Editions warn of the same mistake in the same words. What an error says goes on for many lines.
    """
    found: dict[str, None] = {}
    for path in files:
        lines: list[str] = []
        content = path.read_text(encoding='utf-8', errors='replace') if path.is_file() else ''
        said = in_short(_COLOUR.sub('', content)).replace(f'{root}/', '')
        for line in said.splitlines():
            if _BEGINS.match(line) and lines:
                found['\n'.join(lines).strip()] = None
                lines = []
            lines.append(line)
        found['\n'.join(lines).strip()] = None
    return [notice for notice in found if notice]


def shortly(found: list[str]) -> str:
    """Return a line for each of the first notices *found*, and how many others there are."""
    lines = [notice.splitlines()[0][:160] for notice in found[:SHOWN]]
    if more := len(found) - len(lines):
        lines.append(f'… and {more} more, on the page')
    return '\n'.join(f'  {line}' for line in lines)


SCRIPT: Final = r"""
<script>
fetch('/_recap/warnings').then((answer) => answer.json()).then((found) => {
  const said = JSON.stringify(found);
  if (!found.length || sessionStorage.recapClosed === said) return;
  const host = document.createElement('aside');
  host.setAttribute('aria-label', 'Warnings');
  const root = host.attachShadow({mode: 'open'});
  root.innerHTML = `<style>
    section { position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-height: 40vh;
      overflow: auto; padding: .75rem 1rem; background: #fff8e1; color: #1d1a10;
      border-top: 3px solid #9a6700; font: 15px/1.45 system-ui, sans-serif; }
    header { display: flex; gap: 1rem; align-items: baseline; justify-content: space-between; }
    strong { font-size: 1rem; }
    ol { margin: .5rem 0 0; padding-left: 1.5rem; }
    li { margin: .25rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
    button { min-width: 44px; min-height: 32px; padding: .25rem .75rem; font: inherit;
      color: inherit; background: #fff; border: 1px solid #6b5a1e; border-radius: 4px; }
    button:focus-visible { outline: 3px solid #0b57d0; outline-offset: 2px; }
    @media print { section { display: none; } }
    </style><section><header><strong></strong><button type="button">Close</button></header>
    <ol></ol></section>`;
  root.querySelector('strong').textContent =
    found.length === 1 ? '1 warning' : `${found.length} warnings`;
  for (const each of found) {
    root.querySelector('ol').append(Object.assign(document.createElement('li'),
      {textContent: each}));
  }
  root.querySelector('button').addEventListener('click', () => {
    sessionStorage.recapClosed = said;
    host.remove();
  });
  document.body.append(host);
});
</script>
"""
