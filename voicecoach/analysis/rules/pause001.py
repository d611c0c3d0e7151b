"""PAUSE001 pause-inside-sentence: long silences in the middle of a sentence.

What it looks for:
    A silence of more than four seconds after a word that cannot end a clause, or three and more of over two and a
    half seconds, when there is one in every two minutes.

Why it matters:
    A pause between sentences sounds like thought. In the middle of one the listener has to hold the half sentence,
    and after four seconds has lost it.

Heard:
    "So we would put the events into a ... (five seconds) ... queue."

Say instead:
    "Let me think for a moment." Then the whole sentence in one go.

Does not flag:
    Pauses between sentences and clauses; the first ten seconds after the interviewer speaks or you ask something; a
    silence filled with um; transcripts in which only lines are timed.

Source:
    Lundholm Fors 2015 (typical pauses 0.25 to 0.5 s, four seconds hurt understanding); Kahng in Applied
    Psycholinguistics (it is pauses inside clauses that hurt); VoiceMy (2.5 s is a long pause worth reporting).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from voicecoach.analysis.speaking import speaking_seconds
from voicecoach.analysis.types import Case, Need, Rule, Severity, Spot
from voicecoach.language.sentences import PAUSE_MARKS, is_punctuated
from voicecoach.language.tokens import bare, closes_sentence
from voicecoach.transcript.types import Timing

UNFINISHED = frozenset(
    "a an the my our your their his her its this these those every each some any no of to in on at for from with "
    "into by about as than and or but because if when while whether that which who where how is are was were be "
    "been being have has had do does did can could will would should might may must i'd we'd you'd they'd i'll "
    "we'll you'll they'll i'm we're you're they're i've we've you've we you i they he she it's there's let's very "
    "really more most such per via using between through over under".split()
)
"""Words no clause ends with, whoever wrote the punctuation."""

OPENS_CLAUSE = frozenset(
    "and but or so because if when while since although though then that which who where what how whether okay ok "
    "well now also i we you they it he she there this let's i'd we'd i'm we're it's that's there's you'd you're".split()
)
"""Words a new clause may begin with: in punctuated speech, a pause before one is no pause inside a clause."""


@dataclass(frozen=True, slots=True)
class _Pause:
    """A silence before a word."""

    before: int
    seconds: float


def check(case: Case) -> Iterator[Spot]:
    """One finding: for the longest pause when it is too long, or for the many that are rather long."""
    if case.talk.answer.timing is not Timing.WORD:
        return
    pauses = tuple(_pauses(case))
    told = _told(case, pauses)
    if told is None:
        return
    more = len(pauses) - 1
    often = f", and {more} more for over {case.limits['note_seconds']:g}" if more else ""
    first, last = max(0, told.before - 6), min(len(case.talk.answer.words), told.before + 4)
    yield Spot(
        first=first,
        last=last,
        message=f"You stopped for {told.seconds:.0f} seconds in the middle of a sentence{often}",
        say_instead="Let me think for a moment. Then say the whole sentence.",
    )


def _told(case: Case, pauses: Sequence[_Pause]) -> _Pause | None:
    """The pause to point at: the longest when it is too long, the first of too many; None when all are bearable."""
    longest = max(pauses, key=lambda pause: pause.seconds, default=None)
    if longest is not None and longest.seconds > case.limits["flag_seconds"]:
        return longest
    minutes = (speaking_seconds(case.talk.answer) or 0.0) / 60
    too_many = len(pauses) >= max(case.limits["notes"], minutes / case.limits["minutes_a_note"])
    return pauses[0] if too_many else None


def _pauses(case: Case) -> Iterator[_Pause]:
    """Silences over the note length inside clauses, outside thinking time."""
    words, thinking_until = case.talk.answer.words, float("-inf")
    turns = {other.before_word: other.end for other in case.talk.answer.others}
    asked = {case.talk.word_span(s.first, s.last)[1] for s in case.talk.sentences if s.question}
    punctuated = is_punctuated(case.talk.answer)
    for at in range(len(words)):
        start = words[at].start
        before = words[at - 1].end if at else 0.0
        if start is None or before is None:
            continue
        if at in turns or at in asked or at == 0:
            handed_over = turns.get(at)
            thinking_until = (before if handed_over is None else handed_over) + case.limits["thinking_seconds"]
            thinking_until = max(thinking_until, start)
            continue
        silence = _silence(case, before, start)
        if (
            silence > case.limits["note_seconds"]
            and before >= thinking_until
            and _inside(case, at, punctuated=punctuated)
        ):
            yield _Pause(at, silence)


def _silence(case: Case, start: float, end: float) -> float:
    """The longest part of a gap in which no filled pause was heard, in seconds."""
    edges = [start]
    for found in case.talk.answer.hesitations:
        if start < found.end and found.start < end:
            edges += [found.start, found.end]
    edges.append(end)
    return max(right - left for left, right in zip(edges[::2], edges[1::2], strict=True))


def _inside(case: Case, at: int, *, punctuated: bool) -> bool:
    """True when the word before cannot end a clause; in punctuated text also when nothing sets the two apart."""
    left, right = case.talk.answer.words[at - 1].text, case.talk.answer.words[at].text
    if closes_sentence(left) or left.endswith(PAUSE_MARKS):
        return False
    return bare(left) in UNFINISHED or (punctuated and bare(right) not in OPENS_CLAUSE)


RULE = Rule(
    code="PAUSE001",
    name="pause-inside-sentence",
    kind="present",
    severity=Severity.LOW,
    page=__doc__,
    check=check,
    needs=frozenset({Need.WORD_TIMES}),
    delivery=True,
)
