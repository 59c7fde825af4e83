"""What stands beside a verdict, where the reasoning goes, and how attributed words are told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from miniature import copy_root, lay, one, words
from recap.records.wording import TYPED
from small_sites import built, small_site

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from miniature import Build, Built

NARROW = '\u202f'
CLAIMS = """\
---
orphan: true
---

# Essai

::::{statistic}
:name: tiers
**Un tiers** des meules tourne.

:::{check} nuance
Le compte vaut pour un moulin.

Il vient de {source}`keller2012`.

- un
- deux
:::
::::

::::{quotation} Zoé Ångström
:name: longue
:attributed:
:lang: it
Une phrase qui ne finit pas, ou qui finit si tard que nul ne s’en souvient plus au moulin

:::{check} divergent
Elle n’est pas d’elle.

Elle circule sous son nom.
:::
::::

::::{quotation}
:name: breve
Assez !

:::{check} entendu
Un témoin la rapporte.
:::
::::
"""
GATHERED = f'{CLAIMS}\n## Vérifié\n\n:::{{checks}}\n:::\n'
CATALOGUE = """\
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "Le compte vaut pour un moulin."
msgstr "The count is that of one mill."

msgid "Elle circule sous son nom."
msgstr "It circulates under her name."
"""


@pytest.fixture(scope='module')
def gathered(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The miniature, with a page that gathers its checks."""
    srcdir = copy_root(tmp_path_factory.mktemp('gathered') / 'site')
    return build(lay({'essai.md': GATHERED}, srcdir))


def test_reason_stays_beside_the_verdict_and_leads_to_the_reasoning(gathered: Built) -> None:
    check = one(gathered.article('essai'), '#statistic-tiers > .recap-check')
    label, reason, more = check.find_all('p')
    assert words(label) == 'Nuancé'
    assert words(reason) == 'Le compte vaut pour un moulin.'
    assert words(more) == 'Lire la vérification'
    assert one(more, 'a')['href'] == '#check-tiers'


def test_check_without_a_reasoning_leads_nowhere(gathered: Built) -> None:
    check = one(gathered.article('essai'), '#quotation-breve > .recap-check')
    assert [words(p) for p in check.find_all('p')] == [
        'Entendu sur place',
        'Un témoin la rapporte.',
    ]


def test_reasonings_are_gathered_under_what_they_are_about(gathered: Built) -> None:
    listing = one(gathered.article('essai'), 'dl.recap-checks')
    assert 'simple' in listing['class']  # themes set apart the others, which hold longer texts
    heads = listing.find_all('dt')
    assert [head['id'] for head in heads] == ['check-tiers', 'check-longue']
    assert [words(head) for head in heads] == [
        'Un tiers Nuancé',
        f'«{NARROW}Une phrase qui ne finit pas, ou qui finit si tard que nul…{NARROW}» Divergent',
    ]
    assert [one(head, 'a')['href'] for head in heads] == ['#statistic-tiers', '#quotation-longue']
    assert [span['lang'] for span in listing.select('dt a > span')] == ['it']
    first, second = listing.find_all('dd')
    assert words(one(first, ':scope > p')) == 'Il vient de (Keller et Fay, 2012).'
    assert [words(item) for item in first.select('li')] == ['un', 'deux']
    assert words(second) == 'Elle circule sous son nom.'


def test_page_without_a_list_keeps_its_reasonings(build: Build, site: Path) -> None:
    article = build(lay({'essai.md': CLAIMS}, site)).article('essai')
    check = one(article, '#quotation-longue > .recap-check')
    assert words(check) == 'Divergent Elle n’est pas d’elle. Elle circule sous son nom.'


def test_reasons_and_reasonings_are_translated(build: Build, site: Path) -> None:
    catalogue = {'locales/en/LC_MESSAGES/essai.po': CATALOGUE}
    lists = '\n:::{statistics}\n:session: essai\n:::\n'
    page = GATHERED.replace('# Essai\n', '# Essai\n\n:::{session}\n:::\n')
    built = build(lay({'essai.md': page + lists, **catalogue}, site), language='en')
    article = built.article('essai')
    assert words(article.select('dl.recap-checks dd')[1]) == 'It circulates under her name.'
    cell = article.select('table.recap-statistics td')[-1]
    assert words(cell) == 'True, with caveats · The count is that of one mill.'
    assert built.warnings == []


