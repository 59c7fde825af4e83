"""The first pages of a recap and all else that it begins with, made from ``starter``."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from recap._languages import as_written
from recap.commands.texts import escaped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .asked import Recap

ROOT: Final = Path(__file__).resolve().parents[2]
STARTER: Final = ROOT / 'starter'


def written(language: str) -> Path | None:
    """Return the sentences of the sample pages in *language*, or in what it is a variety of."""
    names = (language, language.partition('_')[0])
    paths = (STARTER / 'words' / f'{name}.toml' for name in names)
    return next(filter(Path.is_file, paths), None)


def words(language: str) -> dict[str, str]:
    """Return the sentences of the sample pages, in English where there are none in *language*."""
    path = written(language) or STARTER / 'words' / 'en.toml'
    return tomllib.loads(path.read_text(encoding='utf-8'))


def render(recap: Recap, folder: Path) -> None:
    """Write the files of *recap* in *folder*."""
    source = STARTER / 'site'
    environment = Environment(
        loader=FileSystemLoader(source),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        comment_start_string='{##',  # `{#` begins attributes in Markdown
        autoescape=False,  # noqa: S701  the pages are Markdown
    )
    environment.filters |= {'repr': repr, 'markdown': escaped}
    known = {'year': recap.year, 'author': escaped(recap.author)}
    said = {name: filled(text, known) for name, text in words(recap.language).items()}
    dates = as_written(recap.dates, recap.language)
    dateline = ', '.join(filter(None, (recap.place, dates)))
    other = 'fr' if recap.language.partition('_')[0] == 'en' else 'en'
    listed = (ROOT / 'requirements-fonts.txt').read_text(encoding='utf-8').splitlines()
    fonts = ' '.join(line.partition(' ')[0] for line in listed if line[:1] != '#')
    for path in sorted(source.rglob('*')):
        name = path.relative_to(source)
        if path.is_dir() or '__pycache__' in name.parts:
            continue
        template = environment.get_template(name.as_posix())
        text = template.render(
            **recap._asdict(), t=said, dateline=dateline, fonts=fonts, other=other
        )
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding='utf-8')


def filled(text: str, known: Mapping[str, str]) -> str:
    """Return *text* with what is *known* in the place of its names; roles have braces too."""
    return re.sub(r'\{(year|author)\}', lambda found: known[found[1]], text)
