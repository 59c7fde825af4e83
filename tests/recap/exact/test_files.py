"""A file is there whole or not at all, and stays as it was when a build can't replace it."""

from __future__ import annotations

from pathlib import Path

import pytest

from recap._files import write_whole


def test_file_that_cannot_be_replaced_stays_alone_and_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(aside: str, place: str) -> None:
        assert Path(aside).read_bytes() == b'new'
        assert Path(place).read_bytes() == b'old'
        raise OSError

    write_whole(tmp_path / 'file', b'old')
    monkeypatch.setattr('os.replace', fail)
    with pytest.raises(OSError):  # noqa: PT011  # this one
        write_whole(tmp_path / 'file', b'new')
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {'file': b'old'}


def test_two_processes_write_aside_in_two_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else one would replace the file by what the other has half written, or find nothing."""
    asides = []
    monkeypatch.setattr('os.replace', lambda aside, _place: asides.append(aside))
    for process in (1, 2):
        monkeypatch.setattr('os.getpid', lambda process=process: process)
        write_whole(tmp_path / 'file', b'')
    assert len(set(asides)) == 2


def test_file_that_is_the_same_is_not_written_again(tmp_path: Path) -> None:
    write_whole(tmp_path / 'folder' / 'file', b'same')
    before = (tmp_path / 'folder' / 'file').stat().st_mtime_ns
    write_whole(tmp_path / 'folder' / 'file', b'same')
    assert (tmp_path / 'folder' / 'file').stat().st_mtime_ns == before
