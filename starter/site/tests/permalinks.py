"""The addresses of a site: python tests/permalinks.py _build/html adds them to permalinks.txt."""

import sys
from pathlib import Path

from bs4 import BeautifulSoup

KEPT = Path(__file__).with_name('permalinks.txt')
NAMED = 'article :is(section, section > span, dt, figure, .recap-statistic, .recap-quotation)'
ANY = 'body *'


def addresses(site: Path, places: str = NAMED) -> set[str]:
    """Return the address of each page of *site*, and of those of its *places* that have a name.

    *places* is a selector: `ANY` finds those, too, that only `redirects.txt` keeps.
    """
    found = set()
    for page in site.rglob('*.html'):
        name = page.relative_to(site).as_posix()
        soup = BeautifulSoup(page.read_text(encoding='utf-8'), 'html.parser')
        found |= {
            name,
            *(f'{name}#{place["id"]}' for place in soup.select(places) if place.get('id')),
        }
    return found


def moved(site: Path) -> set[str]:
    """Return the pages of *site* that send readers on: so do all places in them."""
    refresh = 'http-equiv="refresh"'
    pages = [page for page in site.rglob('*.html') if refresh in page.read_text(encoding='utf-8')]
    return {page.relative_to(site).as_posix() for page in pages}


def kept() -> set[str]:
    """Return the addresses that have been published."""
    return set(KEPT.read_text(encoding='utf-8').splitlines()) if KEPT.is_file() else set()


if __name__ == '__main__':
    everything = kept() | addresses(Path(sys.argv[1]))
    KEPT.write_text('\n'.join([*sorted(everything), '']), encoding='utf-8')
    print(f'{KEPT}: {len(everything)} addresses')
