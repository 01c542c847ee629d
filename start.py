"""Start, test or pack the dashboard with nothing but Python: ``python3 start.py``, ``start.py test``, ``start.py bundle``.

Standard library only, with ``environment.py``, which makes ``.venv`` beside this file on the first start and repairs it when it
is broken, and ``bundling.py``. All are written so that Python 3.6 can still read them, in order to say that it is too old.
"""

import argparse
import errno
import getpass
import http.client
import os
import re
import secrets
import signal
import socket
import subprocess
import sys
import threading
import time
import webbrowser
from pathlib import Path
from typing import Dict, Optional, Sequence, Tuple

import bundling
import environment
from environment import ROOT, Problem, clean_environment, environment_python, lan_addresses, prepare, say, words

READY_SECONDS = 180
STOP_SECONDS = 10
DEFAULT_PORT = 8501
_ADDRESSES = ((socket.AF_INET, "127.0.0.1", "0.0.0.0"), (socket.AF_INET6, "::1", "::"))


def serve(root: Path, options: argparse.Namespace) -> None:
    """Run the app until it is stopped. Raises ``Problem``."""
    port, share = options.port, options.share
    refuse_if_taken(port, share)
    given = secrets_of(options)
    say("starting")
    app = _launch(root, options, given)
    try:
        _wait_until_ready(app, port, share)
        _announce(options, given.get("PLAN_PRESENTER", ""))
        if app.wait():
            raise Problem("app_stopped")
    except KeyboardInterrupt:
        stop(app)
        say("stopped")
    finally:
        stop(app)


def secrets_of(options: argparse.Namespace) -> Dict[str, str]:
    """What the app is told of who may do what, as its environment: once others reach it, the presenter alone decides.

    Raises ``Problem`` where the passcode's file cannot be read or holds none.
    """
    found = {"PLAN_HOSTS": " ".join(options.host)} if options.host else {}
    if options.share or options.host:
        found["PLAN_PRESENTER"] = secrets.token_urlsafe(24)
    passcode = options.passcode
    if options.passcode_file:
        try:
            passcode = Path(options.passcode_file).read_text(encoding="utf-8-sig").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise Problem(
                "passcode_unread", path=options.passcode_file, reason=getattr(error, "strerror", None) or "UTF-8"
            ) from error
    elif passcode == "":
        say("passcode_ask")
        passcode = getpass.getpass("> ").strip()
    if passcode == "":
        raise Problem("passcode_empty")
    return {**found, "PLAN_PASSCODE": passcode} if passcode else found


def refuse_if_taken(port: int, share: bool) -> None:
    """Raises ``Problem`` with the address at which somebody else listens on the port: a browser asks IPv6 first."""
    for family, own, every in _ADDRESSES:
        if _is_taken(family, port, own, every if share else own):
            raise Problem("port_in_use", port=port, other=port + 1, address=own)


def _is_taken(family: int, port: int, own: str, wanted: str) -> bool:
    try:
        with socket.socket(family) as asker, socket.socket(family) as holder:
            asker.settimeout(1)
            if asker.connect_ex((own, port)) == 0:
                return True
            if os.name != "nt":
                holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if family == socket.AF_INET6:
                holder.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            holder.bind((wanted, port))
    except OSError as error:
        return family == socket.AF_INET or error.errno == errno.EADDRINUSE  # others mean: no IPv6 here
    return False


def _launch(root: Path, chosen: argparse.Namespace, given: Dict[str, str]) -> "subprocess.Popen[bytes]":
    """Start the app in a process group of its own, so that Ctrl+C reaches this process alone and this one ends the group.

    Nothing is ever sent to its input: that it closes tells the app that this process is gone (``ui.serve.ending``).
    """
    address = "0.0.0.0" if chosen.share else "127.0.0.1"
    options = ["--server.port", str(chosen.port), "--server.address", address, "--server.headless", "true"]
    options += ["--server.baseUrlPath", chosen.base_path] if chosen.base_path else []
    command = [str(environment_python(root)), "-m", "streamlit", "run", "app.py", *options]
    group = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
    return subprocess.Popen(
        command, cwd=str(root), env={**clean_environment(), **given, "PLAN_ENDS_WITH_INPUT": "1"},
        stdin=subprocess.PIPE, creationflags=group, start_new_session=os.name != "nt",
    )  # fmt: skip


