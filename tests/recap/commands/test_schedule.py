"""A schedule as pages: right in each format, brought up to date, or refused with its place."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

import pytest

from miniature import lay
from recap.__main__ import main
from recap.commands.formats import read_talks
from recap.commands.kept import KEPT
from recap.commands.problems import RefusedError
from recap.commands.schedule import import_schedule
from schedules import frab, page, recap, written
from small_sites import built, tree

if TYPE_CHECKING:
    from pathlib import Path

ABSTRACT = '<p>First <b>bold</b> words.</p><p>::: {note}</p><ul><li>one</li></ul><script>x()'
EVENT = {
    'id': 12,
    'date': '2031-05-03T10:00:00+02:00',
    'duration': '00:45',
    'title': 'Clay & *kilns*: {term}`x`',
    'track': 'Craft',
    'abstract': ABSTRACT,
    'description': '- a list\n\n:::{raw} html\n\nSee https://example.org/a_b.',
    'persons': [
        {'id': 1, 'public_name': 'Ana Lopes', 'biography': 'Potter.\n\nLives in *Turin*.'},
        {'id': 2, 'public_name': 'Ana Lopes', 'biography': None},
    ],
    'links': [{'url': 'https://example.org/slides.pdf', 'title': 'Slides'}],
    'attachments': [{'url': 'https://example.org/x', 'title': ''}],
}
OTHER = {
    'id': 'x/14',
    'date': '2031-05-04T11:00:00+02:00',
    'duration': '1:00',
    'title': 'Fire',
    'persons': [],
}


SCHEDULE = frab([EVENT], [OTHER])

XML = """<?xml version="1.0" encoding="utf-8"?>
<schedule><conference><title>Days</title></conference>
<day index="1" date="2031-05-03"><room name="Aula"><event id="12" guid="g">
<date>2031-05-03T10:00:00+02:00</date><duration>00:45</duration><title>Clay</title>
<track>Craft</track><abstract>Words.</abstract>
<persons><person id="1">Ana Lopes</person></persons>
<links><link href="https://example.org/slides.pdf">Slides</link></links>
</event></room></day></schedule>
"""

SESSIONIZE = {
    'sessions': [
        {
            'id': '12',
            'title': 'Clay',
            'description': 'Words.',
            'startsAt': '2031-05-03T10:00:00',
            'endsAt': '2031-05-03T10:45:00',
            'isServiceSession': False,
            'speakers': ['u1'],
            'roomId': 7,
            'recordingUrl': 'https://example.org/video',
        },
        {'id': '13', 'title': 'Lunch', 'isServiceSession': True, 'speakers': []},
    ],
    'speakers': [{'id': 'u1', 'fullName': 'Ana Lopes', 'bio': 'Potter.'}],
    'rooms': [{'id': 7, 'name': 'Aula'}],
}

GRID = [
    {
        'date': '2031-05-03T00:00:00',
        'rooms': [
            {
                'name': 'Aula',
                'sessions': [
                    {
                        'id': '12',
                        'title': 'Clay',
                        'startsAt': '2031-05-03T10:00:00',
                        'endsAt': '2031-05-03T10:45:00',
                        'speakers': [{'id': 'u1', 'name': 'Ana Lopes'}],
                    }
                ],
            }
        ],
    }
]

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Days//EN
BEGIN:VEVENT
UID:12@example.org
DTSTAMP:20310101T000000Z
SUMMARY:Clay
DTSTART:20310503T100000
DTEND:20310503T104500
LOCATION:Aula
DESCRIPTION:Words.
URL:https://example.org/clay
END:VEVENT
END:VCALENDAR
""".replace('\n', '\r\n')


@pytest.mark.parametrize('builder', ['html', 'pdf', 'epub'])
@pytest.mark.parametrize('language', ['en', 'fr', 'de'])
def test_a_schedule_makes_pages_without_a_warning(
    tmp_path: Path, builder: str, language: str
) -> None:
    site = recap(tmp_path / 'site', language)
    said = import_schedule(written(tmp_path / 's.json', SCHEDULE), site)
    assert said.startswith('9 made, 0 brought up to date')
    assert built(site, builder, language=language).warnings == []


@pytest.mark.parametrize(
    ('language', 'said'),
    [
        ('en', 'The programme says nothing about this person.'),
        ('fr', 'Le programme ne dit rien de cette personne.'),
    ],
)
def test_somebody_of_whom_nothing_is_said(tmp_path: Path, language: str, said: str) -> None:
    site = recap(tmp_path / 'site', language)
    import_schedule(written(tmp_path / 's.json', SCHEDULE), site)
    declared = page(site, 'speakers')
    assert f'Ana Lopes (2)\n{said}\n' in declared
    assert '…' not in declared


