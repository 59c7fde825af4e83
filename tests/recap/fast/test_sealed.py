"""What is kept of pages is pickled once, and looked at where somebody asks for it."""

from __future__ import annotations

import pickle
from copy import deepcopy
from dataclasses import dataclass
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recap._sealed import Sealed


@dataclass
class Told:
    """Something kept, that counts how often it is unpickled."""

    words: str
    opened: ClassVar[int] = 0

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return told, (self.words,)


def told(words: str) -> Told:
    """Return what was kept."""
    Told.opened += 1
    return Told(words)


def kept(held: Sealed[Told]) -> Sealed[Told]:
    """Return what is *held* as the next build finds it."""
    found: Sealed[Told] = pickle.loads(pickle.dumps(held))
    return found


def test_only_what_is_asked_for_is_opened() -> None:
    held: Sealed[Told] = Sealed()
    held['a'], held['b'] = Told('one'), Told('two')
    found = kept(kept(held))
    Told.opened = 0
    assert list(found) == ['a', 'b']
    assert ('a' in found, 'c' in found, len(found)) == (True, False, 2)
    assert found['b'].words == found['b'].words == 'two'
    assert Told.opened == 1
    found['a'] = Told('three')
    del found['b']
    assert dict(kept(found)) == {'a': Told('three')}


def test_what_is_missing_is() -> None:
    held: Sealed[Told] = Sealed()
    with pytest.raises(KeyError):
        held['a']
    with pytest.raises(KeyError):
        del held['a']
    assert held.pop('a', None) is None


def test_what_another_process_has_read_is_taken_as_it_is() -> None:
    here, there = Sealed[Told](), Sealed[Told]()
    here['a'], here['b'] = Told('old'), Told('kept')
    there['a'], there['c'] = Told('new'), Told('unasked')
    Told.opened = 0
    here.take(kept(there), {'a', 'd'})
    assert Told.opened == 0
    assert dict(kept(here)) == {'a': Told('new'), 'b': Told('kept')}
    here.take(there, {'c'})  # of the same process
    assert here['c'] is there['c']


STEPS = st.lists(
    st.tuples(st.sampled_from(['set', 'drop', 'keep', 'copy', 'clear']), st.sampled_from('abc'))
)


@given(STEPS)
def test_it_holds_what_a_dictionary_does(steps: list[tuple[str, str]]) -> None:
    held: Sealed[str] = deepcopy(Sealed())
    expected: dict[str, str] = {}
    for number, (step, name) in enumerate(steps):
        if step == 'set':
            held[name] = expected[name] = str(number)
        elif step == 'drop':
            assert held.pop(name, None) == expected.pop(name, None)
        elif step == 'keep':
            held = pickle.loads(pickle.dumps(held))
        elif step == 'copy':
            former, held = held, held.copy()
            former.clear()
        else:
            held.clear()
            expected.clear()
        assert list(held) == list(expected)
    assert dict(held) == expected