def _wait_until_ready(app: "subprocess.Popen[bytes]", port: int, share: bool) -> None:
    """Wait for the app's own word; it gives it when every page has been run once."""
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        if app.poll() is not None:
            refuse_if_taken(port, share)
            raise Problem("app_failed")
        if _answers(port):
            return
        time.sleep(0.05)
    raise Problem("not_answering", seconds=READY_SECONDS)


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _announce(options: argparse.Namespace, presenter: str) -> None:
    place = "http://{{}}:{}{}".format(options.port, options.base_path)
    address = place.format("localhost")
    say("ready", address=address)
    if presenter:
        address = "{}/enter#{}".format(address, presenter)
        say("presenter", address=address)
    if options.share:
        for number in lan_addresses() or [""]:
            say("lan" if number else "no_lan", address=place.format(number))
    say("stop_hint")
    has_windows = os.name == "nt" or sys.platform == "darwin" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if has_windows and not options.no_browser:
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def stop(app: "subprocess.Popen[bytes]") -> None:
    """End the app and its children: politely, then not."""
    try:
        _signal(app, "CTRL_BREAK_EVENT", "SIGTERM")
        app.wait(STOP_SECONDS)
    except (subprocess.TimeoutExpired, KeyboardInterrupt):
        _signal(app, "SIGTERM", "SIGKILL")
        app.wait()


def _signal(app: "subprocess.Popen[bytes]", on_windows: str, elsewhere: str) -> None:
    if app.poll() is None:
        kill_group = getattr(os, "killpg", None)
        kill_group(app.pid, getattr(signal, elsewhere)) if kill_group else app.send_signal(getattr(signal, on_windows))


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The command line: serving options, ``bundle`` with its own, or ``test`` with pytest's."""
    if list(arguments[:1]) == ["test"]:
        return argparse.Namespace(command="test", pytest=list(arguments[1:]))
    if list(arguments[:1]) == ["bundle"]:
        return _parse_bundle(arguments[1:])
    parser = argparse.ArgumentParser(
        prog="start.py",
        description="Start the dashboard; test it: start.py test [pytest arguments]; or pack it for machines without network: "
        "start.py bundle [--platform windows].",
    )
    parser.add_argument("--port", type=_port, default=DEFAULT_PORT, help="port to listen on (default: %(default)s)")
    parser.add_argument("--share", action="store_true", help="let others on the local network open it")
    parser.add_argument("--passcode", nargs="?", const="", help="what viewers have to know; asked for when left out here")
    parser.add_argument("--passcode-file", metavar="PATH", help="a file that holds it")
    parser.add_argument(
        "--host", action="append", default=[], metavar="NAME", help="a proxy's name for the dashboard (may be repeated)"
    )
    parser.add_argument("--base-path", type=_base_path, default="/", help="path below which a proxy serves it, such as /minzheng")
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser")
    return argparse.Namespace(command="serve", **vars(parser.parse_args(arguments)))


def _parse_bundle(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="start.py bundle", description="Make one zip with the app and all of its packages.")
    parser.add_argument("--platform", choices=bundling.PLATFORMS, help="for which system (default: this one)")
    parser.add_argument("--to", metavar="FILE", help="where to put the zip (default: beside start.py)")
    return argparse.Namespace(command="bundle", **vars(parser.parse_args(arguments)))


def _port(text: str) -> int:
    if not (text.isdigit() and 1 <= int(text) <= 65535):
        raise argparse.ArgumentTypeError("a port is a number from 1 to 65535")
    return int(text)


def _base_path(text: str) -> str:
    path = text.strip("/")
    if not re.fullmatch(r"([\w.~-]+(/[\w.~-]+)*)?", path, flags=re.ASCII):
        raise argparse.ArgumentTypeError("a path is letters, digits and - . _ ~ between slashes")
    return "/" + path if path else ""


def too_old(version: Tuple[int, ...]) -> Optional[Problem]:
    """The problem to report if this Python cannot run the app."""
    needed, found = (".".join(map(str, numbers)) for numbers in (environment.OLDEST_PYTHON, version))
    return Problem("too_old", needed=needed, found=found) if version < environment.OLDEST_PYTHON else None


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks; return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a console that cannot show Chinese shows the English line
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        say("stopped")
        return 130
    except Problem as found:
        problem = found
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        problem = Problem("no_space", needed=environment.SPACE_NEEDED_MB)
    print("\n".join(words(problem.key, **problem.values)), file=sys.stderr, flush=True)
    return 1


def _run(arguments: Sequence[str]) -> int:
    problem = too_old(tuple(sys.version_info[:3]))
    if problem:
        raise problem
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.default_int_handler)
    options = parse(arguments)
    if options.command == "test":
        python = prepare(ROOT, [environment.APP_LIST, environment.TEST_LIST])
        return subprocess.call([str(python), "-m", "tests.run_all", *options.pytest], cwd=str(ROOT), env=clean_environment())
    if options.command == "bundle":
        bundling.bundle(ROOT, options.platform, options.to)
        return 0
    prepare(ROOT, [environment.APP_LIST])
    serve(ROOT, options)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
