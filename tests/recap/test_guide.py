"""The guide: it builds without a warning, and its reference names all there is, nothing else."""

from __future__ import annotations

import argparse
import ast
import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import pytest
from markdown_it import MarkdownIt
from sphinx.testing.util import SphinxTestApp

from accessibility import NARROW, violations
from miniature import PROJECT, ROOTS, build_site
from recap import WINGS
from recap.__main__ import parser
from recap.charts.data import KINDS
from recap.charts.directive import ChartDirective
from recap.commands.lint import lint
from recap.commands.lint.checking import Kind, check
from recap.commands.lint.others import RULES
from recap.drawings import DrawingDirective
from recap.records.domain import RecapDomain
from recap.records.wording import TYPED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from miniature import Built

DOCS: Final = PROJECT / 'docs'
EXT: Final = PROJECT / '_ext' / 'recap'
STARTER: Final = PROJECT / 'starter' / 'site'
EXAMPLES: Final = sorted((DOCS / 'examples').glob('*.md'))
LANGUAGES: Final = {
    'French': 'fr',
    'English': 'en',
    'German': 'de',
    'Spanish': 'es',
    'Italian': 'it',
    'Dutch': 'nl',
    'Portuguese': 'pt',
}
OURS: Final[dict[str, Any]] = {
    **RecapDomain.directives,
    'chart': ChartDirective,
    'drawing': DrawingDirective,
}
"""The directives of the machinery, by name."""
OTHERS: Final = ('admonition', 'container', 'example', 'figure', 'table', 'toctree')
"""Further ones that pages use."""
READ: Final = ('index', 'tutorial', 'how-to/index', 'reference/records', 'reference/charts')
"""Some of the pages, one of each kind."""
OF_SPHINX: Final = {'glossary': {'sorted'}}
"""Those of Sphinx that the reference describes, with their options."""


# It builds, and is written well


