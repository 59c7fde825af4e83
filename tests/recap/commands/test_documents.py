"""Documents of talks, whose addresses may lead from that of the schedule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from recap.commands.formats import read_talks
from recap.commands.schedule import import_schedule
from schedules import frab, page, recap, talk, written
from small_sites import built

if TYPE_CHECKING:
    from pathlib import Path

EVENT = talk(12, attachments=[{'title': 'PDF', 'url': '/media/the slides 12%20b.pdf'}])
XML = """<schedule><conference><base_url>https://pretalx.example/days/</base_url></conference>
<day><room name="Aula"><event id="12"><title>Clay</title><attachments>
<attachment href="/media/the slides 12%20b.pdf">PDF</attachment></attachments></event></room></day>
</schedule>
"""


@pytest.mark.parametrize(
    ('name', 'schedule'),
    [('s.json', frab([EVENT], base_url='https://pretalx.example/days/')), ('s.xml', XML)],
)
def test_a_document_leads_from_the_address_of_the_schedule(
    tmp_path: Path, name: str, schedule: object
) -> None:
    (read,) = read_talks(written(tmp_path / name, schedule))
    url = 'https://pretalx.example/media/the%20slides%2012%20b.pdf'
    assert (read.documents, read.notes) == (((url, 'PDF'),), ())


def test_a_document_that_leads_nowhere_is_left_out_and_said(tmp_path: Path) -> None:
    site, path = recap(tmp_path / 'site'), tmp_path / 's.json'
    said = import_schedule(written(path, frab([EVENT])), site)
    place = '/schedule/conference/days/0/rooms/Aula/0/attachments/0/url'
    assert f'{path}: {place}: /media/the slides 12%20b.pdf is left out: it leads' in said
    assert 'Documents' not in page(site)
    assert built(site).warnings == []
