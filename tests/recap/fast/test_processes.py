"""Work that several processes share is done whole, and once."""

from __future__ import annotations

import os
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sphinx.domains import Domain
from sphinx.errors import SphinxParallelError

from press import forks
from recap._paged import PagedDomain
from recap._processes import ENDED, in_portions, in_shares, share
from recap.fast.workers import kept_by_page

if TYPE_CHECKING:
    from collections.abc import Sequence

NUMBERS = list(range(100))


@given(st.lists(st.integers(0, 900), max_size=300), st.integers(1, 9), st.integers(1, 500))
def test_portions_hold_everything_once_and_are_worth_a_process(
    sizes: list[int], processes: int, lightest: int
) -> None:
    weights = dict(enumerate(sizes))
    portions = in_portions(weights, processes, lightest)
    assert sorted(item for portion in portions for item in portion) == list(weights)
    weighed = [sum(weights[item] for item in portion) for portion in portions]
    assert len([weight for weight in weighed if weight < lightest]) <= 1
    assert all(portions)


def test_what_takes_long_comes_first_and_alone() -> None:
    weights = {'list': 100, **dict.fromkeys(map(str, range(20)), 5)}
    assert in_portions(weights, 2, 10)[0] == ['list']
    assert in_portions(weights, 1, 10) == [list(weights)]


@given(st.integers(0, 2000), st.integers(1, 9), st.integers(1, 50))
def test_shares_hold_everything_once(size: int, processes: int, smallest: int) -> None:
    shares = in_shares(range(size), processes, smallest)
    assert [item for share in shares for item in share] == list(range(size))
    assert all(len(share) >= smallest for share in shares[:-1])
    assert len(shares) <= processes


def test_shares_are_equal_and_as_many_as_processes() -> None:
    assert [len(each) for each in in_shares(NUMBERS, 4, 10)] == [25] * 4


def shared_between_processes() -> None:
    """Share out in a process that may fork: those of pytest have threads."""
    found: list[int] = []
    processes = set()

    def note(portion: object, result: tuple[int, list[int]]) -> None:
        processes.add(result[0])
        found.extend(result[1])

    def double(portion: Sequence[int]) -> tuple[int, list[int]]:
        return os.getpid(), [2 * each for each in portion]

    share(double, in_shares(NUMBERS, 3, 10), 3, note)
    assert sorted(found) == [2 * each for each in NUMBERS]
    assert len(processes) == 3
    assert os.getpid() not in processes

    def fail(portion: Sequence[int]) -> None:
        if 0 in portion:
            raise ValueError(0)

    def end(portion: Sequence[int]) -> None:
        if 0 in portion:
            os._exit(0)

    for work, message in ((fail, 'ValueError: 0'), (end, ENDED)):
        for limit in (2, 9):  # some portions wait, or none does
            with pytest.raises(SphinxParallelError) as raised:
                share(work, in_shares(NUMBERS, 9, 3), limit)
            assert raised.value.message == message


def test_results_come_back_and_failures_do() -> None:
    process = forks().Process(target=shared_between_processes)
    process.start()
    process.join()
    assert process.exitcode == 0


def test_what_is_kept_by_page_need_not_come_back_whole() -> None:
    env: Any = SimpleNamespace(domaindata={})
    env.domains = SimpleNamespace(sorted=lambda: [PagedDomain(env), Domain(env)])
    (kept,) = kept_by_page(env)
    assert kept is env.domaindata['']['pages']
