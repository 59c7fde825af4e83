"""What the pages of this recap cost their readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from weight import KILOBYTE, REQUESTS, fetched, greedy, heavy, weight

if TYPE_CHECKING:
    from website import Website

AROUND: Final = 25 * KILOBYTE
"""The styles, the script and the icon, whatever the page."""
PAGE: Final = 34 * KILOBYTE
LONG: Final = {
    'a-propos': 35 * KILOBYTE,
    'posts/gamification': 45 * KILOBYTE,
    'posts/leadership': 41 * KILOBYTE,
    'posts/social-crm': 41 * KILOBYTE,
    'sources': 42 * KILOBYTE,
    'index': 38 * KILOBYTE,
    'intervenants': 36 * KILOBYTE,
    'glossaire': 36 * KILOBYTE,
}
"""Those whose own text, drawings, or entries weigh more."""


def test_pages_are_light(website: Website) -> None:
    found = heavy(website, PAGE)
    assert {name: size for name, size in found.items() if size > LONG.get(name, PAGE)} == {}


def test_what_surrounds_each_page_is_light(website: Website) -> None:
    others = {name: weight(fetched(website, name)[1:]) for name in website.names()}
    assert {name: size for name, size in others.items() if size > AROUND and name != 'search'} == {}


def test_pages_ask_for_few_files(website: Website) -> None:
    # The search page loads a script of its own; others, two where something to copy is near.
    assert greedy(website, REQUESTS - 2).keys() <= {'search'}
