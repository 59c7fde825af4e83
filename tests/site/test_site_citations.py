"""What readers copy of this recap: its quotations, and how to cite its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from citations import bibtex_keys, copy_all_quotations, copy_bibtex
from this_recap import PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from website import Website


def test_each_quotation_can_be_copied(page: Page, website: Website) -> None:
    assert copy_all_quotations(page, website, PAGES) >= 10


@pytest.mark.parametrize('name', PAGES)
def test_bibtex_is_well_formed(page: Page, website: Website, name: str) -> None:
    assert copy_bibtex(page, website, name)['year'] == '2026'


def test_bibtex_keys_are_unique(website: Website) -> None:
    assert len(set(bibtex_keys(website, PAGES))) == len(PAGES)
