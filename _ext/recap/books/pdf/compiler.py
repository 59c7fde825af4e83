"""Typst alone, in a process of its own: what it takes to set a book goes back to the machine.

This file imports nothing of its package, so that the process has nothing else to load.
"""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

import typst

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

STANDARDS: Final[list[typst.PDFStandard]] = ['ua-1', 'a-3a']
"""Accessible, and fit for archives, with files attached: the compiler refuses to write another."""


class CompilerError(Exception):
    """What the compiler says of code that makes no book, in its own words."""


def compiled(
    source: str, root: str, timestamp: int, fonts: Sequence[str], inputs: Mapping[str, str]
) -> tuple[bytes, list[str]]:
    """Return the PDF that *source* makes, and the warnings; raise `CompilerError`.

    Where the *inputs* name a label as ``only``, nothing is written: what it bears is returned, as
    JSON, in the place of the PDF.
    """
    known = typst.Fonts(include_system_fonts=False, font_paths=[*fonts])

    def compiler() -> typst.Compiler:
        given = {**inputs}
        return typst.Compiler(source.encode(), root=root, font_paths=known, sys_inputs=given)

    try:
        if 'only' in inputs:
            with suppress(RuntimeError):  # the code is wrong: it is told below, with its place
                return compiler().query(f'<{inputs["only"]}>', field='value', one=True).encode(), []
        pdf, warnings = compiler().compile_with_warnings(
            pdf_standards=STANDARDS, timestamp=timestamp
        )
    except typst.TypstError as error:
        raise CompilerError(error.diagnostic) from error
    assert isinstance(pdf, bytes)
    return pdf, [warning.diagnostic for warning in warnings]


def compiled_apart(*given: Any) -> tuple[bytes, list[str]]:
    """Return what `compiled` does, in another process, with the same arguments."""
    command = [sys.executable, '-P', '-X', 'utf8', __file__]
    asked = json.dumps(given).encode()
    done = subprocess.run(command, input=asked, capture_output=True, check=False)  # noqa: S603
    head, _newline, pdf = done.stdout.partition(b'\n')
    if done.returncode or not head:
        message = f'error: the compiler ended with status {done.returncode}\n'
        raise CompilerError(message)
    told = json.loads(head)
    if not pdf:
        raise CompilerError(told)
    return pdf, told


def main() -> None:
    """Read the arguments of `compiled` from the input; write what is told on a line, then the PDF.

    There is no PDF where the compiler refused to make one.
    """
    told: str | list[str]
    try:
        pdf, told = compiled(*json.load(sys.stdin))
    except CompilerError as error:
        pdf, told = b'', str(error)
    sys.stdout.buffer.write(json.dumps(told).encode() + b'\n' + pdf)


if __name__ == '__main__':
    main()
