"""Bytes to clean text: which bytes are text at all, and which characters never reach a word."""

import codecs

from voicecoach.errors import UnreadableInput

_MARKS = (
    # The UTF-32 mark begins with the UTF-16 one, so it is tried first.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)
_CONTROLS = [*range(0x09), *range(0x0E, 0x1C), *range(0x7F, 0x85), *range(0x86, 0xA0)]
"""C0 and C1 codes that are not white space: a terminal would obey some of them."""
_UNSEEN = dict.fromkeys([*_CONTROLS, 0x200B, 0x2060, 0xFEFF])
"""Characters dropped from every word: the controls, and spaces of no width, which caption tools pad lines with."""
_FEW_CONTROLS = 0.01
"""Share of control codes above which old 8-bit text is taken for something else (sound, an archive)."""


def decode(data: bytes) -> str:
    """Read bytes as UTF-8, as marked UTF-16 or UTF-32, or else as Windows-1252.

    Raises:
        UnreadableInput: the bytes are not text.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decode_as(data, name, final=True)
    return _decode_unmarked(data, final=True)


def looks_like_text(head: bytes) -> bool:
    """Say whether a file that begins with these bytes can be text; its last character may be cut short."""
    encoding = next((name for mark, name in _MARKS if head.startswith(mark)), None)
    try:
        text = _decode_as(head, encoding, final=False) if encoding else _decode_unmarked(head, final=False)
    except UnreadableInput:
        return False
    return not text or _share_of_controls(text) <= _FEW_CONTROLS


def clean(text: str) -> str:
    """Drop characters nobody sees, and replace halves of surrogate pairs, which no file could hold."""
    if not text.isascii():
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text.translate(_UNSEEN)


def _decode_unmarked(data: bytes, *, final: bool) -> str:
    if b"\0" in data:
        raise UnreadableInput("This is not text: give a recording, or a transcript saved as UTF-8 text.")
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(data, final)
    except UnicodeDecodeError:
        text = _decode_as(data, "cp1252", final=final)
    if _share_of_controls(text) > _FEW_CONTROLS:
        raise UnreadableInput("This is not text: give a recording, or a transcript saved as UTF-8 text.")
    return text


def _decode_as(data: bytes, encoding: str, *, final: bool) -> str:
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(data, final)
    except UnicodeDecodeError as error:
        raise UnreadableInput("This is not text in a known encoding: save the transcript as UTF-8 text.") from error
    if "\0" in text:
        raise UnreadableInput("This is not text: give a recording, or a transcript saved as UTF-8 text.")
    return text


def _share_of_controls(text: str) -> float:
    return sum(text.count(chr(code)) for code in _CONTROLS) / len(text) if text else 0.0
