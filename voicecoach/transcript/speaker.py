"""One speaker's side of a transcript: their words to judge, everybody else's as context."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from voicecoach.errors import NoSuchSpeaker
from voicecoach.transcript.names import CANDIDATE_NAMES
from voicecoach.transcript.types import Answer, Hesitation, OtherTurn, Transcript, Turn, Word


def select(transcript: Transcript, speaker: str | None) -> Answer:
    """Take one speaker's words out of a transcript.

    Args:
        transcript: what everybody said.
        speaker: a name or the beginning of one, in any case. None takes everything where at most one speaker is named,
            and otherwise the one who is called Candidate, You, Me or Interviewee.

    Raises:
        NoSuchSpeaker: nobody, or more than one, fits; the sentence names the speakers there are.
    """
    names = _spellings(transcript)
    if speaker is None and len(names) < 2:
        return _answer(transcript, [True] * len(transcript.turns), next(iter(names.values()), None))
    chosen = _only_candidate(names) if speaker is None else _named(names, speaker)
    return _answer(transcript, [_key(turn.speaker) == chosen for turn in transcript.turns], names[chosen])


def _key(name: str | None) -> str | None:
    return None if name is None else name.strip().casefold()


def _spellings(transcript: Transcript) -> dict[str, str]:
    """Map names in lower case to their first spelling, in order of appearance."""
    names: dict[str, str] = {}
    for name in transcript.speakers:
        names.setdefault(name.strip().casefold(), name)
    return names


def _only_candidate(names: dict[str, str]) -> str:
    candidates = [key for key in names if key in CANDIDATE_NAMES]
    if len(candidates) == 1:
        return candidates[0]
    raise NoSuchSpeaker(f"The transcript has several speakers: {_listed(names)}; choose one with --speaker NAME.")


def _named(names: dict[str, str], speaker: str) -> str:
    wanted = speaker.strip().casefold()
    if not names:
        raise NoSuchSpeaker("The transcript names no speakers; leave out --speaker to judge all of it.")
    if wanted in names:
        return wanted
    fitting = {key: name for key, name in names.items() if wanted and key.startswith(wanted)}
    if len(fitting) == 1:
        return next(iter(fitting))
    if fitting:
        raise NoSuchSpeaker(
            f"{speaker!r} fits several speakers: {_listed(fitting)}; give --speaker one of them in full."
        )
    raise NoSuchSpeaker(f"No speaker is called {speaker!r}: there is {_listed(names)}; choose one with --speaker NAME.")


def _listed(names: dict[str, str]) -> str:
    shown = list(names.values())
    return ", ".join(shown[:8]) + (f" and {len(shown) - 8} more" if len(shown) > 8 else "")


@dataclass(slots=True)
class _Aside:
    """Turns of one other speaker with nobody between them."""

    speaker: str | None
    before_word: int
    move: str | None
    words: list[Word] = field(default_factory=list)


def _answer(transcript: Transcript, judged: Sequence[bool], speaker: str | None) -> Answer:
    words: list[Word] = []
    breaks: list[int] = []
    asides: list[_Aside] = []
    hesitations: list[Hesitation] = []
    for turn, own in zip(transcript.turns, judged, strict=True):
        hesitations += turn.hesitations if own else ()
        if not turn.words:
            continue
        if own:
            breaks.append(len(words))
            words += turn.words
        else:
            _add(asides, turn, len(words))
    others = tuple(map(_other, asides))
    return Answer(tuple(words), others, transcript.timing, tuple(breaks), speaker, tuple(hesitations))


def _add(asides: list[_Aside], turn: Turn, before_word: int) -> None:
    last = asides[-1] if asides else None
    if last is None or _is_another(last, turn, before_word):
        last = _Aside(turn.speaker, before_word, turn.move)
        asides.append(last)
    last.words += turn.words


def _is_another(last: _Aside, turn: Turn, before_word: int) -> bool:
    """True for a turn that does not go on with the one before it."""
    return last.before_word != before_word or last.move != turn.move or _key(last.speaker) != _key(turn.speaker)


def _other(aside: _Aside) -> OtherTurn:
    starts = [word.start for word in aside.words if word.start is not None]
    ends = [word.end for word in aside.words if word.end is not None]
    return OtherTurn(
        aside.speaker,
        " ".join(word.text for word in aside.words),
        min(starts, default=None),
        max(ends, default=None),
        aside.before_word,
        aside.move,
    )
