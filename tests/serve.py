"""A small web server for a built site: gzip and a strict policy as in production, on a free port, below any folder."""

import gzip
import mimetypes
import re
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

PACKED = ("text/", "image/svg+xml", "application/javascript", "application/json", "application/xml")
FRAME = Path(__file__).parent.parent / "generator/site/theme/partials/javascripts/base.html"


def policy() -> str:
    """What a page may do: no inline style, no inline script but the one of our own frame."""
    (script,) = re.findall(r"<script>(.*?)</script>", FRAME.read_text(encoding="utf-8"), re.DOTALL)
    digest = b64encode(sha256(script.encode()).digest()).decode()
    return f"default-src 'self'; script-src 'self' 'sha256-{digest}'; base-uri 'none'; object-src 'none'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A running server: `address` ends with a slash and is where the site begins."""

    address: str
    site: Path


@contextmanager
def serve(site: Path, *, under: str) -> Iterator[Server]:
    """Serve the folder `site` below the path `under`, which begins and ends with a slash; elsewhere is 404."""
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"site": site, "under": under}))
    thread = Thread(target=httpd.serve_forever, daemon=True)
    thread.start()
    try:
        yield Server(address=f"http://127.0.0.1:{httpd.server_port}{under}", site=site)
    finally:
        httpd.shutdown()
        httpd.server_close()
        thread.join()


@cache
def transfer_size(file: Path) -> int:
    """Bytes of a file's body as this server sends it: text packed, pictures as they are."""
    return len(_body(file))


def is_photo(file: Path) -> bool:
    """Whether the file is a picture made of pixels, which the budget of a first view leaves out."""
    kind = mimetypes.guess_type(file.name)[0] or ""
    return kind.startswith("image/") and kind != "image/svg+xml"


class _Handler(BaseHTTPRequestHandler):
    site: Path
    under: str
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        file = self.site / path.removeprefix(self.under) if path.startswith(self.under) else None
        if file is not None and path.endswith("/"):
            file = file / "index.html"
        if file is None or not file.is_file():
            self._send(404, body=b"not found", kind="text/plain", packed=False)
            return
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        self._send(200, body=_body(file), kind=kind, packed=_is_packed(file))

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: a test reports what failed."""

    def _send(self, status: int, *, body: bytes, kind: str, packed: bool) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        if kind == "text/html":
            self.send_header("Content-Security-Policy", policy())
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)


def _is_packed(file: Path) -> bool:
    return (mimetypes.guess_type(file.name)[0] or "").startswith(PACKED)


@cache
def _body(file: Path) -> bytes:
    content = file.read_bytes()
    return gzip.compress(content, compresslevel=9, mtime=0) if _is_packed(file) else content
