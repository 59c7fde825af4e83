"""What readers are sent that others made is listed, with its licence, and nothing else is."""

from __future__ import annotations

import re
from importlib import metadata
from typing import TYPE_CHECKING

import pytest

from release.sent import Sent, notices, sent
from this_recap import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BANNER = re.compile(r'/\*!(.*?)\*/', re.DOTALL)
SENT = sent()
FILES = {
    name: [each for each in SENT if name in each.files] for each in SENT for name in each.files
}


def own() -> set[str]:
    """Return the names in ``_static`` of what the project has there itself."""
    folders = [ROOT / '_static', *sorted((ROOT / '_ext' / 'recap').glob('*/static'))]
    return {
        path.relative_to(folder).as_posix()
        for folder in folders
        for path in folder.rglob('*')
        if path.is_file()
    }


def editions(published: Path) -> Iterator[Path]:
    yield from (page.parent for page in sorted(published.rglob('search.html')))


def test_all_that_others_made_is_listed(published: Path) -> None:
    ours = own()
    for edition in editions(published):
        for path in sorted((edition / '_static').rglob('*')):
            name = path.relative_to(edition / '_static').as_posix()
            # The machinery puts its styles together in files that bear its name.
            if path.is_file() and name not in ours and not name.startswith('recap'):
                assert f'_static/{name}' in FILES, name


@pytest.mark.parametrize('each', [each for each in SENT if each.files], ids=lambda each: each.name)
def test_what_is_listed_is_there(published: Path, each: Sent) -> None:
    for name in each.files:
        # English needs no translation of what Sphinx says.
        places = [edition / name for edition in editions(published) if (edition / name).is_file()]
        assert places, name
        for path in places:
            assert each.says.encode() in path.read_bytes(), path


def test_each_banner_names_a_work_that_is_listed(published: Path) -> None:
    # A script's own refers to the file that has its banners.
    known = [*(each.says for each in SENT if each.says), 'see furo.js.LICENSE.txt']
    for path in sorted((published / '_static').rglob('*')):
        if path.suffix in {'.js', '.css', '.txt'}:
            for banner in BANNER.findall(path.read_text(encoding='utf-8')):
                assert any(text in banner for text in known), banner


def test_each_is_brought_by_a_package_that_builds_the_site() -> None:
    assert {each.package for each in SENT} <= {
        re.split('[=; ]', line)[0]
        for line in (ROOT / 'locks' / 'requirements.txt').read_text(encoding='utf-8').splitlines()
    }


def test_notices_have_each_work_and_the_text_that_its_package_brings() -> None:
    said = notices()
    for each in SENT:
        assert f'{each.name} {each.version}'.strip() in said
        assert each.holder in said
    for package in {each.text or each.package for each in SENT if each.files}:
        text = said.partition(f'\n{package} {metadata.version(package)}\n')[2]
        assert 'WITHOUT WARRANTY' in text.upper() or 'AS IS' in text.upper(), package
