"""A build after a change writes what a clean build would, byte for byte, and little else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sphinx.testing.util import SphinxTestApp

from miniature import MESSAGES, build_site, copy_root, lay
from workshop import PAGES, Workshop, assert_same

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx

    from miniature import Build


def test_nothing_to_do_rewrites_nothing(workshop: Workshop) -> None:
    """Sphinx itself writes its own files, with the same content."""
    before = workshop.files()
    built = workshop.build()
    assert workshop.times() == workshop.before
    assert built.files() == before


def test_nothing_to_do_gathers_nothing(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr('recap.exact.shown.Shown.by')
    workshop.build()
    assert workshop.rewritten() == set()


def text(workshop: Workshop) -> None:
    workshop.edit('seances/ouverture', 'Une voix lance', 'Une voix crie')


def new_record(workshop: Workshop) -> None:
    workshop.append('seances/cloture', ':::{statistic} Bob Smith\n**Deux** de plus.\n:::\n')


def removed_record(workshop: Workshop) -> None:
    workshop.edit(
        'seances/ouverture',
        ':::{statistic}\n**Trois** personnes sur quatre se taisent.\n:::\n',
        '',
    )


def moved_record(workshop: Workshop) -> None:
    record = ':::{statistic}\n**Trois** personnes sur quatre se taisent.\n:::\n'
    workshop.edit('seances/ouverture', record, '')
    workshop.append('seances/cloture', record)


def words_of_a_quotation(workshop: Workshop) -> None:
    workshop.edit('seances/jeu', 'se fait à plusieurs', 'se fait ensemble')


def removed_quotation(workshop: Workshop) -> None:
    """The link to it leads nowhere."""
    workshop.edit('seances/jeu', ':name: oeuvre-commune', ':name: oeuvre-a-plusieurs')


def moved_quotation(workshop: Workshop) -> None:
    record = '::::{quotation} Bob Smith\n:name: presence\nIl suffit d’être là.\n::::\n'
    workshop.edit('index', record, '')
    workshop.append('seances/ouverture', record)


def figure(workshop: Workshop) -> None:
    workshop.edit('seances/ouverture', '**90', '**91')


def verdict(workshop: Workshop) -> None:
    workshop.edit('seances/jeu', '{check} conforme', '{check} nuance')


def title(workshop: Workshop) -> None:
    workshop.edit('seances/jeu', '# Le jeu', '# La partie')


def title_of_the_recap(workshop: Workshop) -> None:
    workshop.edit('index', '# Journées du moulin', '# Journées de la roue')


def added_edition(workshop: Workshop) -> None:
    catalogue = 'msgid "Journées du moulin"\nmsgstr "Mühlentage"\n'
    lay({'locales/de/LC_MESSAGES/index.po': catalogue}, workshop.site)


def title_out_of_the_sidebar(workshop: Workshop) -> None:
    workshop.edit('aparte', '# Aparté', '# À part')


def heading(workshop: Workshop) -> None:
    """The link to it has no text of its own; its anchor stays."""
    workshop.edit(
        'seances/ouverture',
        '## Ce que disent les chiffres',
        '(ce-que-disent-les-chiffres)=\n## Ce que disent les nombres',
    )


def biography(workshop: Workshop) -> None:
    workshop.edit('intervenants', 'Lecteur du', 'Abonné au')


def reference(workshop: Workshop) -> None:
    workshop.edit('sources', '*Jouer*', '*Jouons*')


def label_of_a_source(workshop: Workshop) -> None:
    workshop.edit('sources', ':year: 2009', ':year: 2008')


def definition(workshop: Workshop) -> None:
    workshop.edit('glossaire', 'Ce qu’on tient', 'Ce que l’on tient')


def new_term(workshop: Workshop) -> None:
    workshop.edit('glossaire', 'zèle\n', 'zénith\n  Ce qui brille.\n\nzèle\n')
    workshop.edit('seances/cloture', 'demeure', 'demeure, au {term}`zénith`')


def new_citation(workshop: Workshop) -> None:
    workshop.edit('seances/cloture', 'On retient', 'On retient {source}`echo2009`,')


def new_speaker(workshop: Workshop) -> None:
    workshop.edit('seances/cloture', ':::{session}\n', ':::{session}\n:speakers: Ana Ruiz\n')


def renamed_everywhere(workshop: Workshop) -> None:
    for path in workshop.site.rglob('*.md'):
        page = path.relative_to(workshop.site).with_suffix('').as_posix()
        if 'Zoé Ångström' in path.read_text(encoding='utf-8'):
            workshop.edit(page, 'Zoé Ångström', 'Zoé Ekman')


def renamed_where_declared(workshop: Workshop) -> None:
    workshop.edit('intervenants', 'Zoé Ångström', 'Zoé Angstrom')


def renamed_but_cited_by_any(workshop: Workshop) -> None:
    for page in ('seances/ouverture', 'index'):
        workshop.edit(page, 'hors-ligne', 'sans-ecran')


def added_page(workshop: Workshop) -> None:
    workshop.write('seances/bis', '# Bis\n\n:::{session}\n:::\n\nOn recommence.\n')
    workshop.edit('index', 'seances/jeu\n', 'seances/jeu\nseances/bis\n')


def removed_page(workshop: Workshop) -> None:
    (workshop.site / 'citations.md').unlink()
    workshop.edit('index', 'citations\n', '')


def renamed_page(workshop: Workshop) -> None:
    (workshop.site / 'seances' / 'jeu.md').rename(workshop.site / 'seances' / 'jouer.md')
    workshop.edit('index', 'seances/jeu\n', 'seances/jouer\n')


def order_of_pages(workshop: Workshop) -> None:
    workshop.edit('index', 'seances/ouverture\nseances/jeu\n', 'seances/jeu\nseances/ouverture\n')


def caption(workshop: Workshop) -> None:
    workshop.edit('index', ':caption: Repères', ':caption: Index')


# The change, and the pages that show it; None where that is the sidebar's affair.
CHANGES: list[tuple[Callable[[Workshop], None], set[str] | None]] = [
    (text, {'seances/ouverture'}),
    (new_record, {'seances/cloture', 'chiffres', 'intervenants'}),
    (removed_record, {'seances/ouverture', 'chiffres'}),
    (moved_record, {'seances/ouverture', 'seances/cloture', 'chiffres'}),
    (
        figure,
        {'seances/ouverture', 'seances/cloture', 'chiffres', 'intervenants'},
    ),
    (words_of_a_quotation, {'seances/jeu', 'seances/cloture', 'citations', 'intervenants'}),
    (removed_quotation, None),
    (moved_quotation, None),
    (verdict, None),
    (title, None),
    (title_of_the_recap, PAGES - {'index'}),
    (added_edition, PAGES - {'index'}),
    (title_out_of_the_sidebar, {'aparte', 'seances/cloture'}),
    (heading, {'seances/ouverture', 'seances/cloture'}),
    (biography, None),
    (reference, None),
    (label_of_a_source, None),
    (definition, None),
    (new_term, {'seances/cloture', 'glossaire'}),
    (new_citation, {'seances/cloture', 'sources'}),
    (new_speaker, {'seances/cloture', 'intervenants'}),
    (renamed_everywhere, None),
    (renamed_where_declared, None),
    (renamed_but_cited_by_any, None),
    (added_page, None),
    (removed_page, None),
    (renamed_page, None),
    (order_of_pages, None),
    (caption, None),
]


@pytest.mark.parametrize(
    ('change', 'pages'), CHANGES, ids=[change.__name__ for change, _pages in CHANGES]
)
def test_incremental_equals_clean(
    workshop: Workshop, change: Callable[[Workshop], None], pages: set[str] | None
) -> None:
    change(workshop)
    incremental = workshop.build()
    if pages is not None:
        assert workshop.rewritten() == pages
    assert_same(incremental, workshop.build_anew())
    after = workshop.times()
    workshop.build()
    assert workshop.times() == after


def test_speaker_renamed_where_declared_is_missed_elsewhere(workshop: Workshop) -> None:
    renamed_where_declared(workshop)
    warnings = [w for w in workshop.build().warnings if '[recap.unknown-speaker]' in w]
    assert warnings
    assert all("Did you mean 'Zoé Angstrom'?" in warning for warning in warnings)
    assert any(warning.startswith('seances/jeu.md:3: ') for warning in warnings)


def test_output_of_a_removed_page_is_gone(workshop: Workshop) -> None:
    removed_page(workshop)
    workshop.build()
    assert not workshop.outdir.joinpath('citations.html').exists()


def test_words_of_the_catalogue_are_up_to_date(workshop: Workshop, build: Build) -> None:
    lay({str(MESSAGES): 'msgid "Sessions"\nmsgstr "Exposés"\n'}, workshop.site)
    assert 'Exposés' in build(workshop.site, parallel=2).text('intervenants', '.html')


def test_another_format_may_read_the_change_first(workshop: Workshop) -> None:
    figure(workshop)
    workshop.build('text')
    assert_same(workshop.build(), workshop.build_anew())


def test_text_is_as_exact(workshop: Workshop) -> None:
    workshop.build('text')
    figure(workshop)
    assert_same(workshop.build('text'), workshop.build_anew('text'))


def test_what_an_interrupted_build_left_behind_is_written_again(workshop: Workshop) -> None:
    """After an error, Sphinx starts afresh; after Ctrl+C, it holds that all was written."""
    figure(workshop)
    app = SphinxTestApp(
        'html',
        workshop.site,
        builddir=workshop.site / '_build' / 'fr',
        confoverrides={'language': 'fr'},
    )
    app.connect('html-page-context', interrupt)
    try:
        with pytest.raises(KeyboardInterrupt):
            app.build()
    finally:
        app.cleanup()
    assert_same(workshop.build(), workshop.build_anew())


def test_page_that_a_stopped_build_wrote_in_part_is_written_again(workshop: Workshop) -> None:
    """It is newer than its source, and shows nothing of other pages."""
    workshop.edit('aparte', 'Une page', 'La page')
    workshop.build()
    page = workshop.outdir / 'aparte.html'
    workshop.edit('aparte', 'La page', 'Cette page')
    app = SphinxTestApp(
        'html', workshop.site, builddir=workshop.outdir.parent, confoverrides={'language': 'fr'}
    )
    app.connect('build-finished', interrupt, priority=0)
    try:
        with pytest.raises(KeyboardInterrupt):
            app.build()
    finally:
        app.cleanup()
    page.write_bytes(page.read_bytes()[:2000])
    assert_same(workshop.build(), workshop.build_anew())


def test_page_that_found_no_room_is_written_again(workshop: Workshop) -> None:
    """Sphinx warns, and goes on; the next build must not hold that all is well."""

    def cut(app: Sphinx, exception: Exception | None) -> None:
        page = Path(app.outdir, 'aparte.html')
        page.write_bytes(page.read_bytes()[:2000])

    workshop.edit('aparte', 'Une page', 'La page')
    app = SphinxTestApp(
        'html',
        workshop.site,
        builddir=workshop.outdir.parent,
        confoverrides={'language': 'fr'},
    )
    app.connect('build-finished', cut, priority=0)
    try:
        app.build()
    finally:
        app.cleanup()
    assert_same(workshop.build(), workshop.build_anew())


@pytest.mark.parametrize('page', ['aparte', 'sources', 'index'])
def test_dropped_catalogue_leaves_no_translation_behind(
    build: Build, site: Path, page: str
) -> None:
    build(site, language='en')
    for suffix in ('.po', '.mo'):
        (site / 'locales' / 'en' / 'LC_MESSAGES' / page).with_suffix(suffix).unlink()
    incremental = build(site, language='en')
    assert_same(incremental, build(site, language='en', builddir=site / '_build' / 'anew'))


def test_removed_page_that_is_still_listed_and_linked(workshop: Workshop) -> None:
    (workshop.site / 'seances' / 'jeu.md').unlink()
    assert_same(workshop.build(), workshop.build_anew())


def test_page_that_was_linked_before_it_came(workshop: Workshop) -> None:
    workshop.append('seances/cloture', 'Voir [](bis.md#la-suite).\n')
    workshop.build()
    workshop.write('seances/bis', '# Bis\n\n## La suite\n')
    assert_same(workshop.build(), workshop.build_anew())


# A declaration, and what cites it elsewhere; any two pages may declare the same.
DECLARATIONS = [
    (':::{glossary}\nvent\n  Ce qui pousse.\n:::\n', 'Le {term}`Vent` et le {any}`vent`.\n'),
    ('(le-vent)=\n## Le vent\n', 'Voir {ref}`le-vent`.\n'),
    ('(le-vent)=\nUn vent.\n', 'Voir {ref}`ceci <le-vent>` et [cela](#le-vent).\n'),
]


@pytest.mark.parametrize(
    ('first', 'declaration', 'citation'),
    [(page, *each) for page, each in zip(('index', 'aparte', 'index'), DECLARATIONS, strict=True)],
)
def test_of_two_pages_that_declare_a_name_the_same_one_is_linked(
    build: Build, tmp_path: Path, declaration: str, citation: str, first: str
) -> None:
    """Whichever was read last, and after one of them no longer does."""
    second, citing = 'seances/jeu', 'seances/cloture'
    listed = ('seances/ouverture', second, citing)
    workshop = Workshop(bare(tmp_path / 'site', *listed), build)
    workshop.write('aparte', '---\norphan: true\n---\n\n# Aparté\n')
    workshop.append(citing, citation)
    for page in (first, second):
        workshop.append(page, declaration)
    workshop.build()
    for page in (first, second):
        workshop.append(page, 'Une page relue.\n')
        assert_same(workshop.build(), workshop.build_anew())
    for page in (second, first):
        workshop.edit(page, declaration, '')
        assert_same(workshop.build(), workshop.build_anew())
        workshop.append(page, declaration)
        assert_same(workshop.build(), workshop.build_anew())
    order_of_pages(workshop)
    assert_same(workshop.build(), workshop.build_anew())


def bare(site: Path, *names: str) -> Path:
    """Make a *site* with the settings of the miniature, and pages of that *names* alone."""
    copy_root(site)
    for path in site.rglob('*.md'):
        path.unlink()
    listed = '\n'.join(names)
    pages = {f'{name}.md': f'# {name}\n' for name in names}
    return lay({'index.md': f'# Index\n\n:::{{toctree}}\n{listed}\n:::\n', **pages}, site)


def interrupt(*_arguments: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    ('page', 'former', 'now'),
    [('fourth', '# Fourth', '# Last'), ('index', 'Once', 'Again'), ('fourth', '## In', '## Out')],
    ids=['title', 'title in a table', 'heading'],
)
def test_sidebars_of_other_themes_show_what_is_new(
    tmp_path: Path, page: str, former: str, now: str
) -> None:
    pages = {f'{name}.md': f'# {name.title()}\n\n## In\n' for name in ('second', 'fourth')}
    pages['index.md'] = '# First\n\n```{toctree}\nsecond\nOnce <third>\nfourth\n```\n'
    pages['third.md'] = '# Third\n'
    pages['conf.py'] = (
        "extensions = ['myst_parser', 'recap.exact']\nhtml_theme = 'alabaster'\n"
        "html_theme_options = {'sidebar_collapse': False}\n"
    )
    site = lay(pages, tmp_path / 'site')
    build_site(site, language='en', parallel=1)
    lay({f'{page}.md': pages[f'{page}.md'].replace(former, now)}, site)
    changed = build_site(site, language='en', parallel=1)
    clean = build_site(site, language='en', parallel=1, builddir=tmp_path / 'clean')
    assert changed.files() == clean.files()


def test_neighbour_that_the_sidebar_has_no_room_for(build: Build, tmp_path: Path) -> None:
    """The link to the page before shows its title all the same."""
    site = copy_root(tmp_path / 'site')
    for path in site.rglob('*.md'):
        path.unlink()
    numbers = [f'page-{number:02}' for number in range(14)]
    pages = {f'{name}.md': f'# {name}\n' for name in (*numbers, 'last')}
    tables = [':::{toctree}\n' + '\n'.join(names) + '\n:::\n' for names in (numbers, ['last'])]
    lay({'index.md': '\n'.join(['# Index\n', *tables]), **pages}, site)
    build(site)
    workshop = Workshop(site, build)
    workshop.write('page-13', '# Another title\n')
    assert 'Another title' in workshop.build().text('last', '.html')


@pytest.mark.parametrize('content', ['', '[]', '{"index"'])
def test_state_that_is_not_whole_is_only_slow(workshop: Workshop, content: str) -> None:
    (state,) = (workshop.site / '_build' / 'fr' / 'doctrees').glob('recap-html.json')
    state.write_text(content, encoding='utf-8')
    workshop.build()
    assert workshop.rewritten() == PAGES - {'index'}
