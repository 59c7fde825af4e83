"""What the copy buttons of this recap put on the clipboard, as `conf.py` sets them."""

from __future__ import annotations

import runpy
from typing import TYPE_CHECKING

import pytest

from small_sites import built, small_site
from this_recap import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

CODE = {
    '$ make html\nbuilding…\n$ make pdf': 'make html\nmake pdf',
    '>>> 1 + 1\n2': '1 + 1',
    'a = $b\nc = 2': 'a = $b\nc = 2',
}


@pytest.mark.parametrize(('shown', 'copied'), CODE.items())
def test_a_command_is_copied_without_its_prompt(
    page: Page, tmp_path: Path, shown: str, copied: str
) -> None:
    settings = runpy.run_path(str(ROOT / 'conf.py'))
    conf = "extensions.append('sphinx_copybutton')\n" + ''.join(
        f'{name} = {value!r}\n' for name, value in settings.items() if name.startswith('copybutton')
    )
    site = small_site(tmp_path / 'site', {'index.md': f'# Notes\n\n```text\n{shown}\n```\n'}, conf)
    page.goto((built(site).outdir / 'index.html').as_uri())
    page.evaluate("addEventListener('copy', () => { window.copied = `${getSelection()}`; })")
    page.locator('.highlight-text .copybtn').click()
    page.wait_for_function('window.copied')
    assert page.evaluate('window.copied') == copied
