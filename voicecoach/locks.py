"""Locks on files and folders that the system takes back when a process ends, however it ends."""

import time

TRIES, BETWEEN = 5, 0.02
"""Attempts, and seconds between them: whoever only looks whether a lock is free has it for some microseconds."""


def lock(descriptor: int) -> bool | None:
    """Take the one lock there is on an open file or folder, without waiting for whoever has it.

    Args:
        descriptor: of the file or folder; closing it gives the lock back, and so does the end of the process.

    Returns:
        True when it was taken, False when somebody else has it, None where the system or the disk knows no locks.
    """
    try:
        import fcntl
    except ImportError:  # not a Unix
        return None
    for _ in range(TRIES):
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(BETWEEN)
        except OSError:  # some network disks
            return None
        else:
            return True
    return False
