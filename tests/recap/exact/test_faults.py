"""Whatever stops a build, the next one ends right: it writes what a clean one would."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import time
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from miniature import Built, build_site, copy_root
from press import forks

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.context import ForkServerContext, ForkServerProcess
    from pathlib import Path

ROUNDS = 250 if 'RECAP_DEEP' in os.environ else 3
TITLES = ('Journées du moulin 2012', 'Journées de la roue')


def build_limited(site: Path, builddir: Path, largest: int) -> None:
    """Build with a disk that has no room for a file larger than that."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
    build_site(site, builddir=builddir)


def build_killed(site: Path, builddir: Path, name: str) -> None:
    """Build, and be killed when the file *name* has been written aside, but isn't in its place."""
    replace = os.replace

    def kill(aside: str, place: str) -> None:
        if place.endswith(name):
            os.kill(os.getpid(), signal.SIGKILL)
        replace(aside, place)

    pytest.MonkeyPatch().setattr(os, 'replace', kill)
    build_site(site, builddir=builddir)


@dataclass
class Workplace:
    """A site of two states: what a clean build writes of each, and how long one takes."""

    site: Path
    context: ForkServerContext
    random: Random
    state: int = 0

    def __post_init__(self) -> None:
        self.builddir = self.site / '_build' / 'one'
        self.clean = []
        for number in range(2):
            self.change()
            start = time.monotonic()
            self.build(self.site / '_build' / f'clean-{number}')
            self.seconds = time.monotonic() - start
            self.clean.append(self.files(self.site / '_build' / f'clean-{number}'))
        self.clean.reverse()  # the first one was of the second state

    def change(self) -> None:
        """Bring the sources into their other state: all pages show the difference."""
        for name, old, new in (
            ('index.md', *TITLES),
            ('seances/jeu.md', 'La salle répondit', 'Tous répondirent'),
            ('aparte.md', 'a = 0', 'a = 1'),
        ):
            text = (self.site / name).read_text('utf-8')
            now, other = (old, new) if self.state == 0 else (new, old)
            assert now in text
            (self.site / name).write_text(text.replace(now, other), 'utf-8')
        self.state = 1 - self.state

    def start(
        self,
        builddir: Path | None = None,
        run: Callable[..., object] = build_site,
        *options: object,
    ) -> ForkServerProcess:
        """Start a build, in a process that nothing else runs in."""
        if run is build_site:
            keywords = {'builddir': builddir or self.builddir}
            process = self.context.Process(target=build_site, args=(self.site,), kwargs=keywords)
        else:
            process = self.context.Process(target=run, args=(self.site, self.builddir, *options))
        process.start()
        return process

    def build(self, builddir: Path | None = None) -> None:
        process = self.start(builddir)
        process.join()
        assert process.exitcode == 0

    def files(self, builddir: Path) -> dict[str, bytes]:
        return Built(self.site, builddir / 'html', '').files()

    def wrong(self) -> list[str]:
        """Return the files that aren't what a clean build writes."""
        files, expected = self.files(self.builddir), self.clean[self.state]
        names = files.keys() | expected.keys()
        return sorted(name for name in names if files.get(name) != expected.get(name))

    def damage(self) -> None:
        """Remove some of what the last build left, be it published or kept for the next one."""
        files = sorted(path for path in self.builddir.rglob('*') if path.is_file())
        for path in self.random.sample(
            files, len(files) // self.random.choice((2, 10, len(files)))
        ):
            path.unlink()


@pytest.fixture(scope='module')
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Workplace:
    site = copy_root(tmp_path_factory.mktemp('faults') / 'site')
    with (site / 'aparte.md').open('a', encoding='utf-8') as page:  # large once it is coloured
        page.write(f'\n```python\na = 0\n{"b = [c, d]" * 2_000}\n```\n')
    return Workplace(site, forks(), Random(0))


def test_killed_at_any_moment(workplace: Workplace) -> None:
    for number in range(ROUNDS):
        if workplace.random.random() < 0.2:
            shutil.rmtree(workplace.builddir, ignore_errors=True)
        workplace.change()
        process = workplace.start()
        moment = workplace.random.uniform(0, workplace.seconds)
        time.sleep(moment)
        process.kill()
        process.join()
        workplace.build()
        assert (number, moment, workplace.wrong()) == (number, moment, [])


@pytest.mark.parametrize('loss', ['', 'doctrees'])
def test_nothing_stays_aside(workplace: Workplace, loss: str) -> None:
    workplace.build()
    workplace.change()
    workplace.start(None, build_killed, 'jeu.md').join()
    (aside,) = (workplace.builddir / 'html').rglob('*.tmp')
    assert aside.name.startswith('jeu.md')
    workplace.change()  # back: its page needn't be written
    if loss:
        shutil.rmtree(workplace.builddir / loss)
    workplace.build()
    assert workplace.wrong() == []


def test_what_another_build_writes_stays(workplace: Workplace) -> None:
    other = workplace.builddir / 'html' / 'en'
    other.mkdir(parents=True)
    (other / '.buildinfo').touch()
    (other / 'index.md.1.tmp').touch()
    shutil.rmtree(workplace.builddir / 'doctrees', ignore_errors=True)
    workplace.build()
    assert workplace.wrong() == ['en/.buildinfo', 'en/index.md.1.tmp']
    shutil.rmtree(other)


def test_half_deleted(workplace: Workplace) -> None:
    workplace.build()
    for number in range(ROUNDS):
        if workplace.random.random() < 0.5:
            workplace.change()
        workplace.damage()
        workplace.build()
        assert (number, workplace.wrong()) == (number, [])


def test_no_room_for_large_files(workplace: Workplace) -> None:
    for number in range(ROUNDS):
        workplace.change()
        largest = workplace.random.choice((500, 20_000, 200_000))  # the last only cuts a page
        workplace.start(None, build_limited, largest).join()
        workplace.build()
        assert (number, largest, workplace.wrong()) == (number, largest, [])


def test_two_builds_at_once(workplace: Workplace) -> None:
    for number in range(ROUNDS):
        workplace.change()
        first = workplace.start()
        time.sleep(workplace.random.uniform(0, workplace.seconds / 2))
        second = workplace.start()
        first.join()
        second.join()
        workplace.build()
        assert (number, workplace.wrong()) == (number, [])


def test_build_waits_for_the_one_at_work(workplace: Workplace) -> None:
    workplace.build()
    workplace.change()
    with FileLock(workplace.builddir / 'doctrees' / 'recap.lock'):
        process = workplace.start()
        process.join(2 * workplace.seconds)
        assert process.is_alive()
    process.join()
    assert (process.exitcode, workplace.wrong()) == (0, [])


def test_file_in_the_place_of_a_folder(workplace: Workplace) -> None:
    workplace.build()
    folder = workplace.builddir / 'html' / 'seances'
    shutil.rmtree(folder)
    folder.write_text('', 'utf-8')
    process = workplace.start()
    process.join()
    assert process.exitcode != 0
    folder.unlink()
    workplace.build()
    assert workplace.wrong() == []
