"""Which rules judge: a digest of everything that decides what is found."""

import hashlib
from pathlib import Path

from voicecoach.resources import PACKAGE

ROOMS = ("language", "analysis", "rubric")
"""What decides what is found in given words, and what it is worth."""

DIGITS = 12
"""Hexadecimal digits of the digest that are kept: 48 bits, enough to tell the releases of one program apart."""


def rules_digest(package: Path = PACKAGE) -> str:
    """The digest of the rules as they ship, with lexicons and thresholds; the user's own settings are not in it."""
    files = sorted(
        path for room in ROOMS for suffix in ("py", "toml") for path in (package / room).rglob(f"*.{suffix}")
    )
    digest = hashlib.sha256()
    for path in files:
        digest.update(f"{path.relative_to(package).as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:DIGITS]
