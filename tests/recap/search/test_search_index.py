"""The index that a build writes: what it holds, how it is laid out, and when it is written."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from indexes import part, vocabulary
from miniature import lay
from recap.search.neighbours import put_together
from recap.search.parts import (
    DIGITS,
    SearchedUnit,
    number,
    pack,
    postings,
    text_parts,
    word_parts,
)
from recap.search.publish import FOLDER
from recap.search.searched import SearchedPage, searched
from recap.search.units import ENTRY, PAGE, SECTION, Unit
from recap.search.weights import weigh
from recap.search.words import fold
from small_sites import built, small_site

if TYPE_CHECKING:
    from pathlib import Path

    from miniature import Build, Built


def written(built: Built) -> dict[str, int]:
    """Return when each file of the index was written."""
    folder = built.outdir / FOLDER
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mtime_ns
        for path in folder.rglob('*')
        if path.is_file()
    }


# What is found


def test_units_are_sections_and_entries(french: Built) -> None:
    address, page, units = part(french, 'text/glossaire.0')
    assert (address, page) == ('glossaire.html', 'Glossaire')
    assert units[0][:2] == ['', 'Glossaire']
    assert ['term-ludification', 'ludification, gamification'] in [unit[:2] for unit in units]
    anchors = [unit[0] for unit in part(french, 'text/seances/ouverture.0')[2]]
    assert anchors == ['', 'ce-que-disent-les-chiffres', 'ce-que-dit-la-salle']


CHECKED = """# Notes

::::{statistic}
:name: half
**Half** of us.

:::{check} heard
A note says so.

It is in the notes of the morning.
:::
::::

## How

