"""The settings of a recap, as Sphinx reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.config import Config
from sphinx.errors import ConfigError
from sphinx.util.tags import Tags

from .problems import RefusedError

if TYPE_CHECKING:
    from pathlib import Path


def require_settings(root: Path) -> None:
    """Raise `RefusedError` where there is no recap in *root*."""
    if not (root / 'conf.py').is_file():
        message = f'{root} holds no recap: there is no conf.py'
        raise RefusedError(message)


def settings(root: Path) -> Config:
    """Return the settings of the recap in *root*; raise `RefusedError` where there are none."""
    require_settings(root)
    try:
        return Config.read(root, overrides={}, tags=Tags())
    except ConfigError as error:
        message = f'{root / "conf.py"}: {error}'
        raise RefusedError(message) from None
