"""What both sides share: a browser, and its strict page. Each has a conftest of its own."""

pytest_plugins = ('sphinx.testing.fixtures', 'browser')