def test_foreign_text_says_what_it_says(tmp_path: Path) -> None:
    site = recap(tmp_path / 'site')
    import_schedule(written(tmp_path / 's.json', SCHEDULE), site)
    article = built(site).article('sessions/talk-12')
    assert article.select('h1')[0].get_text().rstrip('¶') == 'Clay & *kilns*: {term}`x`'
    text = article.get_text()
    for words in ('First bold words.', '::: {note}', ':::{raw} html', '10:00–10:45'):
        assert words in text
    assert article.select('a[href="https://example.org/a_b"]')
    assert [item.get_text() for item in article.select('li')] == ['one', 'a list']
    assert not article.select('script, .note')
    assert [a.get_text() for a in article.select('.recap-session a')] == [
        'Ana Lopes',
        'Ana Lopes (2)',
    ]


@pytest.mark.parametrize(
    ('name', 'schedule'),
    [('s.xml', XML), ('s.json', SESSIONIZE), ('g.json', GRID), ('s.ics', CALENDAR)],
)
def test_each_system_is_read(tmp_path: Path, name: str, schedule: object) -> None:
    site = recap(tmp_path / 'site')
    path = written(tmp_path / name, schedule)
    (talk,) = read_talks(path)
    assert (talk.title, talk.room, str(talk.day)) == ('Clay', 'Aula', '2031-05-03')
    assert talk.length
    assert talk.length.seconds == 45 * 60
    import_schedule(path, site)
    assert built(site).warnings == []


def test_a_second_import_changes_nothing(tmp_path: Path) -> None:
    site, path = recap(tmp_path / 'site'), written(tmp_path / 's.json', SCHEDULE)
    import_schedule(path, site)
    before = {name: (site / name).read_bytes() for name in tree(site)}
    assert import_schedule(path, site) == '0 made, 0 brought up to date'
    assert {name: (site / name).read_bytes() for name in tree(site)} == before


def test_what_nobody_edited_is_brought_up_to_date(tmp_path: Path) -> None:
    site, changed = recap(tmp_path / 'site'), deepcopy(SCHEDULE)
    path = written(tmp_path / 's.json', SCHEDULE)
    import_schedule(path, site)
    event = changed['schedule']['conference']['days'][0]['rooms']['Aula'][0]
    event['title'] = 'Loam'
    event['persons'][0]['biography'] = 'Weaver.'
    said = import_schedule(written(path, changed), site)
    assert said == '0 made, 3 brought up to date'  # the page, the person, a document of its title
    assert '# Loam' in page(site)
    assert 'Weaver.' in page(site, 'speakers')
    assert 'Potter.' not in page(site, 'speakers')
    assert built(site).warnings == []


def test_what_somebody_edited_stays_and_the_rest_is_said(tmp_path: Path) -> None:
    site, changed = recap(tmp_path / 'site'), deepcopy(SCHEDULE)
    path = written(tmp_path / 's.json', SCHEDULE)
    import_schedule(path, site)
    mine = page(site).replace('First bold words.', 'What we heard.')
    lay({'sessions/talk-12.md': mine}, site)
    (site / 'speakers.md').write_text('# Speakers\n', encoding='utf-8')
    event = changed['schedule']['conference']['days'][0]['rooms']['Aula'][0]
    event['title'] = 'Loam'
    said = import_schedule(written(path, changed), site)
    assert page(site) == mine
    assert page(site, 'speakers') == '# Speakers\n'
    assert 'sessions/talk-12.md: Loam: kept as you wrote it; the schedule has\n    # Loam' in said
    again = import_schedule(path, site)
    assert again == '0 made, 0 brought up to date'  # it has been said


def test_a_cancelled_talk_is_said_and_kept(tmp_path: Path) -> None:
    site, path = recap(tmp_path / 'site'), written(tmp_path / 's.json', SCHEDULE)
    import_schedule(path, site)
    said = import_schedule(written(path, frab([EVENT])), site)
    assert 'sessions/talk-x-14.md: Fire: no longer in the schedule; kept' in said
    assert (site / 'sessions' / 'talk-x-14.md').is_file()
    cancelled = deepcopy(SESSIONIZE)
    cancelled['sessions'][0]['status'] = 'Canceled'  # type: ignore[index]
    other = recap(tmp_path / 'other')
    import_schedule(written(path, cancelled), other)
    assert '**Cancelled**' in page(other)


