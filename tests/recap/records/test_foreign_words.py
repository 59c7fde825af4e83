"""Words in another language than the page: their marks, and the side that they begin on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from small_sites import built, small_site

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

PAGE = """# Notes

:::{speaker} Ana Lopes
Somebody.
:::

::::{quotation} Ana Lopes
:name: said
:lang: LANGUAGE

So *it* is.

:::{check} confirmed
Heard again.
:::
::::

:::{quotations}
:::
"""


@pytest.mark.parametrize('language', ['de', 'en', 'es', 'fr', 'it', 'nl', 'pt_BR', 'sv'])
def test_marks_of_quotations_are_those_of_the_page(
    page: Page, tmp_path: Path, language: str
) -> None:
    foreign = 'fr' if language == 'en' else 'en'
    pages = {'index.md': PAGE.replace('LANGUAGE', foreign)}
    site = small_site(tmp_path / 'site', pages, f'language = {language!r}\n')
    outdir = built(site, language=language).outdir
    page.goto((outdir / 'index.html').as_uri())
    listed = page.locator('.recap-quotations li > p a').first.inner_text()
    before, _said, after = listed.partition('So it is.')
    quoted = page.locator('.recap-quotation blockquote p')
    assert quoted.evaluate('element => getComputedStyle(element).quotes').startswith(
        f'"{before}" "{after}"'
    )
