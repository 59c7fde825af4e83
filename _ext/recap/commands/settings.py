"""The settings of a recap, as Sphinx reads them."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

from sphinx.config import Config
from sphinx.errors import ConfigError
from sphinx.util.tags import Tags

from .._ground import setting_in
from .problems import RefusedError

if TYPE_CHECKING:
    from pathlib import Path


def require_settings(root: Path) -> None:
    """Raise `RefusedError` where there is no recap in *root*."""
    if not (root / 'conf.py').is_file():
        message = f'{root} holds no recap: there is no conf.py'
        raise RefusedError(message)


def settings(root: Path) -> Config:
    """Return the settings of the recap in *root*; raise `RefusedError` where there are none.

    Also where those are wrong that Sphinx itself uses before any extension could say so.
    """
    require_settings(root)
    path = root / 'conf.py'
    try:
        config = Config.read(root, overrides={}, tags=Tags())
    except ConfigError as error:
        raise RefusedError(fault(error, path)) from None
    language, folders = config.language, config.locale_dirs
    if not isinstance(language, str) or not language:
        message = (
            f"{setting_in(path, 'language')}: language: write a code, as 'fr', not {language!r}"
        )
        raise RefusedError(message)
    if not isinstance(folders, list | tuple):
        place = setting_in(path, 'locale_dirs')
        message = f"{place}: locale_dirs: write a list, as ['locales'], not {folders!r}"
        raise RefusedError(message)
    return config


def fault(error: ConfigError, path: Path) -> str:
    """Return what is wrong in the conf.py at *path*, with its line, rather than a traceback."""
    match error.__cause__:
        case SyntaxError() as cause:
            return f'{cause.filename or path}:{cause.lineno or 1}: {cause.msg}'
        case SystemExit():
            return f'{path}: it, or a module that it imports, called sys.exit()'
        case Exception() as cause:
            frames = traceback.extract_tb(cause.__traceback__)
            lines = [frame.lineno for frame in frames if frame.filename == str(path)]
            where = f'{path}:{lines[-1]}' if lines else str(path)
            return f'{where}: {"".join(traceback.format_exception_only(cause)).strip()}'
    return f'{path}: {error}'
