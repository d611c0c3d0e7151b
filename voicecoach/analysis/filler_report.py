"""The filler report: rates, each filler and where it clusters, stalls, hedges, pet phrases, unexplained names."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from voicecoach.analysis.fillers import OPENERS, SaidFiller, as_said, said_fillers
from voicecoach.analysis.habits import decisions, find_habits, hedged_decisions, is_light
from voicecoach.analysis.hearing import Hearing, hearing
from voicecoach.analysis.settings import SHIPPED, Settings
from voicecoach.analysis.signals import find_signals
from voicecoach.analysis.speaking import rated_seconds, speaking_seconds
from voicecoach.analysis.thresholds import limits
from voicecoach.analysis.types import Source
from voicecoach.analysis.types_fillers import (
    Cluster,
    Counted,
    FillerCount,
    FillerReport,
    Minute,
    Name,
    PetPhrase,
    Stall,
)
from voicecoach.engines.types import EngineInfo
from voicecoach.language.jargon import find_terms
from voicecoach.language.talk import Talk, read_talk
from voicecoach.transcript.types import Answer

CLUSTER = 3
"""Times within a window from which on a filler clusters: as many as make a burst for FILL001."""

CLUSTER_SECONDS = 30.0
"""Window of a cluster where words are timed: at the six a minute that FILL001 bears, it holds just one cluster."""

CLUSTER_WORDS = 70
"""Window where they are not: half a minute at 140 words a minute."""

STALLED_WITHIN = 4
"""Tokens after a filled pause among which the word stands that was sought ("um the uh partition key"); our choice."""

HEDGES = frozenset({"maybe", "probably", "perhaps", "actually", "basically", "possibly"})
"""Words that are said while the one that matters is sought."""

MOST_STALLS = 10
"""Words listed before which the speaker stalls; our choice, so that the list stays short."""

LEAST_STALLS = 2
"""Filled pauses before a word that are worth a line: one may be chance. Our choice."""

WORTH_A_LINE = 0.5
"""Share of the warranted rate from which on a phrase is listed; above 1 it is a habit. Our choice: what comes near."""

LEAST_PHRASE = 3
"""Times a stock phrase must be said to be listed, our choice; a row of small words as often as the rule asks."""


def filler_report(
    answer: Answer, source: Source, engine: EngineInfo | None, *, settings: Settings = SHIPPED
) -> FillerReport:
    """Count what stands beside the words.

    Args:
        answer: one speaker's words.
        source: where they came from.
        engine: the recogniser that wrote them; None for a transcript.
        settings: the user's own words, and what they set differently.
    """
    talk = read_talk(answer, settings.own)
    fillers, signals = said_fillers(talk), find_signals(talk)
    pauses = [filler for filler in fillers if filler.kind == "filled-pause"]
    inferred = sum(filler.heard == "sound" for filler in pauses)
    rates = _Rates(len(answer.words), rated_seconds(answer))
    return FillerReport(
        source=source,
        engine=engine,
        words=len(answer.words),
        seconds=speaking_seconds(answer),
        written=len(pauses) - inferred,
        inferred=inferred,
        discourse=len(fillers) - len(pauses),
        at_least=hearing(talk, engine) is not Hearing.WHOLE,
        per_minute=rates.per_minute(len(fillers)),
        per_hundred_words=rates.per_hundred_words(len(fillers)),
        fillers=tuple(_counts(answer, fillers, rates)),
        minutes=tuple(_minutes(answer, fillers)),
        stalls=tuple(_stalls(talk, pauses)),
        hedges=tuple(_hedges(talk)),
        decisions=len(decisions(signals)),
        hedged_decisions=sum(1 for _ in hedged_decisions(talk, signals)),
        pet_phrases=tuple(_pet_phrases(talk, settings)),
        names=tuple(_names(talk)),
    )


@dataclass(frozen=True, slots=True)
class _Rates:
    words: int
    seconds: float | None

    def per_minute(self, count: int) -> float | None:
        return None if self.seconds is None else round(count * 60 / self.seconds, 2)

    def per_hundred_words(self, count: int) -> float:
        return round(count * 100 / self.words, 2) if self.words else 0.0


def _counts(answer: Answer, fillers: Sequence[SaidFiller], rates: _Rates) -> Iterator[FillerCount]:
    """Each filler with its figures, most often first."""
    said: dict[str, list[SaidFiller]] = {}
    for filler in fillers:
        said.setdefault(filler.word, []).append(filler)
    for word, places in sorted(said.items(), key=lambda item: -len(item[1])):
        yield FillerCount(
            word=word,
            kind=places[0].kind,
            count=len(places),
            share=round(len(places) / len(fillers), 3),
            per_minute=rates.per_minute(len(places)),
            per_hundred_words=rates.per_hundred_words(len(places)),
            cluster=_cluster(places),
        )


def _cluster(places: Sequence[SaidFiller]) -> Cluster | None:
    """The window that holds most of a filler; the first of several."""
    clock = [place.start for place in places]
    timed = all(second is not None for second in clock)
    at = [second or 0.0 for second in clock] if timed else [float(place.first) for place in places]
    width = CLUSTER_SECONDS if timed else CLUSTER_WORDS
    best, start = (0, 0), 0
    for end in range(len(at)):
        while at[end] - at[start] > width:
            start += 1
        if end + 1 - start > best[1] - best[0]:
            best = (start, end + 1)
    first, last = places[best[0]], places[best[1] - 1]
    if best[1] - best[0] < CLUSTER:
        return None
    return Cluster(best[1] - best[0], first.first, last.last, clock[best[0]], clock[best[1] - 1])


def _minutes(answer: Answer, fillers: Sequence[SaidFiller]) -> Iterator[Minute]:
    """What was said minute by minute; minutes in which only others spoke are left out."""
    words = Counter(int(word.start // 60) for word in answer.words if word.start is not None)
    kinds: dict[str, Counter[int]] = {"filled-pause": Counter(), "discourse": Counter()}
    for filler in fillers:
        if filler.start is not None:
            kinds[filler.kind][int(filler.start // 60)] += 1
    for minute in sorted(words.keys() | kinds["filled-pause"].keys()):
        yield Minute(minute * 60.0, words[minute], kinds["filled-pause"][minute], kinds["discourse"][minute])


def _stalls(talk: Talk, pauses: Sequence[SaidFiller]) -> Iterator[Stall]:
    """The words sought in filled pauses: the first after each that is no small word, within its sentence."""
    token_of = {position: token for token, position in enumerate(talk.positions)}
    tokens = {token for pause in pauses if (token := _sought(talk, token_of, pause.last)) is not None}
    sought = Counter(talk.text(token, token + 1) for token in sorted(tokens))
    said = Counter(token.text for token in talk.fluent)
    often = [(word, count) for word, count in sought.most_common() if count >= LEAST_STALLS]
    for word, count in sorted(often, key=lambda item: (-item[1], said[item[0]]))[:MOST_STALLS]:
        yield Stall(word, count, said[word])


def _sought(talk: Talk, token_of: dict[int, int], position: int) -> int | None:
    """The token that a filled pause before this position was for; None when there is none."""
    count = len(talk.answer.words)
    while position < count and position not in token_of:
        position += 1
    if position == count:
        return None
    first = token_of[position]
    for token in range(first, min(talk.token_sentence(first).last, first + STALLED_WITHIN)):
        word = talk.text(token, token + 1)
        if not is_light(talk, token) and word not in OPENERS and word not in HEDGES:
            return token
    return None


def _hedges(talk: Talk) -> Iterator[Counted]:
    said = Counter(talk.text(mark.first, mark.last) for mark in talk.marks["hedge"])
    for phrase, count in said.most_common():
        yield Counted(as_said(phrase), count)


def _pet_phrases(talk: Talk, settings: Settings) -> Iterator[PetPhrase]:
    """Phrases near or above what their length warrants."""
    bounds, count = limits("REPEAT001", settings=settings), len(talk.fluent)
    found: list[PetPhrase] = []
    for habit in find_habits(talk, LEAST_PHRASE):
        warranted = bounds[f"{ {1: 'one_word', 2: 'two_words'}.get(habit.words, 'longer') }_per_thousand"]
        rate = len(habit.places) * 1000 / count
        if (habit.stock or len(habit.places) >= bounds["least"]) and rate >= WORTH_A_LINE * warranted:
            found.append(PetPhrase(as_said(habit.phrase), len(habit.places), round(rate, 2), warranted))
    yield from sorted(found, key=lambda phrase: -phrase.per_thousand_words / phrase.warranted)


def _names(talk: Talk) -> Iterator[Name]:
    for term in find_terms(talk):
        at = talk.answer.words[term.mentions[0][0]].start
        yield Name(term.name, term.kind, len(term.mentions), at, term.explained, term.known, term.listed)
