"""The typography of pages and of their translations: what is wrong is said, or mended.

    python -m recap lint [--fix] [PAGE ...]

Each language has its own rules, and a passage marked as another's has none. What only its author
can tell, a word without its accent for instance, is said and left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from myst_parser.config.main import MdParserConfig
from sphinx.util.matching import get_matching_files

from ..._catalogues import catalogues
from ..._files import write_whole
from ..problems import RefusedError, WrongError
from ..settings import settings
from .checking import Kind, check, mend
from .translated import check_catalogue, mend_catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sphinx.config import Config

    from .checking import Finding

ALWAYS_OUT: Final = ('_build', '.*', 'README.md', 'vendor')
"""What is never a page of a recap, beside what its settings leave out."""
ON_ITS_WAY: Final = 'make lint-fix'


def pages(root: Path, config: Config | None = None) -> list[Path]:
    """Return the pages of the recap in *root*, as its settings name them."""
    config = config or settings(root)
    out = [*config.exclude_patterns, *config.templates_path, *ALWAYS_OUT]
    names = get_matching_files(root, config.include_patterns, out)
    return [root / name for name in sorted(names) if name.endswith('.md')]


def kind_of_pages(root: Path, config: Config) -> Kind:
    """Return how the pages of *root* are read; `suppress_warnings` switches rules off."""
    extensions = config._raw_config.get('myst_enable_extensions', ())  # MyST isn't loaded  # noqa: SLF001
    try:
        MdParserConfig(enable_extensions=set(extensions))
    except (TypeError, ValueError) as error:
        message = f'{root / "conf.py"}: myst_enable_extensions: {error}'
        raise RefusedError(message) from None
    translated = any(root.joinpath(folder).is_dir() for folder in config.locale_dirs)
    off = frozenset(config.suppress_warnings)
    return Kind(config.language, frozenset(extensions), off, translated)


def lint(root: Path, chosen: Sequence[Path] = (), *, fix: bool = False) -> str:
    """Look at the pages *chosen* of *root*, or all and their translations; return what to say.

    With *fix*, what is mechanical is mended first. `WrongError` tells what is wrong, or is left.
    """
    config = settings(root)
    kind = kind_of_pages(root, config)
    sources = [path.absolute() for path in chosen] or pages(root, config)
    languages = dict.fromkeys(sources, kind)
    if not chosen:
        others = catalogues(root, config.locale_dirs)
        languages |= {path: kind._replace(language=language) for language, path in others}
    findings: list[Finding] = []
    mended = left = 0
    for path, its in languages.items():
        name = str(path.relative_to(root) if path.is_relative_to(root) else path)
        text = _read(path)
        found = _check(path, text, name, its)
        if found:
            right = _mend(path, text, its)
            left_here = _check(path, right, name, its)
            left += len(left_here)
            if fix and right != text:
                write_whole(path, right.encode())
                mended += 1
            findings += left_here if fix else found
    said = f'{mended} {"file" if mended == 1 else "files"} mended.' if fix else ''
    if not findings:
        return said
    raise WrongError('\n'.join([*map(str, findings), '', _counted(len(findings), left, said)]))


def _counted(findings: int, left: int, said: str) -> str:
    counted = f'{findings} findings' if findings > 1 else '1 finding'
    if findings > left:
        return f'{counted}; `{ON_ITS_WAY}` mends {findings - left} of them.'
    return f'{said} {counted} left, which only an author can mend.'.strip()


def _check(path: Path, text: str, name: str, kind: Kind) -> list[Finding]:
    return (check_catalogue if path.suffix == '.po' else check)(text, name, kind)


def _mend(path: Path, text: str, kind: Kind) -> str:
    return (mend_catalogue if path.suffix == '.po' else mend)(text, kind)


def _read(path: Path) -> str:
    try:
        with path.open(encoding='utf-8', newline='') as file:
            return file.read()
    except OSError as error:
        message = f'{path}: {error.strerror}'
    except UnicodeDecodeError:
        message = f'{path} isn’t UTF-8'
    raise RefusedError(message)
