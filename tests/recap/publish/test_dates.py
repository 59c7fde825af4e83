"""The dates of pages: those of git, or none."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from miniature import lay
from recap._dates import MOST, commits, git_of, last
from repositories import FIRST, SECOND, THIRD, commit, git
from small_sites import built, small_site

if TYPE_CHECKING:
    from pathlib import Path


def times(folder: Path, wanted: set[str]) -> dict[str, int]:
    """Return what git tells of the files *wanted*, if it is there and knows all."""
    git = git_of(folder)
    return commits(git, folder, wanted) if git else {}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A site, in a folder of a repository, whose pages were written one after another."""
    git(tmp_path, 'init', '-q')
    site = tmp_path / 'le site'
    commit(tmp_path, {'le site/a.md': 'A', 'le site/été.md': 'É'}, FIRST)
    commit(tmp_path, {'le site/a.md': 'A, again', 'autre.md': '?'}, SECOND)
    commit(tmp_path, {'autre.md': '!'}, THIRD)
    return site


def test_a_page_has_the_date_of_the_last_commit_that_touched_it(repository: Path) -> None:
    lay({'new.md': 'Not committed'}, repository)
    found = times(repository, {'a.md', 'été.md', 'new.md', 'autre.md'})
    assert found == {'a.md': SECOND, 'été.md': FIRST}


def test_files_outside_the_repository_have_no_date(repository: Path) -> None:
    beside = repository.parent / 'autre.md'
    outside = {'../autre.md', str(beside), './../../ailleurs/fr.po', 'a/../../../fr.po', '/fr.po'}
    assert times(repository, {'a.md', *outside}) == {'a.md': SECOND}
    assert times(repository, outside) == {}


def test_signs_that_git_tells_in_another_way(repository: Path) -> None:
    names = ['the "b".md', 'a\\b.md', 'a\tb.md', '\x7f.md', 'l’été « nu ».md']
    commit(repository.parent, {f'le site/{name}': name for name in names}, THIRD)
    assert times(repository, {*names}) == dict.fromkeys(names, THIRD)


@pytest.mark.parametrize('pages', [MOST, MOST + 1])
def test_any_number_of_pages_has_dates(repository: Path, pages: int) -> None:
    names = [f':{rank} [*].md' for rank in range(pages - 2)]
    commit(repository.parent, {f'le site/{name}': name for name in names}, THIRD)
    deep = {'à part/b.md': 'B', 'à part/c.md': 'C'}
    commit(repository.parent, {f'le site/{name}': text for name, text in deep.items()}, SECOND)
    found = times(repository, {*names, *deep, 'a.md'})
    assert found == {**dict.fromkeys(names, THIRD), **dict.fromkeys((*deep, 'a.md'), SECOND)}


def test_merges_tell_the_same_of_few_pages_as_of_many(tmp_path: Path) -> None:
    many = {f'{rank}.md' for rank in range(MOST)}
    git(tmp_path, 'init', '-q', '-b', 'main')
    commit(tmp_path, {'a.md': 'A', **dict.fromkeys(many, 'Some')}, FIRST)
    git(tmp_path, 'checkout', '-q', '-b', 'other')
    commit(tmp_path, {'a.md': 'The same', 'b.md': 'B'}, THIRD)
    git(tmp_path, 'checkout', '-q', 'main')
    commit(tmp_path, {'a.md': 'The same', 'c.md': 'C'}, SECOND)
    git(tmp_path, 'merge', '-q', 'other', at=THIRD)
    assert times(tmp_path, {'a.md'}) == {'a.md': THIRD}
    assert times(tmp_path, {'a.md', *many})['a.md'] == THIRD


def test_no_more_of_the_history_is_read_than_is_needed() -> None:
    log = iter(['\x015', '', 'a.md', '\x013', '', 'a.md', 'b.md', '\x012', '', 'c.md'])
    assert last(log, {'a.md', 'b.md'}) == {'a.md': 5, 'b.md': 3}
    assert list(log) == ['', 'c.md']


def test_a_shallow_clone_has_no_dates(repository: Path, tmp_path: Path) -> None:
    clone = tmp_path / 'clone'
    whole = tmp_path / 'whole'
    git(tmp_path, 'clone', '-q', '--depth=1', tmp_path.as_uri(), str(clone))
    git(tmp_path, 'clone', '-q', tmp_path.as_uri(), str(whole))
    wanted = {'a.md', 'été.md'}
    assert times(whole / 'le site', wanted) == times(repository, wanted) != {}
    assert times(clone / 'le site', wanted) == {}


def test_without_git_or_a_repository_there_are_none(
    repository: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert times(tmp_path_factory.mktemp('bare'), {'a.md'}) == {}
    shutil.rmtree(repository.parent / '.git' / 'refs')
    assert times(repository, {'a.md'}) == {}
    monkeypatch.setenv('PATH', '')
    assert times(repository, {'a.md'}) == {}


@pytest.mark.parametrize('folder', ['locales', './locales/'])
def test_a_translation_changes_with_its_catalogue(tmp_path: Path, folder: str) -> None:
    page = {'index.md': '# Notes\n\nA mill.\n'}
    small_site(tmp_path, page, f"locale_dirs = ['{folder}']\nrecap_source_language = 'en'\n")
    git(tmp_path, 'init', '-q')
    commit(tmp_path, {}, FIRST)
    words = 'msgid "A mill."\nmsgstr "Un moulin."\n'
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    commit(tmp_path, {'locales/fr/LC_MESSAGES/index.po': head + words}, SECOND)
    for language, day in (('en', '2030-03-17T17:46:40Z'), ('fr', '2030-03-17T17:48:20Z')):
        text = built(tmp_path, language=language).text('records', '.json')
        assert f'"modified": "{day}"' in text


def test_a_page_changes_with_what_it_brings_in(tmp_path: Path) -> None:
    page = {'index.md': '# Notes\n\n```{include} parts/mill.md\n```\n'}
    site = small_site(tmp_path, page, "exclude_patterns = ['parts']\n")
    git(tmp_path, 'init', '-q')
    git(tmp_path, 'config', 'log.showRoot', 'false')
    commit(tmp_path, {'parts/mill.md': 'A mill.\n'}, FIRST)
    assert '"modified": "2030-03-17T17:46:40Z"' in built(site).text('records', '.json')
    commit(tmp_path, {'parts/mill.md': 'Two mills.\n'}, SECOND)
    assert '"modified": "2030-03-17T17:48:20Z"' in built(site).text('records', '.json')
