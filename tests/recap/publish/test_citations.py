"""How to cite pages, statistics and quotations, in the forms of reference managers."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any, Final

import pytest

from bibliographies import bibtex_entries, csl_items, ris_entries, shown
from miniature import lay, one
from recap._forms import bibtex, csl, ris
from recap._quotes import nested
from recap.publish.cited import in_words
from recap.records.wording import words
from repositories import FIRST, SECOND, commit, git
from small_sites import built, small_site

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from miniature import Built

NARROW, NO_BREAK = '\u202f', '\u00a0'
MOST: Final = 1_000
"""The most bytes, compressed, that all this adds to a page."""
TALK: Final = """# Talk

:::{session}
:::

:::{speaker} Ana Lopes
A miller.
:::

:::{quotation} Ana Lopes
:name: said
So “it” is.
:::

:::{quotation} Ana Lopes
:attributed:
:name: attributed
So it may be.
:::

:::{quotation}
:name: anonymous
So what?
:::

::::{statistic} Ana Lopes
:name: half
**50 %** of grain is lost_or & found.

:::{check} confirmed
Weighed again.
:::
::::
"""


def items(site: Built) -> dict[str, dict[str, Any]]:
    """Return all that a site says how to cite, by the end of its identifier."""
    whole = 'journees-du-moulin-2012-'
    found = csl_items(site.text('citations', '.json'))
    return {item['id'].removeprefix(whole): item for item in found}


def test_all_files_tell_the_same(told: Built, told_abroad: Built) -> None:
    for site in (told, told_abroad):
        found = csl_items(site.text('citations', '.json'))
        ris_ = ris_entries(site.outdir.joinpath('citations.ris').read_bytes().decode())
        bibtex_ = bibtex_entries(site.text('citations', '.bib'))
        records = json.loads(site.text('records', '.json'))
        assert len(found) == len(records['pages']) + len(records['claims']) > 10
        assert len({item['id'] for item in found}) == len(found)
        assert [entry['ID'] for entry in bibtex_] == [item['id'] for item in found]
        assert [entry['title'] for entry in ris_] == [item['title'] for item in found]
        for tag, name in (('urls', 'url'), ('language', 'language')):
            told_in_ris = [entry.get(tag) for entry in ris_]
            told_in_bibtex = [entry.get(name) for entry in bibtex_]
            flat = [each[0] if isinstance(each, list) else each for each in told_in_ris]
            assert flat == told_in_bibtex


def test_lines_of_ris_end_as_it_asks(told: Built) -> None:
    text = told.outdir.joinpath('citations.ris').read_bytes()
    assert text.count(b'\r\n') == text.count(b'\n') > 50


def test_addresses_are_those_that_are_known(told: Built, told_abroad: Built) -> None:
    assert not any('URL' in item for item in csl_items(told.text('citations', '.json')))
    found = csl_items(told_abroad.text('citations', '.json'))
    addresses = {item['URL'] for item in found}
    assert len(addresses) == len(found)
    place = 'https://moulin.example/2012/en/seances/ouverture.html'
    assert {place, f'{place}#quotation-exemple'} <= addresses


def test_a_quotation_is_its_speakers_in_a_page_of_the_recap(told: Built) -> None:
    assert items(told)['quotation-exemple'] == {
        'id': 'journees-du-moulin-2012-quotation-exemple',
        'type': 'webpage',
        'title': 'Lead by example!',
        'author': [{'literal': 'Zoé Ångström'}],
        'container-title': f'Ouverture{NO_BREAK}: l’écoute',
        'collection-title': 'Journées du moulin 2012',
        'container-author': [{'literal': 'les Testeurs'}],
        'issued': {'date-parts': [[2013]]},
        'note': f'verdict{NO_BREAK}: Origine introuvable',
        'language': 'en',
    }


def test_a_statistic_is_told_by_the_recap(told: Built) -> None:
    said = items(told)['statistic-hors-ligne']
    assert said['author'] == [{'literal': 'les Testeurs'}]
    assert said['note'] == f'chiffre donné par Zoé Ångström, verdict{NO_BREAK}: Divergent'


def cited(site: Built) -> dict[str, dict[str, str]]:
    """Return how the page of each claim has it cited, by the id of the claim and the form."""
    found = {}
    for path in sorted(site.outdir.glob('claims/*.html')):
        page = site.soup(f'claims/{path.stem}')
        words = page.select('dd')[-1].p
        assert words is not None
        forms = {form.summary: form.pre for form in page.select('dd details')}
        found[path.stem] = {
            'text': words.get_text(),
            **{name.get_text(): pre.get_text() for name, pre in forms.items() if name and pre},
        }
    return found


@pytest.fixture(scope='module')
def claims(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """How the claims of a page are cited, where the address of the site is known."""
    site = tmp_path_factory.mktemp('claims') / 'site'
    conf = "html_baseurl = 'https://mill.example/'\nrecap_cards = False\n"
    return cited(built(small_site(site, {'index.md': TALK}, conf)))


def test_each_claim_is_cited_in_words(claims: Mapping[str, Mapping[str, str]]) -> None:
    place = 'https://mill.example/claims/'
    assert {name: forms['text'] for name, forms in claims.items()} == {
        'quotation-said': (f'Ana Lopes, “So ‘it’ is”, in Talk, 2026, {place}quotation-said.html.'),
        'quotation-attributed': (
            '“So it may be”, quotation attributed to Ana Lopes, in Talk, 2026, '
            f'{place}quotation-attributed.html.'
        ),
        'quotation-anonymous': f'“So what?”, in Talk, 2026, {place}quotation-anonymous.html.',
        'statistic-half': (
            'Nobody, “50 % of grain is lost_or & found”, figure given by Ana Lopes, '
            f'verdict: Confirmed, in Talk, 2026, {place}statistic-half.html.'
        ),
    }


def test_each_claim_is_cited_in_all_forms(claims: Mapping[str, Mapping[str, str]]) -> None:
    authors = {'said': 'Ana Lopes', 'attributed': '', 'anonymous': '', 'half': 'Nobody'}
    for name, forms in claims.items():
        assert list(forms) == ['text', 'BibTeX', 'RIS', 'CSL-JSON']
        author = authors[name.partition('-')[2]]
        (item,) = csl_items(forms['CSL-JSON'])
        (entry,) = ris_entries(forms['RIS'])
        assert item.get('author', []) == [{'literal': author}] * bool(author)
        assert entry.get('authors', []) == [author] * bool(author)
        assert shown(forms['BibTeX']).get('author', '') == author
        assert shown(forms['BibTeX'])['url'] == item['URL'] == entry['urls'][0]
        assert shown(forms['BibTeX']).get('note', '') == item.get('note', '')
    assert r'lost\_or \& found' in claims['statistic-half']['BibTeX']


def test_words_are_those_of_the_language(tmp_path: Path) -> None:
    pages = {'index.md': TALK.replace('“it”', '« cela »')}
    site = built(small_site(tmp_path / 'site', pages, "language = 'fr'\n"), language='fr')
    found = cited(site)
    assert found['quotation-attributed']['text'] == (
        f'«{NARROW}So it may be{NARROW}», citation attribuée à Ana Lopes, '
        f'dans «{NARROW}Talk{NARROW}», 2026.'
    ).replace(f'«{NARROW}Talk{NARROW}»', 'Talk')
    assert found['quotation-said']['text'].startswith(f'Ana Lopes, «{NARROW}So “cela” is{NARROW}»')
    assert f', verdict{NO_BREAK}: ' in found['statistic-half']['text']
    page = site.soup('claims/quotation-attributed')
    assert one(page, 'h1').get_text() == 'Citation attribuée à Ana Lopes'
    assert one(page, 'meta[name=description]')['content'] == 'Attribuée à Ana Lopes. Non vérifié'


WORK: Final = {'id': 'a', 'type': 'webpage', 'title': 'A', 'language': 'fr'}


@pytest.mark.parametrize(
    'title',
    [r'50 % & #1, a_b $x ~ ^ \n', 'an { open', 'a } closed', '« œuvre » — 1ᵉʳ'],
)
def test_what_means_something_to_tex_is_literal(title: str) -> None:
    entry = bibtex({**WORK, 'title': title, 'note': title}).text()
    assert bibtex_entries(entry)[0]['ID'] == 'a'
    assert shown(entry)['title'] == title
    assert shown(entry)['note'] == title


def test_a_value_of_ris_takes_a_line() -> None:
    (entry,) = ris_entries(ris({**WORK, 'title': 'A\nER  - \u2028B'}).text())
    assert entry['title'] == 'A ER  -  B'


def test_a_day_is_told_in_each_form() -> None:
    work = {**WORK, 'issued': {'date-parts': [[2031, 5, 2]]}}
    (entry,) = ris_entries(ris(work).text())
    assert (entry['year'], entry['date']) == ('2031', '2031/05/02/')
    assert shown(bibtex(work).text())['date'] == '2031-05-02'
    assert csl_items(csl(work).text())[0]['issued'] == work['issued']


def test_the_day_is_that_of_the_text(tmp_path: Path) -> None:
    git(tmp_path, 'init', '-q')
    pages = {'index.md': '# Notes\n\n```{toctree}\na\nb\n```\n', 'a.md': '# A\n', 'b.md': '# B\n'}
    site = small_site(tmp_path / 'site', pages)
    commit(tmp_path, {}, FIRST)
    commit(tmp_path, {'site/a.md': '# A again\n'}, SECOND + 86_400)
    found = built(site)
    dates = {item['title']: item['issued'] for item in csl_items(found.text('citations', '.json'))}
    assert dates == {
        'Notes': {'date-parts': [[2030, 3, 18]]},  # of the whole, what changed last
        'A again': {'date-parts': [[2030, 3, 18]]},
        'B': {'date-parts': [[2030, 3, 17]]},
    }
    page = found.soup('b')
    assert 'Nobody, “B”, in Notes, 2030.' in [pre.get_text() for pre in page.select('pre')]


def test_words_stand_between_quotation_marks() -> None:
    work = {'title': '“A” and “B”', 'container-title': 'The “C”', 'collection-title': 'D'}
    assert in_words(work, 'c.html') == '“‘A’ and ‘B’”, in “The ‘C’”, D, c.html.'


@pytest.mark.parametrize(
    ('marks', 'text', 'inside'),
    [
        ('„%s“', 'Er: „so“.', 'Er: ‚so‘.'),
        (f'«{NARROW}%s{NARROW}»', f'Elle dit «{NARROW}oui{NARROW}».', 'Elle dit “oui”.'),
        ('‘%s’', 'It’s ‘so’.', 'It’s ‘so’.'),
    ],
)
def test_quotation_marks_within_others_are_those_of_the_language(
    marks: str, text: str, inside: str
) -> None:
    assert nested(text, marks) == inside
    assert words('66% “of them”') == '“66% ‘of them’”'


def test_little_is_added_to_a_page(told_abroad: Built) -> None:
    for path in told_abroad.outdir.rglob('*.html'):
        name = path.relative_to(told_abroad.outdir).with_suffix('').as_posix()
        page = told_abroad.soup(name)
        before = len(gzip.compress(str(page).encode()))
        for added in page.select(
            '[name^=citation_], [name^=DC], [name^=dcterms], [property="og:site_name"],'
            '.recap-cite details, .recap-cite > p'
        ):
            added.extract()
        assert before - len(gzip.compress(str(page).encode())) < MOST, name


def test_readers_are_led_to_the_files(told: Built) -> None:
    links = told.soup('seances/jeu').select('.recap-cite > p a')
    assert [link.get_text() for link in links] == ['BibTeX', 'RIS', 'CSL-JSON']
    for link in links:
        assert (told.outdir / 'seances' / str(link['href'])).is_file()


def test_what_has_no_words_is_not_cited_by_itself(tmp_path: Path) -> None:
    """A page without a title is the recap's; a quotation may be a picture."""
    pages = {
        'index.md': 'Text.\n\n```{toctree}\ntalk\n```\n',
        'talk.md': 'Text.\n\n:::{quotation}\n![](a.png)\n:::\n',
    }
    site = small_site(tmp_path / 'site', pages, "suppress_warnings = ['recap', 'image']\n")
    found = csl_items(built(site).text('citations', '.json'))
    assert [item['title'] for item in found] == ['Notes', 'Notes']
    assert len({item['id'] for item in found}) == 2


