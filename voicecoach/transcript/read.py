"""The door of the room: any transcript a user may have, recognised by what is in it."""

from pathlib import Path

from voicecoach.errors import MissingInput, UnreadableInput
from voicecoach.transcript import bare, own_json, stamped, subrip, webvtt, whisper_json
from voicecoach.transcript.encoding import clean, decode
from voicecoach.transcript.fields import load, string
from voicecoach.transcript.types import Transcript

_SUFFIXES = frozenset({".txt", ".text", ".md", ".vtt", ".srt", ".json"})
_MOST_BYTES = 64 * 1024 * 1024
"""A day of speech as Whisper JSON with all its tokens is about half of this."""


def is_transcript_name(path: Path) -> bool:
    """Say whether a file's name is that of a transcript, rather than of a recording."""
    return path.suffix.lower() in _SUFFIXES


def read_transcript(path: Path) -> Transcript:
    """Read a transcript in any form we know: bare text, stamped turns, WebVTT, SubRip, Whisper JSON, our own JSON.

    Raises:
        MissingInput: no such file, a directory, or no permission.
        UnreadableInput: no transcript, or one without words.
    """
    return parse_bytes(read_bytes(path), str(path), path.suffix)


def parse_bytes(data: bytes, name: str, suffix: str) -> Transcript:
    """Read a transcript from its bytes.

    Args:
        data: the whole file.
        name: what to call it when it cannot be read.
        suffix: of the file's name (".json"); empty when it has none.

    Raises:
        UnreadableInput: no transcript, or one without words.
    """
    try:
        return parse_transcript(decode(data), hint=suffix)
    except UnreadableInput as error:
        raise UnreadableInput(f"{name}: {error}") from error


def parse_transcript(text: str, *, hint: str | None) -> Transcript:
    """Read a transcript whose form its content tells; the name has a say only where the content leaves a doubt.

    Args:
        text: the whole transcript.
        hint: suffix of the file it came from (".json"), if it came from one.

    Raises:
        UnreadableInput: empty, without words, broken JSON, or JSON of another kind.
    """
    tidy = clean(text).replace("\r\n", "\n").replace("\r", "\n")
    if not tidy.strip():
        raise UnreadableInput("The transcript is empty: give one in which somebody speaks.")
    transcript = _parsed(tidy, (hint or "").lower())
    if not any(turn.words for turn in transcript.turns):
        raise UnreadableInput("The transcript holds no words: give one in which somebody speaks.")
    return transcript


def _parsed(text: str, suffix: str) -> Transcript:
    if webvtt.is_webvtt(text.lstrip()):
        return webvtt.parse_webvtt(text.lstrip())
    if _looks_like_json(text):
        return _json(text)
    if subrip.is_subrip(text) or (suffix in {".srt", ".vtt"} and "-->" in text):
        return subrip.parse_subrip(text)
    if stamped.is_stamped(text):
        return stamped.parse_stamped(text)
    return _json(text) if suffix == ".json" else bare.parse_bare(text)


def _looks_like_json(text: str) -> bool:
    """Tell JSON from a stamp in brackets and from "[inaudible]"."""
    begin = "".join(text.lstrip()[:1000].split())[:2]
    return begin[:1] == "{" or begin in {"[{", "[[", "[]", '["'}


def _json(text: str) -> Transcript:
    data = load(text)
    if own_json.is_own(data) and isinstance(data, dict):
        return own_json.parse_own(data)
    if whisper_json.is_whisper(data):
        return whisper_json.parse_whisper(data)
    if isinstance(data, dict) and string(data.get("text")):
        return bare.parse_bare(string(data["text"]))  # what OpenAI's service answers by default
    raise UnreadableInput(
        "This JSON is no transcript: Whisper's (segments with words), whisper.cpp's (transcription), "
        f"{own_json.TRANSCRIPT_SCHEMA} and {own_json.ANALYSIS_SCHEMA} are read."
    )


def read_bytes(path: Path) -> bytes:
    """The bytes of a transcript.

    Raises:
        MissingInput: no such file, a directory, or no permission.
        UnreadableInput: too large for a transcript.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except IsADirectoryError as error:
        raise MissingInput(f"{path} is a directory: give the transcript inside it.") from error
    except PermissionError as error:
        raise MissingInput(f"{path} may not be read: change its permissions, or copy it to where you may.") from error
    except (OSError, ValueError) as error:  # ValueError: a name with a null character
        raise MissingInput(f"There is no file {path}: check the name.") from error
    if len(data) > _MOST_BYTES:
        raise UnreadableInput(f"{path} is larger than 64 MB, which no transcript is: give the transcript itself.")
    return data
