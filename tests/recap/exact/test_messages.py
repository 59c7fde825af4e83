"""Words that a project says otherwise, in its own catalogue of messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from miniature import build_site, lay

if TYPE_CHECKING:
    from pathlib import Path

OWN = 'msgid "True, with caveats"\nmsgstr "{}"\n'


def test_another_word_for_a_verdict_is_shown_wherever_it_was(site: Path, tmp_path: Path) -> None:
    """Some words are put in a page when it is read, others when it is written."""
    messages = {'locales/fr/LC_MESSAGES/sphinx.po': OWN.format('À nuancer')}
    lay(messages, site)
    build_site(site, parallel=1)
    lay({name: OWN.format('À préciser') for name in messages}, site)
    changed = build_site(site, parallel=1)
    clean = build_site(site, parallel=1, builddir=tmp_path / 'clean')
    assert changed.files() == clean.files()
    everything = b''.join(changed.files().values()).decode(errors='replace')
    assert 'À préciser' in everything
    assert 'À nuancer' not in everything