@pytest.fixture(scope='module')
def guide(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The guide as a site."""
    place = tmp_path_factory.mktemp('guide')
    return build_site(DOCS, language='en', parallel=2, builddir=place, nitpicky=1)


def test_it_builds_without_a_warning(guide: Built) -> None:
    assert guide.warnings == []


@pytest.mark.parametrize('builder', ['pdf', 'epub'])
def test_it_is_a_book_without_a_warning(builder: str, tmp_path: Path) -> None:
    book = build_site(DOCS, builder, language='en', parallel=1, builddir=tmp_path, nitpicky=1)
    assert book.warnings == []
    assert list(book.outdir.glob(f'sphinx-recap-guide.{builder}'))


def test_each_example_is_shown_beside_its_source(guide: Built) -> None:
    shown = []
    for page in guide.outdir.rglob('*.html'):
        name = page.relative_to(guide.outdir).with_suffix('').as_posix()
        for example in guide.soup(name).select('.guide-example'):
            source, rendering = example.find_all('div', recursive=False)
            assert rendering.get_text(strip=True) or rendering.find('img'), name
            shown.append(source.get_text().strip())
    assert sorted(shown) == sorted(path.read_text('utf-8').strip() for path in EXAMPLES)


def test_all_can_read_it(guide: Built, browser: Browser) -> None:
    """As `make check` asks of a recap: code has colours of its own, which are for AA."""
    page = browser.new_page(color_scheme='dark')
    for name in READ:
        page.goto((guide.outdir / f'{name}.html').as_uri())
        for width in (NARROW, 1280):
            page.set_viewport_size({'width': width, 'height': 900})
            assert page.evaluate('document.documentElement.scrollWidth') == width, name
        wrong = [said for said in violations(page) if 'color-contrast-enhanced' not in said]
        assert (name, wrong) == (name, [])
    page.close()


def test_pages_follow_the_rules_of_english() -> None:
    assert lint(DOCS) == ''


def test_its_conference_is_that_of_the_tutorial() -> None:
    told = (DOCS / 'how-to' / 'publish.md').read_text(encoding='utf-8')
    tutorial = (DOCS / 'tutorial.md').read_text(encoding='utf-8')
    event = ast.literal_eval(
        told.partition('recap_event = ')[2].partition('\n```')[0].partition('\nrecap_')[0]
    )
    place = re.search(r'PLACE=(\w+) DATES=\'(\d)–(\d) May (\d+)\'', tutorial)
    assert place
    town, first, last, year = place.groups()
    assert event['town'] == town
    assert (event['start'], event['end']) == (f'{year}-05-0{first}', f'{year}-05-0{last}')


def test_the_machinery_tells_of_no_recap_in_particular() -> None:
    tenant = re.compile(r'2012|Milan|Social Business')
    code = [path for path in PROJECT.glob('_ext/recap/**/*.py') if 'starter' not in path.parts]
    told = {path.name: tenant.findall(path.read_text(encoding='utf-8')) for path in code}
    assert {name: found for name, found in told.items() if found} == {}


def test_examples_follow_the_rules_of_english() -> None:
    extensions = frozenset({'colon_fence', 'attrs_inline', 'dollarmath'})
    for path in EXAMPLES:
        found = check(path.read_text('utf-8'), path.name, Kind('en', extensions))
        assert [str(finding) for finding in found if finding.rule != 'heading'] == []


# What the reference names


@cache
def sections(page: str) -> dict[str, list[list[str]]]:
    """Return the tables of *page*, by the title above: rows, as the Markdown of their cells."""
    tokens = MarkdownIt().enable('table').parse((DOCS / f'{page}.md').read_text(encoding='utf-8'))
    found: dict[str, list[list[str]]] = {}
    title = ''
    for number, token in enumerate(tokens):
        if token.type == 'heading_open':
            title = tokens[number + 1].content.strip('`')
            found[title] = []
        elif token.type == 'tr_open':
            found[title].append([])
        elif token.type == 'td_open':
            found[title][-1].append(tokens[number + 1].content)
    return {name: [row for row in rows if row] for name, rows in found.items()}


def codes(cell: str) -> list[str]:
    """Return what *cell* holds as code."""
    return re.findall(r'`([^`]+)`', cell)


def first_cells(page: str, *titles: str) -> list[str]:
    """Return the names in the first cells of the tables of *page*, below *titles* or all."""
    rows = [
        row for name, rows in sections(page).items() for row in rows if not titles or name in titles
    ]
    return [name for row in rows for name in codes(row[0])]


def options_named(page: str, directive: str) -> set[str]:
    """Return the options that *page* has for *directive*."""
    if page == 'reference/lists':
        rows = sections(page)['Lists']
        return {codes(row[0])[0].strip(':') for row in rows if directive in codes(row[2])}
    return {name.strip(':') for name in first_cells(page, directive)}


def test_each_directive_and_its_options_are_named() -> None:
    named = {
        title: options_named(page, title)
        for page in ('reference/records', 'reference/lists', 'reference/charts')
        for title in sections(page)
        if title.islower() and title not in KINDS
    }
    exist = {name: set(kind.option_spec or {}) for name, kind in OURS.items()}
    assert named == exist | OF_SPHINX


BLOCK: Final = re.compile(r'^[ +-]?:{3,}\{([\w-]+)\}.*\n((?:[ +-]?:[a-z]+:.*\n)*)', re.MULTILINE)
"""A directive of a page, in code or not, and its options."""


def test_directives_that_pages_hold_exist_with_their_options() -> None:
    found = [
        (page, name, set(re.findall(r'^[ +-]?:([a-z]+):', options, re.MULTILINE)))
        for page in DOCS.rglob('*.md')
        for name, options in BLOCK.findall(page.read_text(encoding='utf-8'))
    ]
    assert {name for _page, name, _options in found} == {*OURS, *OF_SPHINX, *OTHERS}
    exist = {name: set(kind.option_spec or {}) for name, kind in OURS.items()}
    assert [each for each in found if each[2] - exist.get(each[1], each[2])] == []


def test_each_wing_is_named() -> None:
    text = (DOCS / 'how-to' / 'wing.md').read_text(encoding='utf-8')
    named = re.findall(r'^\| `recap\.(\w+)` \|', text, re.MULTILINE)
    assert sorted(named) == sorted(WINGS)


def test_each_shape_of_a_chart_is_named() -> None:
    assert [title for title in sections('reference/charts') if title in KINDS] == list(KINDS)


def test_editors_propose_each_directive_and_role() -> None:
    """The snippets that a new recap has, as `how-to/editor.md` promises them."""
    snippets = json.loads((STARTER / '.vscode' / 'recap.code-snippets').read_text(encoding='utf-8'))
    roles = {f'@{name}' for name in {*RecapDomain.roles, 'term'}}
    assert {each['prefix'] for each in snippets.values()} == {*OURS, *OF_SPHINX, *roles}
    bodies = {each['prefix']: each['body'][0] for each in snippets.values()}
    assert re.findall(r'\w+', bodies['chart'].partition('|')[2]) == list(KINDS)
    assert set(re.findall(r'\w+', bodies['check'].partition('|')[2])) <= TYPED.keys()


def test_each_role_is_named() -> None:
    assert set(list(sections('reference/roles'))[1:]) == {*RecapDomain.roles, 'term'}


def test_each_directive_role_and_verdict_has_an_example() -> None:
    text = '\n'.join(path.read_text(encoding='utf-8') for path in EXAMPLES)
    assert set(re.findall(r':::\{(\w+)\}', text)) >= {*OURS, *OF_SPHINX}
    assert set(re.findall(r'\{(\w+)\}`', text)) >= {*RecapDomain.roles, 'term'}
    assert set(re.findall(r'\{check\} (\w+)', text)) == set(TYPED)


def test_each_option_has_an_example() -> None:
    text = '\n'.join(path.read_text(encoding='utf-8') for path in EXAMPLES)
    exist = {name for kind in OURS.values() for name in kind.option_spec or {}}
    assert set(re.findall(r'^:([\w-]+):', text, re.MULTILINE)) >= exist


def test_each_verdict_is_named() -> None:
    rows = sections('reference/verdicts')['Verdicts']
    assert {codes(row[0])[0]: codes(row[1])[0] for row in rows} == TYPED
    assert list(sections('reference/verdicts'))[1:] == list(TYPED)


def test_each_setting_is_named(tmp_path: Path) -> None:
    (tmp_path / 'conf.py').write_text("extensions = ['myst_parser', 'recap']\n", encoding='utf-8')
    app = SphinxTestApp('dummy', tmp_path, builddir=tmp_path / 'out')
    app.cleanup()  # what it has registered would be a warning of the next one in this process
    exist = {name for name in app.config.values if name.startswith('recap_')}
    text = (DOCS / 'reference' / 'settings.md').read_text(encoding='utf-8')
    assert set(re.findall(r'`(recap_\w+)`', text)) == exist
    by_hand = {
        row[0].strip('`'): row[1] for row in sections('reference/settings')['Of the machinery']
    }
    for name, default in by_hand.items():
        assert default == f'`{app.config.values[name].default!r}`', name


def test_each_property_of_the_look_is_named() -> None:
    exist = re.findall(r'(--recap-[\w-]+)(?::| \{)', (EXT / 'base.css').read_text('utf-8'))
    assert set(first_cells('reference/settings', 'Of the look')) == set(exist)


def phony(makefile: Path) -> set[str]:
    """Return the targets that *makefile* lists."""
    found = re.search(r'^\.PHONY: (.+)$', makefile.read_text(encoding='utf-8'), re.MULTILINE)
    assert found
    return set(found[1].split())


def test_each_target_and_its_variables_are_named() -> None:
    assert set(first_cells('reference/make', 'Targets of a recap')) == phony(STARTER / 'Makefile')
    makefile = (STARTER / 'Makefile').read_text(encoding='utf-8')
    settings = (STARTER / 'conf.py').read_text(encoding='utf-8')
    taken = set(re.findall(r'\$\((?:or \$\(|if \$\()?([A-Z]+)\)', makefile))
    made = set(re.findall(r'^([A-Z]+) :=', makefile, re.MULTILINE))
    taken |= set(re.findall(r"environ\.get\('([A-Z_]+)'", settings))
    assert set(first_cells('reference/make', 'Their variables')) == taken - made - {'MAKE'}
    new = (PROJECT / 'Makefile').read_text(encoding='utf-8')
    listed = re.search(r'foreach name,([A-Z ]+),', new)
    assert listed
    assert set(first_cells('reference/make', 'Where the machinery lives')) == set(listed[1].split())


def test_targets_that_pages_name_exist() -> None:
    exist = phony(STARTER / 'Makefile') | phony(PROJECT / 'Makefile')
    pages = [*DOCS.rglob('*.md'), PROJECT / 'README.md', PROJECT / 'CONTRIBUTING.md']
    for page in pages:
        text = page.read_text(encoding='utf-8')
        for command in re.findall(r'(?:`|^)make ((?:[a-z-]+ ?)+)', text, re.MULTILINE):
            assert set(command.split()) <= exist, page


def commands() -> Iterator[tuple[str, set[str]]]:
    """Yield the commands of the machinery, each with its arguments and options."""
    (choices,) = (
        action.choices
        for action in parser()._actions  # noqa: SLF001  argparse has no other way to tell
        if isinstance(action, argparse._SubParsersAction)  # noqa: SLF001
    )
    for name, command in choices.items():
        actions = [each for each in command._actions if each.dest != 'help']  # noqa: SLF001
        yield name, {(each.option_strings or [each.dest])[-1] for each in actions}


def test_each_command_and_its_options_are_named() -> None:
    titles = list(sections('reference/commands'))[1:]
    named = {title: set(first_cells('reference/commands', title)) for title in titles}
    assert named == dict(commands())


KINDS_OF_REFERENCES: Final = sorted(RecapDomain.object_types)


def subtypes(path: Path) -> Iterator[str]:
    """Yield the subtypes of the warnings of a module: as arguments, in tuples, as keywords."""
    tree = ast.parse(path.read_text(encoding='utf-8'))
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name('warn'), args=[_, ast.Constant(str(name)), *_]):
                yield name
            case ast.Call(func=ast.Name('warn'), args=[_, ast.JoinedStr(values=[start, _]), *_]):
                assert isinstance(start, ast.Constant)
                yield from (str(start.value) + kind for kind in KINDS_OF_REFERENCES)
            case ast.Call(func=ast.Name('warn'), args=[_, ast.Name('kind'), *_]):
                yield from ('directive', 'role')
            case ast.Call(func=ast.Name('warn'), args=[_, other, *_]):
                # Another form would keep a warning from this list.
                assert isinstance(other, ast.Name), ast.unparse(node)
                assert other.id == 'subtype', ast.unparse(node)
            case ast.Call(
                func=ast.Attribute(value=ast.Name('self'), attr='warn'),
                args=[ast.Constant(str(name)), _, *_],
            ) if path.parent.name == 'records':
                yield name
            case ast.keyword(arg='subtype', value=ast.Constant(str(name))):
                yield name
            case ast.Tuple(elts=[_, ast.Constant(str(name)), _]) if path.parent.name == 'slips':
                yield name
            case ast.Call(
                func=ast.Attribute(attr='_slip' | '_say'), args=[_, ast.Constant(str(name)), *_]
            ):
                yield name


def test_each_warning_is_named() -> None:
    exist = {f'recap.{name}' for path in EXT.rglob('*.py') for name in subtypes(path)}
    named = first_cells('reference/warnings')
    assert set(named) == exist
    assert len(named) == len(set(named))


def test_each_rule_of_typography_is_named() -> None:
    page = 'reference/typography'
    everywhere = set(first_cells(page, 'All languages'))
    for title, language in LANGUAGES.items():
        exist = {rule.name for rule in RULES[language]}
        assert set(first_cells(page, title)) == exist - everywhere, title
    structure = (EXT / 'commands' / 'lint' / 'markdown.py').read_text(encoding='utf-8')
    found = set(re.findall(r"Misplaced\(\w+, '([a-z-]+)'", structure))
    assert everywhere == {*found, 'reference-link', 'spaces'}
    assert set(LANGUAGES.values()) == set(RULES)


def test_each_class_that_authors_write_is_named() -> None:
    """Those of the pages that a recap begins with, that a schedule makes, that examples have."""
    pages = [*STARTER.rglob('*.md'), *(EXT / 'commands').glob('*.py'), *ROOTS.rglob('*.md')]
    written = found(r'(?:\{container\} |:class: |\{\.)(recap-[a-z-]+)', [*pages, *EXAMPLES])
    named = list(sections('reference/classes'))[1:]
    assert set(named) == {*written, 'language-…'}
    styled = found(r'\.(recap-[a-z-]+)', EXT.rglob('*.css'))
    apart = {'recap-site', 'recap-book'}  # they say where words are, not how they look
    assert written - apart <= styled, 'a new recap shows nothing of it'


def found(pattern: str, paths: Iterable[Path]) -> set[str]:
    """Return what *pattern* finds in the files."""
    return {name for path in paths for name in re.findall(pattern, path.read_text('utf-8'))}
