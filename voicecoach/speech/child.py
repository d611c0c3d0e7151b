"""The speech process: reads requests as JSON lines, renders each with pyttsx3, answers with JSON lines.

Request `{"text", "path", "rate", "voice"}`: rate in words a minute; voice null takes the first English one. Answer
`{"ok": true}` or `{"error": sentence}`. It is a process because pyttsx3 may hang, and a process can be killed.
"""

import json
import os
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TextIO

HEARABLE = 2_000
"""Bytes: a sound file that is smaller holds nothing but its header and a few hundredths of a second."""

WRITING = 3.0
"""Seconds that a finished rendering may take to appear on disk."""

POLL = 0.005
"""Seconds between two looks at the file."""


def main() -> None:
    """Answer requests until standard input ends."""
    serve(sys.stdin, _claim_stdout())


def serve(requests: Iterable[str], answers: TextIO) -> None:
    """Answer requests one by one, keeping one pyttsx3 engine warm."""
    engine: Any = None
    for line in requests:
        try:
            engine = engine or _engine()
            answer: dict[str, object] = render(engine, **json.loads(line))
        except Exception as error:  # pyttsx3's drivers raise anything, and the parent must hear of all of it
            answer = {"error": f"{type(error).__name__}: {error}"}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


def english(voices: Iterable[Any]) -> str | None:
    """Choose a voice: American English before any other English; None when the machine has neither.

    Args:
        voices: pyttsx3's list; `languages` is `["en-us"]`, `["en_US"]` or, from some drivers, empty.
    """
    ranked = sorted((rank, order, voice.id) for order, voice in enumerate(voices) if (rank := _rank(voice)) is not None)
    return ranked[0][2] if ranked else None


def _rank(voice: Any) -> int | None:  # noqa: ANN401 - pyttsx3 is untyped
    languages = [str(language).lower().replace("_", "-") for language in voice.languages or ()]
    if "en-us" in languages:
        return 0
    return 1 if any(language == "en" or language.startswith("en-") for language in languages) else None


def _claim_stdout() -> TextIO:
    """Keep standard output for answers; pyttsx3's drivers print, and what they print goes to standard error."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return answers


def _engine() -> Any:  # noqa: ANN401
    import pyttsx3

    return pyttsx3.init()


def render(engine: Any, text: str, path: str, rate: int, voice: str | None) -> dict[str, object]:  # noqa: ANN401
    """Answer one request with an engine of pyttsx3."""
    chosen = voice or english(engine.getProperty("voices"))
    if chosen is not None:
        engine.setProperty("voice", chosen)
    engine.setProperty("rate", rate)
    engine.save_to_file(" ".join(text.split()), path)
    engine.runAndWait()
    return {"ok": True} if _wait_for(Path(path)) else {"error": "the voice made no sound"}


def _wait_for(made: Path) -> bool:
    """Wait until a sound file is whole: eSpeak's driver may return before its own thread has written the file."""
    size = -1
    for _ in range(round(WRITING / POLL)):
        before, size = size, made.stat().st_size if made.is_file() else 0
        if size >= HEARABLE and size == before and _is_whole(made, size):
            return True
        time.sleep(POLL)
    return False


def _is_whole(made: Path, size: int) -> bool:
    """True unless a RIFF header promises more than there is."""
    with made.open("rb") as file:
        name, promised = file.read(4), int.from_bytes(file.read(4), "little")
    return name != b"RIFF" or size >= promised + 8


if __name__ == "__main__":
    main()
