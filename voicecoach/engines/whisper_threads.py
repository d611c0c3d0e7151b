"""How many threads Whisper gets."""

import os
import platform
from pathlib import Path

MOST = 4
"""More bring little (SYSTRAN/faster-whisper issue 1073) and can land on a hybrid processor's slow cores, where eight
threads took 15 times as long as six (VocaHQ/vocalinux issue 492)."""
SPARED = 2
"""Cores left to the microphone, the screen and the rest of the machine."""


def threads(cores: int | None = None) -> int:
    """Choose the number of threads: all but two of the cores, at least two where there are two, at most four.

    A machine of two cores gives both: with one, base.en would no longer keep up with speech, and between utterances,
    when the candidate only listens, both are idle anyway.

    Args:
        cores: physical cores; None to count them.
    """
    cores = physical_cores() if cores is None else cores
    return max(min(cores, 2), min(cores - SPARED, MOST))


def physical_cores(topology: Path = Path("/sys/devices/system/cpu")) -> int:
    """Count the cores this process may use; two hyper-threads of one core share its arithmetic, so they count once.

    Args:
        topology: where Linux describes its processors.
    """
    usable = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1)
    try:
        siblings = {(topology / f"cpu{n}/topology/thread_siblings_list").read_text() for n in usable}
    except OSError:
        # Not Linux. Only x86 processors commonly run two threads a core.
        doubled = platform.machine().lower() in {"x86_64", "amd64"} and len(usable) > 1
        return len(usable) // 2 if doubled else len(usable)
    return len(siblings)
