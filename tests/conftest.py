"""What both sides share: a browser, its strict page, compiled templates."""

from __future__ import annotations

import os
import sys

import pytest
from hypothesis import HealthCheck, settings

from press import SHARED, look_once
from website import once

# Whatever the environment says: else each process that a test starts compiles the machinery again.
os.environ.pop('PYTHONDONTWRITEBYTECODE', None)
sys.dont_write_bytecode = False

look_once()

# No test fails for the hour at which a busy machine does it.
settings.register_profile('patient', deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile('patient')

pytest_plugins = ('sphinx.testing.fixtures', 'browser')


@pytest.fixture(scope='session', autouse=True)
def templates(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Have all builds, and the processes that make them, share the templates of pages, compiled."""
    os.environ[SHARED] = str(once(tmp_path_factory, 'templates', lambda _folder: None))
