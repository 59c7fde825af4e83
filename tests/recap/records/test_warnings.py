"""Each complaint of the extension: its type, its place, what is wrong, what would be right.

One faulty site holds them all, and is read by one process, then by several, which can't see each
other's pages: both must say the same.
"""

from __future__ import annotations

import re
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from sphinx.testing.util import SphinxTestApp
from sphinx.util.console import strip_colors

from miniature import lay
from small_sites import built, small_site

if TYPE_CHECKING:
    from pathlib import Path

    from miniature import Build, Built

CONF = """\
extensions = ["myst_parser", "recap"]
primary_domain = "recap"
nitpicky = True
myst_enable_extensions = ["colon_fence", "deflist"]
html_theme = "basic"
"""

PAGES = {
    'index.md': """\
# A faulty site

{speaker}`Ada Byron`, {session}`talk`, {statistic}`half`, {quotation}`hello`, {source}`one2001`.

:::{toctree}
:glob:

*
:::
""",
    'talk.md': """\
# A talk

:::{session}
:::

:::{statistic} Ada Byron
:name: half
:source: one2001
**Half** of it.
:::

:::{quotation}
:name: hello
Hello.
:::

:::{speaker} Ada Byron
She.
:::

:::{speaker} Alan Silent
He.
:::

:::{source} one2001
:author: One
:year: 1001
*One*, 1001.
:::
""",
    'content.md': """\
# What is inside

:::{speaker} Nobody
:::

:::{source} nothing2001
:author: A
:year: 2001
:::

:::{statistic}
:::

::::{quotation}
Words.

:::{check} nuance
:::
::::

::::{quotation}
:::{check} nuance
A reason, but no words.
:::
::::

::::{statistic}
:::{check} nuance
A reason, but no claim.
:::
::::
""",
    'options.md': """\
# Options and arguments

:::{source} anonymous2001
*Anonymous*, 2001.
:::

:::{source} undated
:author: A; B
*Undated*.
:::

:::{source} odd12
:author: A
:year: 12
*Odd*, 12.
:::

::::{quotation}
Maybe.

:::{check} conform
Nearly.
:::
::::

::::{quotation}
Certainly.

:::{check} xyz
Not at all.
:::
::::

:::{tally} speaker
:::
""",
    'structure.md': """\
# Structure

- An item.

  ::::{admonition} A box

  :::{statistic}
  :name: plain
  No figure at all.
  :::
  ::::

::::{statistic}
:name: torn
**One** claim.

:::{check} nuance
First.
:::

:::{check} conforme
Second.
:::
::::

:::{check} divergent
About nothing.
:::

![](view.svg)
and ![A view](view.svg)

:::{figure} view.svg
A legend isn't what those who can't see it need.
:::
""",
    'view.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'unknown.md': """\
# Unknown

:::{session}
:speakers: Ada Byron, Ada Biron
:::

A paragraph that
goes on, {speaker}`Alan`,
and on: {session}`tolk`.

:::{admonition} A box
{statistic}`halv`, in a box,

- {quotation}`helo`, in a list.
:::

::::{statistic} Ada Byrom
:name: third
:source: one2001, one2002
**A third**, {source}`zzz`.

:::{check} nuance
See {source}`two2002`.
:::
::::

:::{statistics}
:speaker: Ida Byron
:::
""",
    'twice.md': """\
# Twice

:::{speaker} Ada Byron
Again.
:::

:::{speaker} Ada Býron
One anchor for two names.
:::

:::{session}
:name: talk
:::

:::{statistic}
:name: same
**One** of two.
:::

:::{statistic}
:name: same
**Two** of two.
:::
""",
    'unused.md': """\
# Unused

:::{source} lonely2001
:author: Lonely
:year: 2001
*Lonely*, 2001.
:::

:::{glossary}
:sorted:

orphan
  Used by {term}`itself`, {speaker}`Nobody`, {source}`nothing2001`, and {source}`nil`.

itself
other self
  Used by {term}`orphan`.
:::
""",
    'listings.md': """\
# Empty listings

:::{statistics}
:speaker: Alan Silent
:::

:::{quotations}
:session: unknown
:::

:::{sources}
:session: twice
:::

:::{tally} quotation
:speaker: Alan Silent
:::

:::{highlights} nope
:::

:::{highlights} plain
:::

:::{tally} statistic
:group: indes
:::

:::{sources}
:group: /
:::
""",
}

KNOWN_SPEAKERS = "Known: 'Ada Byron', 'Ada Býron', 'Alan Silent', 'Nobody'."
KNOWN_SOURCES = "Known: 'lonely2001', 'nothing2001', 'one2001'."
YEAR = 'write it as “:year: 2031” or “:year: 2031a”, else “unknown” or “forthcoming”'
WIDEN = 'no record passes its filters; widen them or remove the listing'
FIGURE = 'put it between double asterisks: **90 %**'

# file:line, type, what is wrong and what would be right
COMPLAINTS = [
    (
        'content.md:3',
        'empty',
        '{speaker}: nothing is written in it; write a short biography',
    ),
    (
        'content.md:6',
        'empty',
        '{source}: nothing is written in it; write the full reference',
    ),
    (
        'content.md:11',
        'empty',
        (
            '{statistic}: nothing is written in it; '
            'write the claim, its figure between double asterisks'
        ),
    ),
    (
        'content.md:17',
        'empty',
        '{check}: nothing is written in it; write the reason of the verdict, in a sentence or two',
    ),
    (
        'content.md:21',
        'empty',
        '{quotation}: nothing is written in it; write the words, without quotation marks',
    ),
    (
        'content.md:27',
        'empty',
        (
            '{statistic}: nothing is written in it; '
            'write the claim, its figure between double asterisks'
        ),
    ),
    ('options.md:3', 'source', '{source}: no author; add “:author: Keller; Fay”'),
    ('options.md:7', 'source', f"{{source}}: year ''; {YEAR}"),
    ('options.md:12', 'source', f"{{source}}: year '12'; {YEAR}"),
    (
        'options.md:21',
        'unknown-verdict',
        "{check}: unknown verdict 'conform'. Did you mean 'conforme'?",
    ),
    (
        'options.md:29',
        'unknown-verdict',
        (
            "{check}: unknown verdict 'xyz'. "
            "Known: 'confirmed', 'conforme', 'contradicted', 'divergent', 'entendu', 'heard', "
            "'introuvable', 'nuance', 'qualified', 'unlocated'."
        ),
    ),
    ('options.md:34', 'tally', "{tally}: counts “statistic” or “quotation”, not 'speaker'"),
    ('structure.md:7', 'no-figure', f"statistic 'plain' stresses no figure; {FIGURE}"),
    (
        'structure.md:21',
        'several-checks',
        "'torn' has more than one check; keep one verdict, and say the rest in its reason",
    ),
    (
        'structure.md:26',
        'misplaced-check',
        'a check stands outside a statistic or a quotation; move it inside the one it is about',
    ),
    *(
        (
            f'structure.md:{line}',
            'no-alternative',
            "image 'view.svg' has no alternative text; say what it shows",
        )
        for line in (30, 33)
    ),
    (
        'unknown.md:3',
        'unknown-speaker',
        (
            "unknown speaker 'Ada Biron'; declare this person with {speaker}. "
            "Did you mean 'Ada Býron'?"
        ),
    ),
    (
        'unknown.md:7',  # where its paragraph starts: MyST says no better
        'unknown-speaker',
        f"unknown speaker 'Alan'; declare this person with {{speaker}}. {KNOWN_SPEAKERS}",
    ),
    (
        'unknown.md:7',
        'unknown-session',
        "unknown session 'tolk'; declare it with {session} on its page. Did you mean 'talk'?",
    ),
    (
        'unknown.md:12',
        'unknown-statistic',
        "unknown statistic 'halv'; give the statistic this :name:. Did you mean 'half'?",
    ),
    (
        'unknown.md:14',
        'unknown-quotation',
        "unknown quotation 'helo'; give the quotation this :name:. Did you mean 'hello'?",
    ),
    (
        'unknown.md:17',
        'unknown-speaker',
        (
            "unknown speaker 'Ada Byrom'; declare this person with {speaker}. "
            "Did you mean 'Ada Byron'?"
        ),
    ),
    (
        'unknown.md:17',
        'unknown-source',
        "unknown source 'one2002'; declare the work with {source}. Did you mean 'one2001'?",
    ),
    (
        'unknown.md:20',
        'unknown-source',
        f"unknown source 'zzz'; declare the work with {{source}}. {KNOWN_SOURCES}",
    ),
    (
        'unknown.md:23',
        'unknown-source',
        f"unknown source 'two2002'; declare the work with {{source}}. {KNOWN_SOURCES}",
    ),
    (
        'unknown.md:27',
        'unknown-speaker',
        (
            "unknown speaker 'Ida Byron'; declare this person with {speaker}. "
            "Did you mean 'Ada Byron'?"
        ),
    ),
    ('unknown.md:27', 'empty-listing', f'{{statistics}}: {WIDEN}'),
    (
        'twice.md:3',
        'duplicate',
        (
            "two records are the speaker 'Ada Byron'; the other is at talk.md:17: "
            'give one another name'
        ),
    ),
    (
        'twice.md:7',
        'duplicate',
        (
            "two records are the speaker 'Ada Býron'; the other is at talk.md:17: "
            'give one another name'
        ),
    ),
    (
        'twice.md:11',
        'duplicate',
        "two records are the session 'talk'; the other is at talk.md:3: give one another name",
    ),
    (
        'twice.md:20',
        'duplicate',
        "two records are the statistic 'same'; the other is at twice.md:15: give one another name",
    ),
    (
        'unused.md:3',
        'uncited-source',
        "no page cites the source 'lonely2001'; cite it with {source}`lonely2001` or remove it",
    ),
    (
        'unused.md:12',
        'unused-term',
        "no other page uses the term 'orphan'; use it with {term}`orphan` or remove it",
    ),
    (
        'unused.md:13',
        'unknown-source',
        f"unknown source 'nil'; declare the work with {{source}}. {KNOWN_SOURCES}",
    ),
    (
        'unused.md:15',
        'unused-term',
        "no other page uses the term 'itself'; use it with {term}`itself` or remove it",
    ),
    ('listings.md:3', 'empty-listing', f'{{statistics}}: {WIDEN}'),
    ('listings.md:7', 'empty-listing', f'{{quotations}}: {WIDEN}'),
    (
        'listings.md:11',
        'unknown-session',
        "unknown session 'twice'; declare it with {session} on its page. Known: 'talk', 'unknown'.",
    ),
    ('listings.md:11', 'empty-listing', f'{{sources}}: {WIDEN}'),
    ('listings.md:15', 'empty-listing', f'{{tally}}: {WIDEN}'),
    (
        'listings.md:29',
        'unknown-group',
        ("the page '/' lists no other; name one whose table of contents does. Known: 'index'."),
    ),
    (
        'listings.md:25',
        'unknown-group',
        (
            "the page 'indes' lists no other; name one whose table of contents does. "
            "Did you mean 'index'?"
        ),
    ),
    (
        'listings.md:19',
        'unknown-statistic',
        (
            "unknown statistic 'nope'; give the statistic this :name:. "
            "Known: 'half', 'plain', 'same', 'third', 'torn'."
        ),
    ),
    ('listings.md:19', 'empty-listing', f'{{highlights}}: {WIDEN}'),
    ('listings.md:22', 'empty-listing', f'{{highlights}}: {WIDEN}'),  # it has no figure
]


@pytest.fixture(scope='module', params=[1, 4], ids=['serial', 'parallel'])
def faulty(
    build: Build, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Built:
    """The faulty site, read by one process or by several."""
    srcdir = lay({'conf.py': CONF, **PAGES}, tmp_path_factory.mktemp('faulty'))
    return build(srcdir, 'text', language='en', parallel=request.param)


def ours(built: Built) -> list[str]:
    """Return the complaints of the extension, not those of what it builds on."""
    return [warning for warning in built.warnings if '[recap.' in warning]


@pytest.mark.parametrize(('place', 'subtype', 'message'), COMPLAINTS)
def test_complaint_with_its_place_and_remedy(
    faulty: Built, place: str, subtype: str, message: str
) -> None:
    assert f'{place}: WARNING: {message} [recap.{subtype}]' in ours(faulty)


def test_no_other_complaint(faulty: Built) -> None:
    assert len(ours(faulty)) == len(COMPLAINTS)


def test_bad_input_never_raises(faulty: Built) -> None:
    assert 'Traceback' not in faulty.log
    assert faulty.outdir.joinpath('unknown.txt').is_file()


def test_what_leads_nowhere_is_shown_as_text(faulty: Built) -> None:
    assert 'goes on, *Alan*, and on: *tolk*.' in faulty.text('unknown').replace('\n', ' ')


def test_empty_listing_shows_nothing(faulty: Built) -> None:
    assert faulty.text('listings') == 'Empty listings\n**************\n'


def test_nothing_declared_is_said_so(build: Build, tmp_path: Path) -> None:
    lay({'conf.py': CONF, 'index.md': '# One\n\n{speaker}`Ada`\n'}, tmp_path)
    assert build(tmp_path, 'text', language='en').warnings == [
        (
            "index.md:3: WARNING: unknown speaker 'Ada'; declare this person with {speaker}. "
            'None is declared. [recap.unknown-speaker]'
        )
    ]


def test_complaints_can_be_silenced_by_their_type(build: Build, tmp_path: Path) -> None:
    lay({'conf.py': CONF, 'index.md': '# One\n\n{speaker}`Ada`\n'}, tmp_path)
    quiet = ['recap.unknown-speaker']
    assert build(tmp_path, 'text', language='en', suppress_warnings=quiet).warnings == []


ODD = """# Notes

:::{session}
:speakers: Ann Lee / Hugh O’Neil\\, Jr.
:::

:::{speaker} Ann Lee
A baker.
:::

:::{speaker} Hugh O’Neil, Jr.
A miller.
:::

:::{quotation} Ann Lee, Bo
:attributed: no
Words.
:::

:::{speaker} Bo
:file-as: Bo
B.
:::

{speaker}`Ann Lee & Hugh O’Neil, Jr.` and {speaker}`BO`

::::{quotation}
Other words.

:::{check}
A reason.
:::
::::

:::{quotation} Bo
:attributed: true
Third words.
:::
"""


def test_what_is_told_of_odd_arguments(tmp_path: Path) -> None:
    told = built(small_site(tmp_path / 'site', {'index.md': ODD}))
    said = {each.partition(' WARNING: ')[0]: each for each in told.warnings}
    assert [*said] == [f'index.md:{n}:' for n in (15, 16, 25, 30, 3)]
    assert 'One name stands here: Ann Lee, or Bo.' in said['index.md:15:']
    assert 'it takes no value; to say no, leave the option out' in said['index.md:16:']
    assert "unknown verdict ''. Known: 'confirmed'" in said['index.md:30:']
    assert r'commas between names: Ann Lee, Hugh O’Neil\, Jr.' in said['index.md:3:']
    both = [each for each in told.warnings if each.startswith('index.md:25:')]
    assert any('One name stands here: Ann Lee, or Hugh O’Neil, Jr.' in each for each in both)
    assert any("Did you mean 'Bo'?" in each for each in both)


def test_term_that_is_no_line_of_its_own_is_still_located(build: Build, tmp_path: Path) -> None:
    page = '# One\n\n::::{note}\n:::{glossary} term\n  Its definition.\n:::\n::::\n'
    lay({'conf.py': CONF, 'index.md': page}, tmp_path)
    (warning,) = build(tmp_path, 'text', language='en').warnings
    assert re.match(r"index.md:\d+: WARNING: no other page uses the term 'term'", warning)


def test_anchor_of_an_empty_listing_still_leads_somewhere(build: Build, tmp_path: Path) -> None:
    page = '# One\n\n[There](#place)\n\n(place)=\n:::{statistics}\n:::\n'
    lay({'conf.py': CONF, 'index.md': page}, tmp_path)
    built = build(tmp_path, language='en')
    assert [warning.rpartition(' ')[2] for warning in built.warnings] == ['[recap.empty-listing]']
    assert built.soup('index').find(id='place')


def test_a_table_in_another_encoding_is_said_or_read(build: Build, tmp_path: Path) -> None:
    """As spreadsheets save them in French: Sphinx stopped at the first, without a name."""
    opened, named = ':::{csv-table} One\n:file: a.csv\n', ':encoding: windows-1252\n'
    page = f'# One\n\n{opened}:::\n\n{opened}{named}:::\n'
    lay({'conf.py': CONF, 'index.md': page}, tmp_path)
    (tmp_path / 'a.csv').write_bytes('Café,2\n'.encode('windows-1252'))
    built = build(tmp_path, 'text', language='en')
    right = 'save it so, or say which it is: :encoding: windows-1252'
    said = f'index.md:3: ERROR: a.csv is no text in UTF-8; {right} [docutils]'
    assert built.warnings == [said]
    assert 'Café' in built.text('index', '.txt')


def test_pages_in_another_encoding_are_named_and_stop_the_build(tmp_path: Path) -> None:
    lay({'conf.py': CONF, 'index.md': '# One\n\nTwo\n'}, tmp_path)
    for name in ('other', 'third'):
        (tmp_path / f'{name}.md').write_bytes('# Un\n\nDéjà\n'.encode('latin-1'))
    log = StringIO()
    app = SphinxTestApp('text', tmp_path, warning=log)
    try:
        with pytest.raises(SystemExit):
            app.build()
    finally:
        app.cleanup()
    said = 'byte 0xe9 is no part of a text in UTF-8; save the file in this encoding'
    warnings = sorted(strip_colors(log.getvalue()).replace(f'{tmp_path}/', '').splitlines())
    assert warnings == [
        'ERROR: nothing is built: pages to save as UTF-8: 2',
        *(f'{name}.md:3: WARNING: {said} [recap.encoding]' for name in ('other', 'third')),
    ]


TWICE = """
# Notes

:::{speaker} Ann Lee
A baker.
:::

:::{speaker} Ann Lee
A miller.
:::

::::{statistic} Ann Lee
:name: half
**Half** of it.

:::{check} nuance
In towns.

It was read, and reasoned about.
:::
::::

::::{statistic} Ann Lee
:name: half
**Half** of that.

:::{check} nuance
In towns.

It was read, and reasoned about.
:::
::::

(statistic-third)=
Some words.

:::{statistic} Ann Lee
:name: third
**A third** of it.
:::

:::{checks}
:::
"""


def test_two_records_of_one_name_on_one_page_are_said_once(tmp_path: Path) -> None:
    """An address that something else has, docutils says, and where."""
    first, label, second = built(small_site(tmp_path / 'site', {'index.md': TWICE})).warnings
    assert first.startswith("index.md:23: WARNING: two records are the statistic 'half'; ")
    assert second.startswith("index.md:8: WARNING: two records are the speaker 'Ann Lee'; ")
    assert label.startswith('index.md:37: ERROR: Duplicate ID: "statistic-third"')


def test_what_is_said_to_authors_is_in_no_list(tmp_path: Path) -> None:
    page = (
        '# Notes\n\n::::{quotation}\nWords.\n\n:::{highlights}\n:::\n::::\n\n:::{quotations}\n:::\n'
    )
    notes = built(small_site(tmp_path / 'site', {'index.md': page}))
    (said,) = notes.warnings
    assert "index.md:6: ERROR: Directive 'highlights': 1 argument(s) required" in said
    assert 'argument' not in notes.article('index').get_text()


def test_a_name_below_the_words_and_a_second_session_are_said(tmp_path: Path) -> None:
    """A dialogue is none, nor are words after a dash."""
    bodies = (
        *('Short.\n\n— Ann Lee, 2031', 'Long.\n-- Ann Lee', 'Sure.\n\n*– Ann Lee*'),
        *('— Where?\n\n— In Rome', 'All went:\n— the kiln', 'It went.\n\n— The kiln, too.'),
    )
    said = '\n\n'.join(f':::{{quotation}} Bo\n{body}\n:::' for body in bodies)
    heads = ':::{session}\n:::\n\n' * 2
    page = f'# Notes\n\n{heads}:::{{speaker}} Bo\nB.\n:::\n\n{said}'
    told = built(small_site(tmp_path / 'site', {'index.md': page}), 'dummy').warnings
    assert [each.partition(': WARNING: ')[2] for each in told if 'marked]' in each] == [
        f'{{quotation}}: {name!r} stands below the words; '
        'write it after {quotation}, on its line, and only there [recap.marked]'
        for name in ('Ann Lee, 2031', 'Ann Lee', 'Ann Lee')
    ]
    assert told[-1] == (
        'index.md:6: WARNING: a page is one session, that of index.md:3; '
        'give this one a page of its own [recap.several-sessions]'
    )
    assert told[3:-1] == []
