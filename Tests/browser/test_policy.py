"""The page is one small file that needs nothing else, and lets nothing out."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from conftest import PAGE


def test_it_is_one_file_below_a_megabyte():
    text = PAGE.read_text()
    assert len(text.encode()) <= 1_000_000
    assert not re.search(r'(?:src|href)=["\']?(?!data:)[\w./]+', text.split('id="core"')[0])
    assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", text)


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    """Serve an address that notes who asks it."""
    heard: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            heard.append(self.path)
            self.send_response(204)
            self.end_headers()

        do_POST = do_GET

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", heard
    server.shutdown()
    server.server_close()


TELL = """async address => {
  const ways = ["fetch", "beacon", "image", "worker"].map(way => address + way);
  await fetch(ways[0], { mode: "no-cors" }).catch(() => {});
  try { navigator.sendBeacon(ways[1], "losses"); } catch {}
  const image = new Image();
  await new Promise(done => { image.onload = image.onerror = done; image.src = ways[2]; });
  const asking = `fetch("${ways[3]}", { mode: "no-cors" }).finally(() => postMessage(0))`;
  const worker = new Worker(URL.createObjectURL(new Blob([asking])));
  await new Promise(done => { worker.onmessage = worker.onerror = done; });
}"""


def test_the_policy_lets_nothing_out(browser: Browser, listener, tmp_path: Path):
    address, heard = listener
    page = browser.new_page()
    page.goto(PAGE.as_uri())
    page.evaluate(TELL, address)
    page.wait_for_timeout(300)
    assert heard == []
    free = tmp_path / "free.html"
    free.write_text(PAGE.read_text().replace("Content-Security-Policy", "nothing"))
    page.goto(free.as_uri())
    page.evaluate(TELL, address)
    page.wait_for_timeout(300)
    assert sorted(heard) == ["/beacon", "/fetch", "/image", "/worker"]
    page.close()
