"""How GitHub and reference managers are told to cite this recap: what `conf.py` says, no more."""

from __future__ import annotations

import subprocess
import sys

from ruamel.yaml import YAML

from recap.commands.settings import settings
from this_recap import BOOKS, ROOT


def test_citation_file_is_valid_and_says_what_the_recap_says() -> None:
    path = ROOT / 'CITATION.cff'
    schema = ['--builtin-schema', 'vendor.citation-file-format']
    subprocess.run([sys.executable, '-m', 'check_jsonschema', *schema, path], check=True)
    cited = YAML(typ='safe', pure=True).load(path)
    config = settings(ROOT)
    text = cited['preferred-citation']
    for each in (cited, text):
        assert each['title'] == config.project
        assert each['authors'] == [{'name': config.author}]
        assert each['version'] == config.release
        assert not {'doi', 'identifiers', 'url', 'repository-code'} & set(each)
    assert str(text['year']) == config.copyright
    assert text['languages'] == [*BOOKS]
    assert 'CC BY 4.0' in (ROOT / 'LICENSE-CONTENT').read_text(encoding='utf-8')
    assert text['license'] == 'CC-BY-4.0'
    assert (ROOT / 'LICENSE').read_text(encoding='utf-8').startswith(f'{cited["license"]} ')
    released = f'\n## [{cited["version"]}] - {cited.get("date-released", "")}'
    changes = (ROOT / 'CHANGELOG.md').read_text(encoding='utf-8')
    assert ('date-released' in cited) == (released in changes)
