"""The house rules of the text: each finds what it forbids, and nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from check_content import PROSE_RULES, ROOT, check, main, pages
from miniature import lay

if TYPE_CHECKING:
    from pathlib import Path

# rule: (what it refuses, what it accepts)
CASES = {
    'narrow-space': (
        ['oui ; non', 'oui; non', 'Qui ?', 'Qui\u00a0?', 'Non!', '*Quoi* ?', '{term}`mot` ;'],
        ['oui\u202f; non', 'Qui\u202f?!', '(!)', '*Quoi*\u202f?', '{term}`mot`\u202f;'],
    ),
    'colon': (
        ['mot : suite', 'mot: suite', 'mot\u202f: suite', '**mot:**', '{term}`mot`: suite'],
        ['mot\u00a0: suite', '**mot\u00a0:** suite', 'à 10:30', 'doi:10.1000/182'],
    ),
    'guillemets': (
        ['« mot »', '«mot»', '«\u00a0mot\u00a0»', '«\u202fmot »'],
        ['«\u202fmot\u202f»', '«\u202f{term}`mot`\u202f»'],
    ),
    'unit': (
        ['90 %', '90%', '90\u202f%', '**90** %', '12 km', '3 millions', '50€', '18 h'],
        ['90\u00a0%', '**90\u00a0%**', '3\u00a0millions', '18h30', '3 minutes', 'les 12 kilos'],
    ),
    'abbreviation': (
        ['n° 5', 'n°5', 'p. 12', 'p.12', 'M. Kolsky', 'vol. 3'],
        ['n°\u00a05', 'p.\u00a012', 'M.\u00a0Kolsky', 'p. ex.', 'Il aime. 5 fois'],
    ),
    'apostrophe': (["l'usage", "aujourd'hui"], ['l’usage', "`l'usage`"]),
    'quotes': (['le "mot"'], ['le “mot”', '`"mot"`']),
    'ellipsis': (['et puis...'], ['et puis…', 'Fin. Suite.']),
    'decimal': (
        ['2.3 points', '1.500 inscrits', 'de 0.5 à 1'],
        ['2,3 points', 'web 2.0', 'CC BY 4.0', 'doi 10.1177/109467', '1.2.3', 'En 2012. 5 ans'],
    ),
    'thousands': (
        ['1 500 inscrits', '1\u00a0500 inscrits', '30000 salariés', '12 345 678 clics'],
        [
            '1\u202f500 inscrits',
            '1500 inscrits',
            'En 2011 351 dirigeants',
            '978-2-12345-680-3',
            '69001 Lyon',
        ],
    ),
    'capital': (
        [
            'Etat',
            'Les Etudes',
            'Ca va',
            'A la fin',
            'Oui. A partir de là',
            '«\u202fA la fin\u202f»',
        ],
        ['État', 'Ça va', 'À la fin', 'A priori', 'A-t-il', 'Plan A la nuit', 'Catalogue'],
    ),
    'ligature': (
        ['oeuvre', 'Coeur', 'manoeuvres', 'chef-d’oeuvre', 'moeurs'],
        ['œuvre', 'cœur', 'coefficient', 'moelle'],
    ),
    'ordinal': (
        ['21ème', '21e', '1er', '1ère', '2nd', 'XXIe siècle', 'Ier'],
        ['21ᵉ', '1ᵉʳ', 'XXIᵉ siècle', 'Vers', 'Vie', '2e6b', 'le 15 mai'],
    ),
    'spaces': (['un  mot', 'un \u00a0mot'], ['un mot\n  un mot', '| a  |   b |\n| - | - |\n']),
    'reference-link': (
        ['[texte][cible]', '[texte][]', '[cible]: https://example.org'],
        ['[texte](https://example.org)', '[mot]{.language-en}', '[mot]'],
    ),
}


def rules(text: str) -> set[str]:
    """Return the names of the rules that ``text`` breaks, in a page with a title."""
    return {finding.rule for finding in check(f'# Titre\n\n{text}\n', 'page.md')}


def test_every_prose_rule_has_cases() -> None:
    assert CASES.keys() == {rule.name for rule in PROSE_RULES}


@pytest.mark.parametrize(('rule', 'text'), [(r, t) for r, (bad, _) in CASES.items() for t in bad])
def test_refused(rule: str, text: str) -> None:
    assert rule in rules(text)


@pytest.mark.parametrize(('rule', 'text'), [(r, t) for r, (_, good) in CASES.items() for t in good])
def test_accepted(rule: str, text: str) -> None:
    assert rule not in rules(text)


@pytest.mark.parametrize(
    'text',
    [
        "`l'usage ?`",
        "```\nl'usage ?\n```",
        "[texte](https://example.org/l'usage?a;b)",
        "<https://example.org/l'usage?a;b>",
        'Voir https://example.org/?a;b',
        "[It's *so* easy!]{.language-en}",
        "*[It's easy!]{.language-en}*",
        "{term}`usages <l'usage ?>`",
        "{speaker}`L'auteur`",
        "(l'usage)=",
        "% l'usage ?",
        "<!-- l'usage ? -->",
        ":::{figure} l'image.svg\n:name: l'image\n:::",
        ":::{toctree}\nl'usage\n:::",
        "::::{quotation} L'auteur\n:lang: en\nIt's easy!\n::::",
    ],
)
def test_what_a_reader_does_not_see_or_is_foreign_is_exempt(text: str) -> None:
    assert not rules(text)


@pytest.mark.parametrize(
    ('text', 'line'),
    [
        ("un\nl'usage", 4),
        ("- un\n- l'usage", 4),
        ("Mot\n: l'usage", 4),
        ("| a | b |\n| - | - |\n| c | l'usage |", 5),
        ("![l'usage](image.svg)", 3),
        ("{term}`l'usage <usage>`", 3),
        ("[l'usage]{.language-fr}", 3),
        (":::{admonition} L'usage\n:::", 3),
        (":::{figure} image.svg\n:alt: L'usage\n:::", 4),
        (":::{toctree}\n:caption: L'usage\n:::", 4),
        (":::{statistic}\n:name: usage\n\nL'usage\n:::", 6),
        (":::{glossary}\nMot\n    Une définition.\n\n    L'usage\n:::", 7),
        ("- un\n\n  :::{note}\n  L'usage\n  :::", 6),
        ("::::{quotation}\n:lang: en\nIt's.\n\n:::{check} nuance\nL'usage\n:::\n::::", 8),
    ],
)
def test_the_line_is_that_of_the_source(text: str, line: int) -> None:
    assert [finding.line for finding in check(f'# Titre\n\n{text}\n', 'page.md')] == [line]


@pytest.mark.parametrize(
    ('source', 'wrong'),
    [
        ('# Un\n\n## Deux\n\n### Trois\n\n## Quatre\n', []),
        ('# Un\n\n# Deux\n', ['second title']),
        ('# Un\n\n### Deux\n', ['level skipped']),
        ('## Un\n', ['level skipped']),
        ('Un\n', ['page without a title']),
    ],
)
def test_headings(source: str, wrong: list[str]) -> None:
    assert [finding.wrong for finding in check(source, 'page.md')] == wrong


def test_tab() -> None:
    assert [finding.line for finding in check('# Un\n\n-\tdeux\n', 'page.md')] == [3]


def test_finding_tells_place_rule_excerpt_and_remedy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / 'page.md'
    page.write_text("# Titre\n\nIl s’agit de l'usage.\n", encoding='utf-8')
    assert main([str(page)]) == 1
    assert capsys.readouterr().out == (
        f"{page}:3: [apostrophe] straight apostrophe: «Il s’agit de l'usage.»; ’ (U+2019)\n"
    )


def test_pages_are_those_of_the_configuration(tmp_path: Path) -> None:
    conf = "include_patterns = ['index.md', 'posts/*.md', 'drawing.svg']\n"
    names = ('README.md', 'drawing.svg', 'index.md', 'posts/one.md', 'tests/page.md')
    lay({'conf.py': conf, **dict.fromkeys(names, '')}, tmp_path)
    found = [path.relative_to(tmp_path).as_posix() for path in pages(tmp_path)]
    assert found == ['index.md', 'posts/one.md']


def test_examples_for_authors_follow_the_rules() -> None:
    guide = (ROOT / 'CONTRIBUTING.md').read_text(encoding='utf-8')
    examples = re.findall(r'^```md\n(.*?)^```$', guide, flags=re.DOTALL | re.MULTILINE)
    assert examples
    for example in examples:
        assert [str(f) for f in check(example, 'CONTRIBUTING.md') if f.rule != 'heading'] == []