def test_another_theme_has_the_tags_too(tmp_path: Path) -> None:
    site = small_site(tmp_path / 'site', {'index.md': '# Notes\n'})
    conf = (site / 'conf.py').read_text(encoding='utf-8')
    lay({'conf.py': conf.replace("'furo'", "'basic'")}, site)
    assert built(site).soup('index').select('[name=citation_title]')


def test_a_page_follows_the_title_of_the_recap(tmp_path: Path) -> None:
    pages = {'index.md': '# Notes\n', 'second.md': '---\norphan: true\n---\n\n# Second\n'}
    wings = "extensions = ['myst_parser', 'recap.exact', 'recap.publish']\nhtml_theme = 'basic'\n"
    site = small_site(tmp_path / 'site', pages, f'{wings}del primary_domain\n')
    built(site)
    lay({'index.md': pages['index.md'].replace('Notes', 'Days of Clay')}, site)
    assert built(site).soup('second').select('[property="og:site_name"][content="Days of Clay"]')


def test_any_title_makes_files_that_others_read(tmp_path: Path) -> None:
    pages = {
        'index.md': '# Notes\n\n:::{toctree}\n:glob:\n*\n*/*\n:::\n',
        'a-b.md': '# Lists [{x}][{y}]\n',
        'a/b.md': '# An “other” {list}\n',
        'A_b.md': '# One with \\\\ and $\n',
        '王.md': '# 王小明\n\n:::{quotation}\n:name: 是\n“So.”\n:::\n',
        '李.md': '# 李\n\n:::{quotation}\n:name: 不是\n}][{\n:::\n',
        'plain.md': '# Plain\n',
    }
    made = built(small_site(tmp_path / 'site', pages))
    items = json.loads(made.text('citations', '.json'))
    assert len(items) == len(pages) + 2
    assert {'Lists [{x}][{y}]', '}][{'} <= {item['title'] for item in items}
    keys = {item['id'] for item in items}
    assert len(keys) == len(items)
    assert {'notes-a-b', 'notes-plain'} <= keys
    assert {entry['id'] for entry in csl_items(made.text('citations', '.json'))} == keys
    assert len(bibtex_entries(made.text('citations', '.bib'))) == len(items)
