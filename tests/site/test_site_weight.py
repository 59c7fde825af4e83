"""What the pages of this recap cost their readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from weight import KILOBYTE, greedy, heavy

if TYPE_CHECKING:
    from website import Website

PAGE: Final = 50 * KILOBYTE


def test_pages_are_light(website: Website) -> None:
    assert heavy(website, PAGE) == {}


def test_pages_ask_for_few_files(website: Website) -> None:
    assert greedy(website) == {}
