"""The command line: one file a command; the only room that prints or exits."""

import sys

from voicecoach.cli.console import leave_quietly, say_fault
from voicecoach.errors import VoicecoachError

INTERRUPTED = 130
"""Exit status after Ctrl-C, as shells expect it (128 + SIGINT)."""


def main() -> None:
    """Run `voicecoach`; a known fault ends with its one sentence and its exit status."""
    from voicecoach.cli.app import app

    try:
        app(standalone_mode=True)
    except VoicecoachError as fault:
        say_fault(str(fault))
        sys.exit(fault.exit_code)
    except KeyboardInterrupt:
        say_fault("Interrupted.")
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        leave_quietly()
        sys.exit(1)