```{checks}
```
"""


def test_what_leads_to_the_reasons_of_a_verdict_is_not_searched(tmp_path: Path) -> None:
    made = built(small_site(tmp_path / 'site', {'index.md': CHECKED}))
    assert 'Read how it was checked' in made.text('index', '.html')
    said = ' '.join(unit[2] for unit in part(made, 'text/index.0')[2])
    assert 'A note says so.' in said
    assert 'the notes of the morning' in said
    assert 'Read how' not in said


def test_references_show_the_words_of_the_page_they_lead_to(french: Built) -> None:
    text = part(french, 'text/seances/cloture.0')[2][0][2]
    page = ' '.join(french.article('seances/cloture').get_text().split())
    for said in ('On retient', 'Plus haut'):
        (shown,) = (line for line in text.split('\n') if line.startswith(said))
        assert ' '.join(shown.split()) in page


def test_what_is_gathered_is_found_where_it_was_written(french: Built) -> None:
    assert not any('Jouons donc' in unit[2] for unit in part(french, 'text/citations.0')[2])
    assert any('Jouons donc' in unit[2] for unit in part(french, 'text/seances/jeu.0')[2])


def test_the_index_is_in_the_language_of_the_pages(french: Built, english: Built) -> None:
    assert {'joue', 'œuvre', 'écoute'} <= vocabulary(french)
    assert not {'les', 'une', 'l'} & vocabulary(french)
    assert 'listening' in vocabulary(english)
    assert 'FrenchStemmer' in french.text(f'{FOLDER}/index', '.js')
    assert 'EnglishStemmer' in english.text(f'{FOLDER}/index', '.js')


def test_titles_weigh_more_than_text() -> None:
    text = 'Le don circule entre tous.'
    units = [
        Unit(kind, '', [(f'Du {kind}',)], [(text,), (kind,)]) for kind in (PAGE, SECTION, ENTRY)
    ]
    units.append(Unit(SECTION, '', [('Autre',)], [(text,)], figures=[]))
    weights = weigh(units, {'le', 'du', 'entre', 'tous'})
    of_titles = [
        next(weight for unit, weight in weights[u.kind] if u is units[unit]) for u in units[:3]
    ]
    assert of_titles == sorted(of_titles, reverse=True)
    assert of_titles[-1] > max(weight for _unit, weight in weights['don'])
    assert 'le' not in weights


def test_the_figure_of_a_statistic_outweighs_a_number_in_passing() -> None:
    units = [
        Unit(SECTION, 'a', [('Un',)], [('Il y a 90 %.',)], figures=['90 %']),
        Unit(SECTION, 'b', [('Deux',)], [('Il y a 90 %.',)]),
    ]
    first, second = weigh(units, set())['90']
    assert first[1] > second[1]


# How it is laid out


def test_postings_of_many_pages_can_be_read_back() -> None:
    pages = [{'don': [(0, 5), (2, 63)]}, {}, {'don': [(0, 1)], 'été': [(40, 7)]}]
    sizes = [3, 2000, 41]
    found = postings((pack(weights), size) for weights, size in zip(pages, sizes, strict=True))
    expected = {'don': [(0, 5), (2, 63), (2003, 1)], 'été': [(2043, 7)]}
    assert {form: read(text) for form, text in found.items()} == expected


def many(count: int) -> dict[str, SearchedPage]:
    """Return that many pages; each has two units, a word of its own, and one that all have."""
    pages = {}
    for rank in range(count):
        words = pack({f'mot{rank}': [(1, 9)], 'tous': [(0, 3), (1, 4)]})
        units = (SearchedUnit('', ('Un',), ()), SearchedUnit('a', ('Deux',), ()))
        pages[f'page{rank:04}'] = searched(units, words)
    return pages


def test_words_put_together_are_those_of_the_pages(tmp_path: Path) -> None:
    pages, file = many(300), tmp_path / 'words.json'
    one_by_one = postings((page.words, page.size) for page in pages.values())
    for _time in ('first', 'from what is kept'):
        found = put_together(pages, file)
        assert 2 <= len(found) <= 30
        assert postings(found) == one_by_one


def test_only_the_neighbours_of_a_page_that_comes_are_put_together_again(tmp_path: Path) -> None:
    pages, file = many(600), tmp_path / 'words.json'
    put_together(pages, file)
    before = json.loads(file.read_text())
    del pages['page0300']
    put_together(pages, file)
    assert len(json.loads(file.read_text()).keys() - before.keys()) == 1


@pytest.mark.parametrize('kept', ['', '[]', '{"half": ['])
def test_words_are_put_together_again_where_they_were_not_kept_whole(
    tmp_path: Path, kept: str
) -> None:
    pages, file = many(100), tmp_path / 'words.json'
    expected = put_together(pages, file)
    file.write_text(kept)
    assert put_together(pages, file) == expected


def read(text: str) -> list[tuple[int, int]]:
    """Return the units and the weights of postings, as the browser reads them."""
    pairs, unit, distance, digits = [], -1, 0, iter(text)
    for digit in digits:
        distance = distance * 32 + DIGITS.index(digit) % 32
        if DIGITS.index(digit) < 32:
            unit, distance = unit + distance + 1, 0
            pairs.append((unit, DIGITS.index(next(digits))))
    return pairs


@pytest.mark.parametrize('value', [0, 31, 32, 1023, 1024, 1_000_000])
def test_numbers_end_with_a_small_digit(value: int) -> None:
    digits = [DIGITS.index(digit) for digit in number(value)]
    assert digits[-1] < 32 <= min([32, *digits[:-1]])
    assert int('0' + ''.join(format(digit % 32, '05b') for digit in digits), 2) == value


def test_parts_are_of_one_size_and_words_of_one_form_stay_together() -> None:
    words = {f'mot{rank:05}': 'A1' * 40 for rank in range(3000)} | {'été': 'A1', 'ete': 'A2'}
    parts = word_parts(words)
    sizes = [len(text) for _start, text in parts]
    assert len(parts) >= 4
    assert max(sizes) < 1.2 * min(sizes[:-1])
    starts = [start for start, _text in parts]
    assert starts[0] == ''
    assert all(one < other for one, other in pairwise(starts))
    assert all(fold(start) == start for start in starts)
    assert word_parts({}) == []


def test_a_long_page_has_its_text_in_several_parts() -> None:
    units = [SearchedUnit(f'section-{rank}', ('Titre',), ('x' * 1000,)) for rank in range(7)]
    groups = text_parts(units)
    assert [unit for group in groups for unit in group] == units
    assert {len(group) for group in groups} == {1, 2}
    for alone in (SearchedUnit('', ('Titre',), ('x' * 9000,)), SearchedUnit('', (), ())):
        assert text_parts([alone]) == [[alone]]


# When it is written


def test_only_web_pages_have_an_index(build: Build, site: Path) -> None:
    for builder in ('singlehtml', 'epub', 'text'):
        assert not (build(site, builder).outdir / FOLDER).exists()
    folders = build(site, 'dirhtml')
    assert part(folders, 'text/seances/jeu.0')[0] == 'seances/jeu/'
    assert folders.outdir.joinpath('search', 'index.html').exists()


def test_sphinx_writes_no_index_of_its_own(french: Built) -> None:
    assert not (french.outdir / 'searchindex.js').exists()
    assert 'searchtools.js' not in french.text('search', '.html')


def test_nothing_is_written_when_nothing_changed(build: Build, site: Path) -> None:
    before = written(build(site))
    assert written(build(site)) == before


def test_an_edit_writes_the_texts_of_its_page_alone(build: Build, site: Path) -> None:
    before = written(build(site))
    page = site / 'aparte.md'
    page.write_text(page.read_text(encoding='utf-8') + '\nUn anticyclone.\n', encoding='utf-8')
    built = build(site)
    after = written(built)
    texts = {name for name in after if after[name] != before.get(name) and 'text' in name}
    assert texts == {'text/aparte.0.js'}
    assert 'anticyclone' in vocabulary(built)


def test_what_a_removed_page_or_another_build_left_goes(build: Build, site: Path) -> None:
    lay({'seances/autre.md': '---\norphan: true\n---\n# Une autre\n\nUn anticyclone.\n'}, site)
    folder = build(site).outdir / FOLDER
    assert (folder / 'text' / 'seances' / 'autre.0.js').exists()
    lay({'text/vieux/page.0.js': '', 'words/99.js': ''}, folder)
    (site / 'seances' / 'autre.md').unlink()
    built = build(site)
    assert 'anticyclone' not in vocabulary(built)
    assert (
        not {'text/seances/autre.0.js', 'text/vieux/page.0.js', 'words/99.js'}
        & written(built).keys()
    )
    assert not (folder / 'text' / 'vieux').exists()


@pytest.mark.parametrize(
    ('damage', 'left'),
    [('index.js', 0), ('index.js', 300), ('words/0.js', 0), ('text/aparte.0.js', 0)],
)
def test_a_damaged_index_is_mended(build: Build, site: Path, damage: str, left: int) -> None:
    built = build(site)
    sound = built.files()
    path = built.outdir / FOLDER / damage
    content = path.read_bytes()
    path.unlink()
    if left:
        path.write_bytes(content[:-left])
    assert build(site).files() == sound


def test_a_page_can_ask_not_to_be_found(build: Build, site: Path) -> None:
    lay({'cache.md': '---\nnosearch: true\norphan: true\n---\n# Caché\n\nUn anticyclone.\n'}, site)
    built = build(site)
    assert 'anticyclone' not in vocabulary(built)
    assert not any('cache' in name for name in written(built))
