"""What both sides share: a browser, and its strict page. Each has a conftest of its own."""

import os

pytest_plugins = ('sphinx.testing.fixtures', 'browser')


def pytest_xdist_auto_num_workers() -> int:
    """Return one worker more than processors: some always wait, for a browser or a clock."""
    return (os.cpu_count() or 1) + 1
