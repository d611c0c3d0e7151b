"""The command line: one file a command; the only room that prints or exits."""

import io
import os
import sys

from voicecoach.cli.console import say_fault
from voicecoach.errors import EquipmentError, VoicecoachError


def main() -> None:
    """Run `voicecoach`; a known fault ends with its one sentence and its exit status.

    Ctrl-C ends with 130 and a reader that goes away (`| head`) with 1: Typer sees to both.
    """
    _prepare_output()
    from voicecoach.cli.app import app

    try:
        try:
            app()
        finally:
            sys.stdout.flush()
    except VoicecoachError as fault:
        say_fault(str(fault))
        sys.exit(fault.exit_code)
    except OSError as error:  # whatever the system refuses that no room has a better sentence for
        say_fault(f"The system refused to go on ({error.strerror}): make room, or give permission.")
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - what is left has nowhere to go
        sys.exit(EquipmentError.exit_code)


def _prepare_output() -> None:
    """Make standard output take everything: a terminal without a character gets a stand-in, a closed one nothing."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    elif isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