UNTITLED = [
    (
        frab([{**OTHER, 'title': ' '}, {**OTHER, 'id': 12, 'title': 'Clay'}]),
        "/schedule/conference/days/0/rooms/Aula/0/title: 'x/14'",
    ),
    (
        (
            '<schedule><day><room name="A"><event id="14"/>'
            '<event id="12"><title>Clay</title></event></room></day></schedule>'
        ),
        "/schedule/conference/days/0/rooms/A/0/title: '14'",
    ),
    (
        (
            'BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:14\nEND:VEVENT\n'
            'BEGIN:VEVENT\nUID:12\nSUMMARY:Clay\nEND:VEVENT\nEND:VCALENDAR\n'
        ),
        ":2: /SUMMARY: '14'",
    ),
    (
        {'rooms': [], 'speakers': [], 'sessions': [{'id': 14}, {'id': 12, 'title': 'Clay'}]},
        "/sessions/0/title: '14'",
    ),
]
"""Schedules of a talk without a title, then another, and what is said."""


@pytest.mark.parametrize(('schedule', 'said'), UNTITLED)
def test_a_talk_without_a_title_keeps_no_other_out(
    tmp_path: Path, schedule: object, said: str
) -> None:
    site, path = recap(tmp_path / 'site'), written(tmp_path / 'schedule', schedule)
    told = import_schedule(path, site)
    assert f'{said} has no title, and is left out; give it one there' in told
    assert [each.name for each in (site / 'sessions').iterdir()] == ['talk-12.md']
    assert '# Clay\n' in page(site)


