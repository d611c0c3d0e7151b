"""JSON as the Whisper family writes it: openai-whisper, faster-whisper, WhisperX and whisper.cpp."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from voicecoach.transcript.fields import Json, name, number, objects, share, string
from voicecoach.transcript.lines import Line, transcript_of, words_of
from voicecoach.transcript.types import Transcript, Word

_NO_SPEECH = re.compile(r"\s*\[[A-Z_ ]{1,40}\]\s*")
"""whisper.cpp writes a line for what is not speech: [BLANK_AUDIO], [MUSIC]."""
_NO_WORD = re.compile(r"\[_[A-Z]{1,10}_(?:[0-9]{1,6})?\]")
"""Its tokens hold the marks of the decoder: [_BEG_], [_TT_550]."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word or part of one; a recogniser's white space says which."""

    text: str
    start: float | None
    end: float | None
    probability: float | None
    speaker: str | None = None


def is_whisper(data: object) -> bool:
    """Say whether JSON has one of the shapes of the family: an object with one of its lists, or a list of segments."""
    if isinstance(data, dict):
        return any(isinstance(data.get(key), list) for key in ("segments", "transcription", "words"))
    return bool(objects(data)) and all("text" in item or "words" in item for item in objects(data))


def parse_whisper(data: object) -> Transcript:
    """Read segments, with their words where they have any."""
    if isinstance(data, dict) and isinstance(data.get("transcription"), list):
        return transcript_of(map(_cpp_line, objects(data["transcription"])))
    segments = objects(data.get("segments")) if isinstance(data, dict) else objects(data)
    if isinstance(data, dict) and not any(objects(segment.get("words")) for segment in segments):
        spoken = [segment for segment in objects(data.get("words")) if string(segment.get("word"))]
        segments = [{"words": spoken}] if spoken else segments  # OpenAI's service lists them apart
    return transcript_of(line for segment in segments for line in _lines(segment))


def _lines(segment: Json) -> Iterator[Line]:
    """Read one segment: a line for every speaker its words name in turn."""
    start, end = number(segment.get("start")), number(segment.get("end"))
    speaker = name(segment.get("speaker"))
    pieces = [_piece(word, speaker) for word in objects(segment.get("words"))]
    if not any(piece.text.strip() for piece in pieces):
        yield Line(words_of(string(segment.get("text"))), speaker, start, end)
        return
    for voice, said in groupby(pieces, key=lambda piece: piece.speaker):
        yield Line(_words(list(said)), voice, start, end)
        start = None


def _piece(word: Json, speaker: str | None) -> _Piece:
    return _Piece(
        string(word.get("word", word.get("text"))),
        number(word.get("start")),
        number(word.get("end")),
        share(word.get("probability", word.get("score"))),
        name(word.get("speaker")) or speaker,
    )


def _cpp_line(segment: Json) -> Line:
    """Read a segment of whisper.cpp, whose times are in milliseconds and whose tokens are parts of words."""
    text = string(segment.get("text"))
    if _NO_SPEECH.fullmatch(text):
        text = ""
    start, end = _offsets(segment)
    tokens = [_token(token) for token in objects(segment.get("tokens"))]
    words = _words([token for token in tokens if not _NO_WORD.fullmatch(token.text)])
    whole = [word.text for word in words] == text.split()  # a character may be torn between two tokens
    return Line(words if whole else words_of(text), name(segment.get("speaker")), start, end)


def _token(token: Json) -> _Piece:
    start, end = _offsets(token)
    return _Piece(string(token.get("text")), start, end, share(token.get("p")))


def _offsets(item: Json) -> tuple[float | None, float | None]:
    offsets = item.get("offsets")
    start, end = (number(offsets.get(key)) for key in ("from", "to")) if isinstance(offsets, dict) else (None, None)
    return start if start is None else start / 1000, end if end is None else end / 1000


def _words(pieces: list[_Piece]) -> tuple[Word, ...]:
    """Join pieces to words: where any begins with a space, one that does not belongs to the piece before it.

    Whisper cuts "user-generated" into " user" and "-generated", and "10,000" into " 10" and ",000"; WhisperX writes no
    spaces at all, and each of its pieces is a word.
    """
    spaced = any(piece.text[:1].isspace() for piece in pieces)
    words: list[list[_Piece]] = []
    for piece in pieces:
        if not piece.text.strip():
            continue
        if spaced and words and not piece.text[0].isspace() and not words[-1][-1].text[-1].isspace():
            words[-1].append(piece)
        else:
            words.append([piece])
    return tuple(word for parts in words for word in _joined(parts))


def _joined(parts: list[_Piece]) -> Iterator[Word]:
    """Make one word of its parts, as likely as they are on average; pieces that hold white space make several."""
    beliefs = [part.probability for part in parts if part.probability is not None]
    belief = sum(beliefs) / len(beliefs) if beliefs else None
    first, *others = "".join(part.text for part in parts).split()
    yield Word(first, parts[0].start, None if others else parts[-1].end, belief)
    yield from (Word(text, probability=belief) for text in others)
