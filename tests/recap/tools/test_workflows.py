"""What hosts run for the project, and for each new recap: valid, pinned, with no right too many."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from ruamel.yaml import YAML

from miniature import PROJECT as ROOT
from new.asked import Recap
from new.pages import render

if TYPE_CHECKING:
    from pathlib import Path

WORKFLOWS = ('ci', 'publish', 'recap')
PINNED = re.compile(r'[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+')
# What only those jobs may do that run no code but that of actions.
HARMLESS = ('sha256sum --check ', 'tar --extract ')
SIGNING = {'attestations', 'pages', 'id-token'}


@pytest.fixture(params=WORKFLOWS)
def workflow(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A workflow of the project, or that of a recap that begins."""
    if request.param != 'recap':
        return ROOT / '.github' / 'workflows' / f'{request.param}.yml'
    render(Recap('Days of Clay 2031', 'en', '', '', 'Kiln Guild', '2031'), tmp_path / 'recap')
    return tmp_path / 'recap' / '.github' / 'workflows' / 'recap.yml'


def parsed(path: Path) -> Any:
    return YAML(typ='safe', pure=True).load(path)


def refuse_invalid(schema: str, path: Path) -> None:
    command = [sys.executable, '-m', 'check_jsonschema', '--builtin-schema', f'vendor.{schema}']
    subprocess.run([*command, path], check=True)


def test_all_workflows_are_tested() -> None:
    folders = (ROOT / '.github' / 'workflows', ROOT / 'starter' / 'site' / '.github' / 'workflows')
    assert sorted(path.stem for folder in folders for path in folder.iterdir()) == [*WORKFLOWS]


def test_workflows_are_valid(workflow: Path) -> None:
    refuse_invalid('github-workflows', workflow)


def test_actions_are_pinned_by_digest_with_their_version(workflow: Path) -> None:
    used = re.findall(r'uses: (.+)', workflow.read_text(encoding='utf-8'))
    steps = [step for job in parsed(workflow)['jobs'].values() for step in job['steps']]
    assert len(used) == sum('uses' in step for step in steps) > 0
    for action in used:
        assert PINNED.fullmatch(action), action


def test_one_digest_an_action() -> None:
    text = '\n'.join(
        path.read_text(encoding='utf-8')
        for folder in ('.github', 'starter/site/.github')
        for path in sorted((ROOT / folder).rglob('*.yml'))
    )
    used = {tuple(each.split('@')) for each in re.findall(r'uses: (.+)', text)}
    assert len({name for name, _digest in used}) == len(used)


def test_jobs_say_their_rights_and_those_that_build_only_read(workflow: Path) -> None:
    content = parsed(workflow)
    assert content['permissions'] == {}
    for name, job in content['jobs'].items():
        rights = job['permissions']
        ran = [step['run'] for step in job['steps'] if 'run' in step]
        if rights != {'contents': 'read'}:
            assert set(rights) <= SIGNING, name
            assert set(rights.values()) == {'write'}, name
            assert all(line.startswith(HARMLESS) for line in ran), name
            assert not any('/checkout@' in step.get('uses', '') for step in job['steps']), name


def test_checkouts_keep_no_token(workflow: Path) -> None:
    for job in parsed(workflow)['jobs'].values():
        for step in job['steps']:
            if step.get('uses', '').startswith('actions/checkout@'):
                assert step['with']['persist-credentials'] is False


def test_a_version_is_verified_then_attested_then_published() -> None:
    jobs = parsed(ROOT / '.github' / 'workflows' / 'publish.yml')['jobs']
    assert [job.get('needs') for job in jobs.values()] == [None, 'release', 'attest']
    release, attest, publish = ([*job['steps']] for job in jobs.values())
    assert 'make release verify' in [step.get('run') for step in release]
    (proof,) = (step for step in attest if '/attest-build-provenance@' in step.get('uses', ''))
    assert proof['with']['subject-path'].split()[0] == 'dist/SHA256SUMS'
    assert publish[-1]['uses'].startswith('actions/deploy-pages@')


def test_nothing_that_strangers_write_is_put_into_a_command(workflow: Path) -> None:
    for job in parsed(workflow)['jobs'].values():
        assert not any('${{' in step.get('run', '') for step in job['steps'])


def test_other_files_for_hosts_are_valid() -> None:
    refuse_invalid('readthedocs', ROOT / '.readthedocs.yaml')
    refuse_invalid('dependabot', ROOT / '.github' / 'dependabot.yml')


def test_what_the_guide_gives_to_read_the_docs_is_valid(tmp_path: Path) -> None:
    guide = (ROOT / 'docs' / 'how-to' / 'publish.md').read_text(encoding='utf-8')
    path = tmp_path / '.readthedocs.yaml'
    path.write_text(guide.partition('```yaml\n')[2].partition('```')[0], encoding='utf-8')
    refuse_invalid('readthedocs', path)
    assert parsed(path) == parsed(ROOT / '.readthedocs.yaml')


def test_read_the_docs_builds_what_is_published() -> None:
    commands = parsed(ROOT / '.readthedocs.yaml')['build']['commands']
    assert 'make all PYTHON=python SITE_URL="$READTHEDOCS_CANONICAL_URL"' in commands
    assert commands[-1] == 'cp -R _build/html "$READTHEDOCS_OUTPUT/html"'
