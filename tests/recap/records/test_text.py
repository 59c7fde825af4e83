"""Anchors, names and the order of a dictionary, on words that a site may never hold together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from recap._ground import collation_key
from recap.records.called import anchor, default_name, split_names
from small_sites import built, small_site

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ('name', 'expected'),
    [
        ('Cécil Dijoux', 'speaker-cecil-dijoux'),
        ('Œuvrard', 'speaker-oeuvrard'),
        ('Λόγος', 'speaker-λόγοσ'),  # nothing of it is ASCII
        ('Ωmega Λ', 'speaker-mega'),
    ],
)
def test_anchor_is_ascii_where_the_name_allows_it(name: str, expected: str) -> None:
    assert anchor('speaker', name) == expected


@pytest.mark.parametrize(
    'expected',
    [
        ['objet', 'œuvre', 'offre', 'zèle'],
        ['ébène', 'échelle', 'effort', 'élan', 'zénith'],
        ['cote', 'coté', 'côte', 'côté'],
        ['Écho, 2009', 'Écho, 2010', 'Écho et Fay, 2001'],
        ['ex æquo', 'exaequo'],
        ['arc', 'arc-en-ciel', 'arcade'],
    ],
)
def test_words_sort_as_in_a_dictionary(expected: list[str]) -> None:
    """Whatever the order they come in; accents and case only part equal words."""
    assert [collation_key(word) for word in expected] == sorted(map(collation_key, expected))


def test_words_that_differ_only_by_accents_keep_together() -> None:
    assert sorted(['côtes', 'cote', 'côte', 'cotes'], key=collation_key)[2:] == ['cotes', 'côtes']


def test_default_name_stops_at_eight_words() -> None:
    text = 'L’arc-en-ciel, d’abord ; puis deux trois quatre cinq six sept huit'
    assert default_name(text) == 'L’arc-en-ciel d’abord puis deux trois quatre cinq six'


def test_tags_are_no_words_of_a_name(tmp_path: Path) -> None:
    page = """# Notes

```{quotation}
Roses are red\\
violets are blue.
```

```{statistic}
**One** in H<sub>2</sub>O, ~~old~~ <!-- unseen -->new<BR>wet.
```

```{quotation}
<details>
<summary>More</summary>
Inner words.
</details>
```
"""
    site = built(small_site(tmp_path / 'site', {'index.md': page}))
    names = {box['id'] for box in site.soup('index').select('.recap-statistic, .recap-quotation')}
    assert names == {
        'quotation-roses-are-red-violets-are-blue',
        'statistic-one-in-h2o-old-new-wet',
        'quotation-more-inner-words',
    }


def test_names_are_split_and_trimmed() -> None:
    assert split_names(' Oscar  Berg,Rawn Shah, ,') == ['Oscar Berg', 'Rawn Shah']
    assert split_names('Keller; Fay, Jr', ';') == ['Keller', 'Fay, Jr']
    assert split_names(r'Fay\, Jr, Shah\,') == ['Fay, Jr', 'Shah,']
