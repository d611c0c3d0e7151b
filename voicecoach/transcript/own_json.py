"""Our own JSON: `voicecoach.transcript/1`, which loses nothing, and the words of a `voicecoach.analysis/1`."""

import json
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import asdict, replace
from itertools import islice, pairwise
from operator import itemgetter
from pathlib import Path

from voicecoach.errors import UnreadableInput
from voicecoach.transcript.fields import Json, name, number, objects, share, string
from voicecoach.transcript.lines import words_of
from voicecoach.transcript.timing import spread, without_damage
from voicecoach.transcript.types import Hesitation, Timing, Transcript, Turn, Word

TRANSCRIPT_SCHEMA = "voicecoach.transcript/1"
ANALYSIS_SCHEMA = "voicecoach.analysis/1"


def dumps(transcript: Transcript) -> str:
    """Write a transcript as JSON, one line, from which `parse_own` makes an equal transcript."""
    data = {
        "schema": TRANSCRIPT_SCHEMA,
        "timing": transcript.timing.value,
        "turns": [_turn(turn) for turn in transcript.turns],
    }
    return json.dumps(data, ensure_ascii=False, allow_nan=False)


def _turn(turn: Turn) -> Json:
    written: Json = {"speaker": turn.speaker, "words": [asdict(word) for word in turn.words]}
    if turn.hesitations:
        written["hesitations"] = [asdict(found) for found in turn.hesitations]
    if turn.move:
        written["move"] = turn.move
    return written


def write(transcript: Transcript, path: Path) -> None:
    """Write a transcript to a file as UTF-8 JSON."""
    path.write_text(dumps(transcript) + "\n", encoding="utf-8")


def is_own(data: object) -> bool:
    """Say whether JSON names a schema of ours, of whatever version."""
    return isinstance(data, dict) and str(data.get("schema")).startswith("voicecoach.")


def parse_own(data: Json) -> Transcript:
    """Read a transcript, or the words of an analysis, that voicecoach wrote.

    Raises:
        UnreadableInput: written by a later voicecoach, or changed by hand beyond recognition.
    """
    schema = data.get("schema")
    if schema == TRANSCRIPT_SCHEMA:
        return _transcript(data)
    if schema == ANALYSIS_SCHEMA:
        return _analysis(data)
    raise UnreadableInput(
        f"This is {str(schema)[:40]!r} JSON, but only {TRANSCRIPT_SCHEMA} and {ANALYSIS_SCHEMA} hold a transcript: "
        "give one of these, or update voicecoach."
    )


def _transcript(data: Json) -> Transcript:
    turns = [
        Turn(
            tuple(_words(turn)),
            name(turn.get("speaker")),
            _hesitations(objects(turn.get("hesitations"))),
            name(turn.get("move")),
        )
        for turn in objects(data.get("turns"))
    ]
    try:
        timing = Timing(str(data.get("timing")))
    except ValueError:
        timing = Timing.CUE
    return _tidied(turns, timing)


def _hesitations(listed: Iterable[Json]) -> tuple[Hesitation, ...]:
    times = ((number(item.get("start")), number(item.get("end"))) for item in listed)
    return tuple(
        Hesitation(start, end) for start, end in times if start is not None and end is not None and start < end
    )


def _analysis(data: Json) -> Transcript:
    """Put the analysed speaker's words and the others' turns in the order in which they were said.

    An analysis does not name its speaker, who here becomes the candidate, so that they are chosen again unasked. It
    does not say either how its words were timed: those a recogniser wrote were timed one by one, those of a transcript
    are taken to be right to a cue only. Filled pauses heard in the sound alone come back before the words they stood
    before. Where nothing is timed, each sentence is a turn: its paragraphs are not known any more.
    """
    words = _words(data)
    others = [(_place(other, len(words)), other) for other in objects(data.get("others"))]
    turns = [(place, 0, _others_turn(other)) for place, other in others]
    places = {place for place, _ in others}
    turns += [(place, 1, turn) for place, turn in _own_turns(data, words, places)]
    return _tidied([turn for *_, turn in sorted(turns, key=itemgetter(0, 1))], _analysed_timing(data, words))


def _others_turn(other: Json) -> Turn:
    return Turn(tuple(_other_words(other)), _other_name(other), move=name(other.get("move")))


def _own_turns(data: Json, words: list[Word], others: Set[int]) -> Iterator[tuple[int, Turn]]:
    """What the analysed speaker said between the words before which others spoke, each with its first word."""
    cuts = {0, *others}
    if all(word.start is None for word in words):
        cuts |= {_place(sentence, len(words), "first") for sentence in objects(data.get("sentences"))}
    starts = sorted(cuts - {len(words)}) or [0]
    sounded: dict[int, list[Json]] = defaultdict(list)
    for found in objects(data.get("disfluencies")):
        if found.get("heard") == "sound":
            sounded[starts[bisect(starts, _place(found, len(words), "first")) - 1]].append(found)
    for first, last in pairwise([*starts, len(words)]):
        pauses = sorted(_hesitations(sounded[first]), key=lambda pause: pause.start)
        yield first, Turn(tuple(words[first:last]), "Candidate" if others else None, tuple(pauses))


def _place(item: Json, last: int, key: str = "before_word") -> int:
    place = number(item.get(key))
    return last if place is None else max(0, min(last, int(place)))


def _other_name(other: Json) -> str:
    """Name the other speaker, and never like the candidate."""
    found = name(other.get("speaker")) or "Other"
    return f"{found} (other)" if found.casefold() == "candidate" else found


def _other_words(other: Json) -> list[Word]:
    words = list(words_of(string(other.get("text"))))
    start, end = number(other.get("start")), number(other.get("end"))
    return words if start is None or end is None or end < start else spread(words, start, end)


def _analysed_timing(data: Json, words: list[Word]) -> Timing:
    timed = [word for word in words if word.start is not None]
    source, engine = data.get("source"), data.get("engine")
    recorded = isinstance(engine, dict) or (isinstance(source, dict) and source.get("kind") == "audio")
    if not timed:
        return Timing.NONE
    return Timing.WORD if recorded or all(word.probability is not None for word in timed) else Timing.CUE


def _words(data: Json) -> list[Word]:
    """Read a list of words; one that holds white space becomes several."""
    return [word for item in objects(data.get("words")) for word in _parts(item)]


def _parts(item: Json) -> list[Word]:
    start, end, belief = number(item.get("start")), number(item.get("end")), share(item.get("probability"))
    parts = [replace(word, probability=belief) for word in words_of(string(item.get("text")))]
    if len(parts) > 1 and start is not None and end is not None and start <= end:
        return spread(parts, start, end)
    return [replace(parts[0], start=start, end=end), *parts[1:]] if parts else []


def _tidied(turns: list[Turn], timing: Timing) -> Transcript:
    """Drop turns in which nothing was heard and times that cannot be true.

    Nothing is filled in, so that what was written comes back.
    """
    words = without_damage([word for turn in turns for word in turn.words])
    if timing is Timing.NONE or all(word.start is None for word in words):
        timing = Timing.NONE
        words = [replace(word, start=None, end=None) for word in words]
    left = iter(words)
    rebuilt = (replace(turn, words=tuple(islice(left, len(turn.words)))) for turn in turns)
    return Transcript(tuple(turn for turn in rebuilt if turn.words or turn.hesitations), timing)
