"""Every fact of the source post stands on the site: `facts.toml` says which, and where."""

from __future__ import annotations

import random
import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest

from this_recap import PAGES

if TYPE_CHECKING:
    from website import Website

FILE: Final = Path(__file__).with_name('facts.toml')


class Fact(NamedTuple):
    """What the post says, and the fragments that tell it in one block of a page."""

    id: str
    says: str
    page: str
    text: list[str]


FACTS: Final = [Fact(**fact) for fact in tomllib.loads(FILE.read_text(encoding='utf-8'))['fact']]
each_fact = pytest.mark.parametrize('fact', FACTS, ids=[fact.id for fact in FACTS])
# Enough to show that the tests see a removal; the same ones at each run, spread over the pages.
SAMPLE: Final = sorted(random.Random(2012).sample(FACTS, 20))


def told(fact: Fact, blocks: list[str]) -> list[int]:
    """Return the places, among *blocks*, of those that hold all fragments of *fact*."""
    return [
        place
        for place, block in enumerate(blocks)
        if all(fragment in block for fragment in fact.text)
    ]


@each_fact
def test_fact_stands_in_one_block(website: Website, fact: Fact) -> None:
    blocks = website.texts(fact.page)
    places = told(fact, blocks)
    if not places:
        whole = '\n'.join(blocks)
        lost = [fragment for fragment in fact.text if fragment not in whole]
        reason = f'nowhere: {lost}' if lost else 'each somewhere, but not in one block'
        pytest.fail(
            f'{fact.page}: the page no longer tells that “{fact.says}”; looked for {fact.text}, '
            f'which stand {reason}. Tell it again, or put its new words in {FILE.name}'
        )
    assert len(places) == 1, (
        f'{fact.id}: {len(places)} blocks of {fact.page} hold {fact.text}: one could go unnoticed. '
        f'Put longer words in {FILE.name}:\n' + '\n'.join(blocks[place] for place in places)
    )


@pytest.mark.parametrize('fact', SAMPLE, ids=[fact.id for fact in SAMPLE])
def test_fact_is_missed_once_its_block_is_removed(website: Website, fact: Fact) -> None:
    article = website.article(fact.page)
    (place,) = told(fact, website.texts(fact.page))
    website.blocks(article)[place].decompose()
    left = [website.text(block) for block in website.blocks(article)]
    assert told(fact, left) == []


def test_facts_have_unique_names_and_words() -> None:
    for field in ('id', 'says'):
        counts = Counter(getattr(fact, field) for fact in FACTS)
        assert [name for name, count in counts.items() if count > 1] == []
    words = Counter((fact.page, *sorted(fact.text)) for fact in FACTS)
    assert [name for name, count in words.items() if count > 1] == []


def test_facts_are_on_pages_of_the_site() -> None:
    assert {fact.page for fact in FACTS} - set(PAGES) == set()


@each_fact
def test_fragments_can_fail(fact: Fact) -> None:
    assert fact.text
    assert all(fragment == fragment.strip() for fragment in fact.text)
    assert max(map(len, fact.text)) >= 10, 'too short: give more of the words around it'
    for fragment in fact.text:
        short = len(fragment) < 4
        assert not short or any(map(str.isdigit, fragment)), f'{fragment!r}: too short'
        others = [other for other in fact.text if other is not fragment]
        assert not any(fragment in other for other in others), f'{fragment!r} stands in another'


def test_post_is_told_on_every_session() -> None:
    told_on = Counter(fact.page for fact in FACTS)
    sessions = {page for page in PAGES if page.startswith('posts/')}
    assert {page for page in sessions if told_on[page] < 5} == set()
    assert len(FACTS) >= 184, 'a fact was removed from the list'