@pytest.mark.parametrize(
    ('schedule', 'message'),
    [
        (
            frab([{**OTHER, 'title': ''}]),
            "/schedule/conference/days/0/rooms/Aula/0/title: 'x/14' has no title, and is left out",
        ),
        (frab([{**EVENT, 'date': 'noon'}]), '/Aula/0/date: a time such as 2031-05-03T10:00:00'),
        (frab([{**EVENT, 'duration': 'long'}]), '/Aula/0/duration: a duration such as 00:45'),
        (frab([{**EVENT, 'duration': '9999999999999:00'}]), '/duration: a duration such as 00:45'),
        (frab([{**EVENT, 'duration': '99999999:00'}]), 'ends after the year 9999'),
        (CALENDAR.replace('DTEND:20310503T104500', 'DURATION:P99999999D'), 'the year 9999'),
        ('{"schedule": ' + '1' * 5000, 'this is no schedule: Exceeds the limit'),
        (frab([{**EVENT, 'persons': {}}]), '/Aula/0/persons: a list is expected, not {}'),
        (frab([EVENT, EVENT]), "two talks have the identifier '12'"),
        (frab([OTHER, {**OTHER, 'id': 'X-14'}]), "two talks have the identifier 'X-14'"),
        (
            frab([{**OTHER, 'links': [{'url': 'https://a.example>\n:::\n', 'title': ''}]}]),
            '/Aula/0/links/0/url: an address such as https://example.org/slides.pdf',
        ),
        (
            frab(
                [{**OTHER, 'links': [{'url': '//[x', 'title': ''}]}], base_url='https://a.example'
            ),
            '/Aula/0/links/0/url: an address such as https://example.org/slides.pdf',
        ),
        ('[' * 100_000, 'lists in lists without end'),
        (frab([]), 'there is no talk in it'),
        ({'schedule': []}, '/schedule: a mapping of names is expected'),
        ({'talks': []}, 'neither a schedule of frab or pretalx nor one of Sessionize'),
        ('{"schedule": ', 'this is no JSON'),
        ('Title,Speaker\nClay,Ana\n', 'is neither JSON, XML nor a calendar'),
        ('<schedule><day>', 'this is no XML'),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(
    tmp_path: Path, schedule: object, message: str
) -> None:
    site = recap(tmp_path / 'site')
    before = tree(site)
    with pytest.raises(RefusedError) as refused:
        import_schedule(written(tmp_path / 's.json', schedule), site)
    assert message in str(refused.value)
    assert tree(site) == before


def test_a_folder_without_a_recap_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match=r'there is no conf\.py'):
        import_schedule(written(tmp_path / 's.json', SCHEDULE), tmp_path)
    site = recap(tmp_path / 'site')
    lay({KEPT: '{'}, site)
    with pytest.raises(RefusedError, match='put back the one of your last commit'):
        import_schedule(tmp_path / 's.json', site)
    with pytest.raises(RefusedError, match='there is no file'):
        import_schedule(tmp_path / 'none.json', site)
    with pytest.raises(RefusedError, match='is a folder; say which of its files'):
        import_schedule(tmp_path, site)


@pytest.mark.parametrize(
    'kept',
    [
        '[]',
        '{"a.md": []}',
        '{"a.md": {"person 1": "Ana"}}',
        '{"../a.md": {"list 2031-05-03": ["x", "Saturday"]}}',
        '{"/tmp/a.md": {"list 2031-05-03": ["x", "Saturday"]}}',
    ],
)
def test_what_no_import_has_kept_is_refused(tmp_path: Path, kept: str) -> None:
    """Contributors may send that file too: an import writes in the folder of the recap alone."""
    site = recap(tmp_path / 'site')
    lay({KEPT: kept}, site)
    before = tree(tmp_path)
    with pytest.raises(RefusedError, match='put back the one of your last commit'):
        import_schedule(written(tmp_path / 'site' / 's.json', SCHEDULE), site)
    assert tree(tmp_path) == before | {'site/s.json'}


def test_a_schedule_is_found_at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of `make import SCHEDULE=~/s.json`, some shells leave the tilde."""
    monkeypatch.setenv('HOME', str(tmp_path))
    monkeypatch.chdir(recap(tmp_path / 'site'))
    written(tmp_path / 's.json', SCHEDULE)
    assert main(['import', '~/s.json']) == 0
    assert page(tmp_path / 'site')


@pytest.mark.parametrize(
    ('command', 'right'),
    [
        ('import', 'import SCHEDULE=schedule.json'),
        ('upgrade', 'upgrade WHEEL=sphinx_recap-….whl'),
    ],
)
def test_a_target_without_its_variable_says_which(
    command: str, right: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, '']) == 2
    assert capsys.readouterr().err == f'Nothing was done: say which: make {right}\n'


def test_what_is_not_known_is_not_said(tmp_path: Path) -> None:
    """Talks without a day are listed by track; what they link to has no year to be cited by."""
    undated = {**OTHER, 'date': None, 'links': [{'url': 'https://example.org/x', 'title': 'X'}]}
    tracks = ('東京', 'Été', '')
    talks = [{**undated, 'id': n, 'track': track} for n, track in enumerate(tracks)]
    site = recap(tmp_path / 'site')
    import_schedule(written(tmp_path / 's.json', frab(talks)), site)
    assert {path.name for path in (site / 'days').iterdir()} == {
        '東京.md',
        'été.md',
        'programme.md',
    }
    assert page(site, 'sources') == '# Sources\n'
    assert 'Documents: <https://example.org/x>' in page(site, 'sessions/talk-0')
    assert built(site).warnings == []


def test_half_a_sign_and_control_characters_are_none(tmp_path: Path) -> None:
    """Systems cut what is too long in the middle of an emoji; terminals obey control characters."""
    site = recap(tmp_path / 'site')
    event = {**EVENT, 'title': 'Clay \ud83d', 'abstract': 'a\x1b[31mb'}
    import_schedule(written(tmp_path / 's.json', frab([event])), site)
    text = (site / 'sessions' / 'talk-12.md').read_text('utf-8')
    assert '# Clay \ufffd\n' in text
    assert '\na\\[31mb\n' in text
    calendar = CALENDAR.replace('Words.', 'a\x1b[31mb').replace('SUMMARY:', 'SUMMARY:\x1b[2J')
    again = import_schedule(written(tmp_path / 's.ics', calendar), recap(tmp_path / 'again'))
    assert '\x1b' not in again
    (page,) = (tmp_path / 'again' / 'sessions').iterdir()
    assert '\x1b' not in page.read_text('utf-8')


def test_a_whole_day_and_times_that_cannot_be_compared(tmp_path: Path) -> None:
    day = CALENDAR.replace('DTSTART:20310503T100000', 'DTSTART;VALUE=DATE:20310503')
    (talk,) = read_talks(written(tmp_path / 's.ics', day))
    assert (str(talk.day), talk.start, talk.length) == ('2031-05-03', None, None)
    mixed = deepcopy(SESSIONIZE)
    mixed['sessions'][0]['endsAt'] = '2031-05-03T10:45:00Z'  # type: ignore[index]
    (talk,) = read_talks(written(tmp_path / 's.json', mixed))
    assert talk.length is None


def test_a_thousand_talks_are_a_thousand_pages(tmp_path: Path) -> None:
    people = [{'id': n, 'name': f'Speaker {n}', 'biography': 'Words. ' * 40} for n in range(400)]
    days = [
        [
            {
                **OTHER,
                'id': day * 250 + n,
                'abstract': 'Words. ' * 200,
                'persons': people[n : n + 2],
            }
            for n in range(250)
        ]
        for day in range(4)
    ]
    site, path = recap(tmp_path / 'site'), written(tmp_path / 's.json', frab(*days))
    import_schedule(path, site)
    assert len(list((site / 'sessions').iterdir())) == 1000
