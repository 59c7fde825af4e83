"""The recap while it is written: a saved change is in the browser at once.

Most of the time of a small build goes into loading Sphinx. Here, one process has loaded it, and
each build is a copy of that process (``fork``), which loads nothing. The edition that is looked at
comes first, then the others; the warnings that stand are on the page. What watches, serves and
reloads is sphinx-autobuild's. Where processes can't be copied, a build starts from nothing.
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import logging
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from .copies import OUTPUT, editions, load, load_more, read_ahead, rebuild, warned_in
from .notices import ADDRESS, SCRIPT, notices
from .problems import RefusedError
from .settings import require_settings

if TYPE_CHECKING:
    from collections.abc import Callable

PORT: Final = 8000
IGNORED: Final = ('.git', '.venv', '_build', '__pycache__', 'vendor', '.pytest_cache', '.vscode')
TEMPORARY: Final = r'(\.swp|\.swx|~|\.tmp|\.mo|/4913)$'
"""What editors and builds write beside what authors do."""


def live(root: Path, port: int = PORT) -> None:
    """Show the recap in *root* on a *port* of this machine, until Ctrl+C.

    Raise `RefusedError` where there is no recap, the port can't be had, or what serves it isn't
    installed.
    """
    require_settings(root)
    require_port(port)
    try:
        uvicorn = importlib.import_module('uvicorn')
        app = application(root, port)
    except ImportError as error:
        message = f'{error}; pip install sphinx-autobuild'
        raise RefusedError(message) from None
    load(root)
    rebuild(editions(root))
    load_more(root / OUTPUT / 'modules.txt')
    read_ahead(editions(root)[:1])
    config = uvicorn.Config(app, host='127.0.0.1', port=port, log_level='warning')

    class Server(uvicorn.Server):  # type: ignore[misc,name-defined,unused-ignore]
        """Says its address once it answers there."""

        async def startup(self, sockets: Any = None) -> None:
            """Listen."""
            await super().startup(sockets)
            if self.started:
                print(f'http://127.0.0.1:{port} shows it; Ctrl+C ends', flush=True)

    with contextlib.suppress(KeyboardInterrupt):
        Server(config).run()


def require_port(port: int) -> None:
    """Raise `RefusedError` where nothing can listen on a *port* of this machine."""
    try:
        with socket.socket() as asked:
            asked.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            asked.bind(('127.0.0.1', port))
    except (OSError, OverflowError) as error:
        message = f'port {port}: {error}; choose another: make live PORT={PORT + 1}'
        raise RefusedError(message) from None


def application(root: Path, port: int) -> Any:
    """Return the server of the pages, which reloads them once they are built anew."""
    from sphinx_autobuild.filter import IgnoreFilter  # noqa: PLC0415  only previews need these
    from sphinx_autobuild.middleware import JavascriptInjectorMiddleware  # noqa: PLC0415
    from sphinx_autobuild.server import RebuildServer  # noqa: PLC0415
    from starlette.applications import Starlette  # noqa: PLC0415
    from starlette.middleware import Middleware  # noqa: PLC0415
    from starlette.responses import JSONResponse  # noqa: PLC0415
    from starlette.routing import Mount, Route, WebSocketRoute  # noqa: PLC0415
    from starlette.staticfiles import StaticFiles  # noqa: PLC0415

    class Preview(RebuildServer):  # type: ignore[misc,unused-ignore]
        """Builds in copies of this process, rather than in a new one."""

        async def watch(self) -> None:
            """Build after each change, then have the pages reloaded."""
            watchfiles = importlib.import_module('watchfiles')
            wanted: Callable[[Any, str], bool] = lambda _, path: not self.ignore(path)  # noqa: E731
            async for changes in watchfiles.awatch(
                *self.paths, watch_filter=wanted, debounce=300, step=20
            ):
                changed = sorted({Path(path) for _kind, path in changes})
                found = editions(root)
                first = [each for each in found if each.language == pages.looked_at] or found[:1]
                await asyncio.to_thread(rebuild, first, changed)
                self.flag.set()
                if others := [each for each in found if each not in first]:
                    await asyncio.to_thread(rebuild, others, changed)
                await asyncio.to_thread(read_ahead, first)

    class Scripts(JavascriptInjectorMiddleware):  # type: ignore[misc,unused-ignore]
        """Adds to each page what reloads it, and what shows warnings on it."""

        def __init__(self, app: Any, ws_url: str) -> None:
            super().__init__(app, ws_url)
            self.script += SCRIPT.encode()

    async def warnings(_request: Any) -> JSONResponse:
        return JSONResponse(notices(warned_in(root, editions(root)), root))

    class Pages(StaticFiles):
        """The pages, and which edition is looked at: by its language, blank for the sources'."""

        looked_at = ''

        async def get_response(self, path: str, scope: Any) -> Any:
            """Return a file."""
            if path.endswith('.html') or '.' not in path.rpartition('/')[2]:
                folder = path.partition('/')[0]
                known = (served / folder / '.buildinfo').is_file()
                self.looked_at = folder if known and folder != path else ''
            return await super().get_response(path, scope)

    ignored = IgnoreFilter([*(str(root / name) for name in IGNORED)], [TEMPORARY])
    watcher = Preview([root], ignored, rebuild)
    served = root / OUTPUT / 'html'
    served.mkdir(parents=True, exist_ok=True)
    pages = Pages(directory=served, html=True)
    logging.getLogger('watchfiles').setLevel(logging.WARNING)
    return Starlette(
        routes=[
            WebSocketRoute('/websocket-reload', watcher, name='reload'),
            Route(ADDRESS, warnings),
            Mount('/', app=pages, name='static'),
        ],
        middleware=[Middleware(Scripts, ws_url=f'127.0.0.1:{port}')],
        lifespan=watcher.lifespan,
    )
