"""Single keys from the terminal, while a session runs."""

import os
import queue
import select
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

POLL = 0.2
"""Seconds between two looks at whether the session is over."""

NAMES = {"\n": "enter", "\r": "enter"}


@contextmanager
def pressed_keys() -> "Iterator[queue.SimpleQueue[str]]":
    """Collect the keys pressed while the `with` block runs; none where nobody sits at a terminal.

    Keys count without Enter and are not shown; Ctrl-C stays Ctrl-C. The terminal is put back as it was in the end.
    """
    keys: queue.SimpleQueue[str] = queue.SimpleQueue()
    if not sys.stdin.isatty():
        yield keys
        return
    import termios
    import tty

    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    over = threading.Event()
    reader = threading.Thread(target=_read, args=(terminal, keys, over), name="keyboard", daemon=True)
    try:
        tty.setcbreak(terminal)
        reader.start()
        yield keys
    finally:
        over.set()
        reader.join()
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)


def _read(terminal: int, keys: "queue.SimpleQueue[str]", over: threading.Event) -> None:
    while not over.is_set():
        if select.select([terminal], [], [], POLL)[0]:
            data = os.read(terminal, 32)
            if not data:
                return
            if not data.startswith(b"\x1b"):  # arrows and function keys come as several bytes and mean nothing here
                for key in data.decode(errors="ignore"):
                    keys.put(NAMES.get(key, key.lower()))
