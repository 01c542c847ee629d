"""Serve the peer as one would in earnest: one process of gunicorn, threads for its viewers, what stays frozen for the collector."""

import argparse
import gc
import json
import sys
from types import ModuleType
from typing import Any


def main() -> None:
    """Serve until stopped."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8600)
    parser.add_argument("--threads", type=int, default=8)
    parser.add_argument("--widths", type=json.loads, default={}, help="px of the charts, JSON of page-chart to number")
    parser.add_argument("--plain", action="store_true", help="without compression, as Dash comes")
    options = parser.parse_args()
    # The app's cards name Streamlit and call nothing of it here: its memory and its start are not the peer's to carry.
    without_streamlit()
    from gunicorn.app.base import BaseApplication

    class Served(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            settings = {"bind": f"127.0.0.1:{options.port}", "workers": 1, "threads": options.threads, "worker_class": "gthread"}
            for name, value in (
                *settings.items(),
                ("keepalive", 60),
                ("backlog", 2048),
                ("worker_connections", 4000),
                ("loglevel", "warning"),
            ):
                self.cfg.set(name, value)

        def load(self) -> Any:
            return _warm(dict(options.widths), compress=not options.plain)

    Served().run()


def without_streamlit() -> None:
    """Empty modules in its place; an option of its server is not set."""
    streamlit, config = ModuleType("streamlit"), ModuleType("streamlit.config")
    config.__dict__["get_option"] = lambda _: None
    streamlit.__dict__["config"] = config
    sys.modules.update({"streamlit": streamlit, "streamlit.config": config})


def _warm(widths: dict[str, int], *, compress: bool) -> Any:
    """The app, once every page has been asked for; what is loaded by then stays for good."""
    from bench.peer import PATHS, dash_app

    app = dash_app(tuple(sorted(widths.items())), compress=compress)
    client = app.server.test_client()
    for path in ("/_dash-layout", "/_dash-dependencies", *PATHS.values()):
        client.get(path)
    gc.collect()
    gc.freeze()
    return app.server


if __name__ == "__main__":
    main()