def test_attributed_words_say_so_wherever_they_are(gathered: Built) -> None:
    said = one(gathered.article('essai'), '#quotation-longue')
    assert words(one(said, '.recap-byline')) == '— attribuée à Zoé Ångström'
    copied = one(said, '.recap-copy').get_text()
    assert copied.endswith(f'{NARROW}» — attribuée à Zoé Ångström (Divergent)')
    listing = gathered.article('citations').select('ul.recap-quotations')[0]
    (told,) = [words(item) for item in listing.select(':scope > li') if 'Une phrase' in words(item)]
    assert '— attribuée à Zoé Ångström, Essai Divergent · Elle n’est pas d’elle.' in told
    entry = gathered.article('intervenants').select('.recap-speaker li')
    (told,) = [words(line) for line in entry if 'Une phrase' in words(line)]
    assert told.endswith(f'(attribuée{NARROW}; Divergent)')
    plain = [words(line) for line in entry if 'Lead by example' in words(line)]
    assert plain == [f'«{NARROW}Lead by example!{NARROW}»']


@pytest.mark.parametrize(
    ('page', 'complaint'),
    [
        (
            f'{GATHERED}\n:::{{checks}}\n:::\n',
            'a page has one {checks}; remove this one [recap.several-lists]',
        ),
        (
            '---\norphan: true\n---\n\n# Rien\n\n:::{checks}\n:::\n',
            (
                '{checks}: no check of this page has a reasoning; '
                'write a second paragraph in a check, or remove the list [recap.empty-listing]'
            ),
        ),
        (
            '---\norphan: true\n---\n\n# Nul\n\n:::{quotation}\n:attributed:\nRien.\n:::\n',
            (
                '{quotation}: attributed to nobody; name the speaker, or remove the option '
                '[recap.attributed]'
            ),
        ),
        (
            (
                '---\norphan: true\n---\n\n# Nul\n\n:::{quotation}\n« Rien, ni “personne”. »\n:::\n'
                '\n:::{quotation}\n« Rien » et « rien ».\n:::\n'
            ),
            ('{quotation}: the words have quotation marks already; leave these out [recap.marked]'),
        ),
    ],
)
def test_complaints(build: Build, site: Path, page: str, complaint: str) -> None:
    (told,) = build(lay({'essai.md': page}, site)).warnings
    assert told.startswith('essai.md:')
    assert told.endswith(f'WARNING: {complaint}')


def test_verdicts_are_typed_in_either_language(tmp_path: Path) -> None:
    def page(verdicts: Iterable[str]) -> str:
        said = (
            ':::{{quotation}}\n:name: said-{0}\nWords {0}.\n\n'
            ':::{{check}} {1}\nA reason.\n:::\n::::'
        )
        return '# Notes\n\n' + '\n\n'.join(
            f':{said.format(rank, verdict)}' for rank, verdict in enumerate(verdicts)
        )

    typed, kept = (
        built(small_site(tmp_path / name, {'index.md': page(verdicts)}))
        for name, verdicts in (('typed', TYPED), ('kept', TYPED.values()))
    )
    assert typed.warnings == kept.warnings == []
    assert str(typed.article('index')) == str(kept.article('index'))


SESSION = ':::{session}\n:::\n\n'
QUOTATION = ':::{quotation}\n:name: NAME\nSo it is.\n:::\n\n'


@pytest.mark.parametrize(
    ('language', 'pages', 'said'),
    [
        ('en', SESSION, '1 session'),
        ('en', f'{SESSION}{QUOTATION}', '1 session, 1 quotation'),
        ('de', f'{SESSION}{QUOTATION}', '1 Vortrag, 1 Zitat'),
        ('fr', QUOTATION * 2, '2 citations'),
        ('en', 'Nothing yet.', ''),
    ],
)
def test_a_cover_counts_what_there_is(tmp_path: Path, language: str, pages: str, said: str) -> None:
    numbered = pages.replace('NAME', 'one', 1).replace('NAME', 'two', 1)
    book = built(
        small_site(tmp_path / 'site', {'index.md': f'# Notes\n\n{numbered}'}), 'epub', language
    )
    (path,) = book.outdir.glob('*.epub')
    with ZipFile(path) as archive:
        package = archive.read('content.opf').decode()
    found = re.search(r'<dc:description[^>]*>(.*?)</dc:description>', package)
    assert (found[1] if found else '') == said
