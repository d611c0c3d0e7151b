"""The words of caption cues: one turn a cue, more where several people speak in it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from voicecoach.transcript.cues import Cue, without_repeats
from voicecoach.transcript.lines import Line, transcript_of
from voicecoach.transcript.markup import Row, plain, read_row
from voicecoach.transcript.names import Names, find_names
from voicecoach.transcript.types import Transcript, Word


@dataclass(frozen=True, slots=True)
class _Screen:
    """A cue with its rows read."""

    cue: Cue
    rows: tuple[Row, ...]


@dataclass(slots=True)
class _Voice:
    speaker: str | None
    words: list[Word] = field(default_factory=list)


def transcript_of_cues(cues: Sequence[Cue]) -> Transcript:
    """Read the words of cues; where the file gives times inside cues, words keep them."""
    cues = [replace(cue, lines=tuple(filter(plain, cue.lines))) for cue in cues]
    cues = without_repeats(cues, [tuple(map(plain, cue.lines)) for cue in cues])
    screens = [_Screen(cue, tuple(map(read_row, cue.lines))) for cue in cues]
    timed = any(row.times for screen in screens for row in screen.rows)
    return transcript_of(_opened_by_cue(line) if timed else line for line in _lines(screens, _names(screens)))


def _names(screens: Iterable[_Screen]) -> Names:
    """Look for names where they stand in captions: at the head of a cue, and after the mark of a change."""
    heads = [said for screen in screens for row in screen.rows[:1] for said in row.stretches()]
    return find_names([said.text for said in heads if said.text.strip()])


def _lines(screens: Iterable[_Screen], names: Names) -> Iterator[Line]:
    """Part every cue into its voices; a name before a colon holds until another voice opens, as captioners write it."""
    speaker: str | None = None
    for screen in screens:
        tagged = False
        voices = [_Voice(speaker)]
        for row in screen.rows:
            for said in row.stretches():
                name, rest = names.split(said.text) if said.voice is None else (said.voice, said.text)
                if said.opens or name is not None:
                    voices.append(_Voice(name))
                    tagged = said.voice is not None
                voices[-1].words += row.words(said, rest)
        speaker = None if tagged else voices[-1].speaker
        yield from _timed_lines(screen.cue, voices)


def _timed_lines(cue: Cue, voices: Iterable[_Voice]) -> Iterator[Line]:
    """Give the voices of a cue its times; the first to speak starts with it, and all end with it at the latest."""
    start = cue.start
    for voice in voices:
        if voice.words:
            yield Line(tuple(voice.words), voice.speaker, start, cue.end)
            start = None


def _opened_by_cue(line: Line) -> Line:
    """Time the first word of a cue by the cue: only the later words carry times inside it."""
    first = line.words[0]
    return replace(line, words=(replace(first, start=line.start), *line.words[1:])) if first.start is None else line
