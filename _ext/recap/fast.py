"""Builds that lose no time: when Python looks for garbage, who reads, addresses made once.

bench/README.md has the figures of each.
"""

from __future__ import annotations

import gc
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from jinja2 import Environment, FileSystemBytecodeCache

from ._ground import SITES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Set

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

THRESHOLDS: Final = (10_000, 2)
"""After how many new objects, and every how many times among older ones.

More seldom would be faster still, and take more memory.
"""

ALL_IN_USE: Final = (200_000, 2)
"""The same while what is made stays: modules, what earlier builds kept, what ends a build."""

SHARE: Final = 16
"""One process reads where at most one page in that many is to be read: it ends sooner."""


class Garbage:
    """What one build leaves aside: nearly all that it makes is in use until it ends.

    By its defaults, Python looks often, and again and again through all that a large site keeps, at
    the end of the process included: half the time of a build with nothing to do, a sixth of a first
    one.
    """

    _forks_spared = False

    def look_seldom(self, *_event: object) -> None:
        """Have Python hardly look from now on; what has been imported is left aside."""
        gc.set_threshold(*ALL_IN_USE)
        gc.freeze()
        # To look at what a process has from its parent is to write in it: it would be copied.
        if hasattr(os, 'register_at_fork') and not Garbage._forks_spared:
            Garbage._forks_spared = True  # once a process, whatever the number of its builds
            os.register_at_fork(after_in_child=gc.freeze)

    def spare_loaded(self, app: Sphinx, env: BuildEnvironment, *_changes: Set[str]) -> list[str]:
        """Leave aside what earlier builds kept (``env-get-outdated``); no page is out of date."""
        gc.freeze()
        gc.set_threshold(*THRESHOLDS)
        return []

    def spare_read(self, app: Sphinx, env: BuildEnvironment) -> None:
        """Leave aside what was read, before all pages are written (``env-updated``)."""
        gc.collect()
        gc.freeze()

    def spare_gathered(self, app: Sphinx, env: BuildEnvironment) -> None:
        """Leave aside what others have gathered from it (``env-updated``, after them)."""
        gc.freeze()


class Workers:
    """When it pays to have pages read by several processes, and what these send back.

    Each process that has read some pages hands all that Sphinx keeps, of all pages, to the one that
    started it. That takes as long as to read many pages, and grows with the site.
    """

    def __init__(self) -> None:
        self._asked = 1
        self._process = os.getpid()
        self._others: list[object] = []

    def choose(self, app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
        """Have one process read *docnames*, where they are few (``env-before-read-docs``).

        Leans on ``app.parallel``, which Sphinx looks at after this event.
        """
        self._asked = app.parallel
        if len(docnames) * SHARE <= len(env.all_docs):
            app.parallel = 1

    def travel_light(self, app: Sphinx, _docname: str, _source: list[str]) -> None:
        """Send back headings and data kept by page of the pages just read alone (``source-read``).

        A domain says in ``by_page`` which of its data are kept so. What belongs to other pages
        stays until the process ends: to free it would take time and memory. Leans on ``env.tocs``,
        which reading one page doesn't need of the others, and which Sphinx merges page by page.
        """
        if os.getpid() != self._process:
            self._process = os.getpid()
            self._others.append(app.env.tocs)
            app.env.tocs = {}
            for data in kept_by_page(app.env):
                self._others.append({**data})
                data.clear()

    def restore(self, app: Sphinx, _env: BuildEnvironment) -> None:
        """Have as many processes write as were asked for (``env-updated``)."""
        app.parallel = self._asked


def kept_by_page(env: BuildEnvironment) -> Iterator[dict[str, Any]]:
    """Yield what domains keep by the name of a page."""
    for domain in env.domains.sorted():
        for name in getattr(domain, 'by_page', ()):
            yield domain.data[name]


class Addresses:
    """The addresses on the pages of one folder, made once for all of them.

    A page holds some forty: its sidebar, its stylesheets and scripts, whose sums Sphinx resolves a
    path for each time. Together they would take a twentieth of a build.
    """

    def __init__(self) -> None:
        self._made: dict[tuple[object, ...], str] = {}

    def remember(
        self,
        app: Sphinx,
        pagename: str,
        templatename: str,
        context: dict[str, Any],
        doctree: nodes.document | None,
    ) -> None:
        """Have the functions of the templates look up what they have already answered.

        Leans on their names in the context of a page (``html-page-context``).
        """
        if app.builder.name in SITES:
            folder = app.builder.get_target_uri(pagename).rpartition('/')[0]
            for name in ('pathto', 'css_tag', 'js_tag'):
                context[name] = self._remembered(context[name], name, folder, pagename)

    def _remembered(
        self, make: Callable[..., str], name: str, folder: str, pagename: str
    ) -> Callable[..., str]:
        """Return *make*, which answers once for a *folder*, but for the page itself: “#”."""

        def answer(asked: object, *options: object, **named: object) -> str:
            if asked == pagename:
                return make(asked, *options, **named)
            key = (name, folder, asked, *options, *named.items())
            if key not in self._made:
                self._made[key] = make(asked, *options, **named)
            return self._made[key]

        return answer


def keep_templates(app: Sphinx) -> None:
    """Keep the templates of pages compiled, beside what Sphinx keeps (``builder-inited``).

    To compile them takes a tenth of a second, in each build. Leans on Sphinx's environment of
    Jinja, which knows by itself when a template has changed.
    """
    environment = getattr(getattr(app.builder, 'templates', None), 'environment', None)
    if isinstance(environment, Environment):
        folder = Path(app.doctreedir, 'recap-templates')
        folder.mkdir(parents=True, exist_ok=True)
        environment.bytecode_cache = FileSystemBytecodeCache(str(folder))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register what makes builds faster."""
    garbage, workers = Garbage(), Workers()
    garbage.look_seldom()  # Sphinx sets up extensions when it is about to build
    app.connect('builder-inited', keep_templates)
    app.connect('env-get-outdated', garbage.spare_loaded, priority=0)
    app.connect('env-updated', garbage.spare_read, priority=0)
    app.connect('env-updated', garbage.spare_gathered, priority=990)
    app.connect('build-finished', garbage.look_seldom, priority=0)
    app.connect('env-before-read-docs', workers.choose)
    app.connect('source-read', workers.travel_light)
    app.connect('env-updated', workers.restore, priority=0)
    app.connect('html-page-context', Addresses().remember, priority=900)
    return {'version': '1.0.0', 'parallel_read_safe': True, 'parallel_write_safe': True}
