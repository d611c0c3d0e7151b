"""The filler report: what counts as a filler, rates of the speaker's own time, clusters, stalls, names."""

from dataclasses import replace

import pytest
from spoken import SOURCE, VERBATIM, answer

from voicecoach.analysis.filler_report import filler_report
from voicecoach.analysis.fillers import UNWRITTEN
from voicecoach.analysis.types_fillers import FillerReport, Stall
from voicecoach.engines.types import EngineInfo
from voicecoach.transcript.types import Hesitation, OtherTurn, Timing

CALM = "The studio sends the files and the workers check each of them before the edge picks them up. "

WHISPER = EngineInfo("faster-whisper", "base.en", verbatim=False, offline_fallback=False)


def report(text: str, timing: Timing = Timing.CUE) -> FillerReport:
    return filler_report(answer(text, timing=timing), SOURCE, None)


def counts(text: str) -> dict[str, int]:
    return {filler.word: filler.count for filler in report(text).fillers}


def test_fillers_of_several_words_are_matched_as_such() -> None:
    text = "We put it, you know, in a queue, and, I mean, the worker takes it."
    assert counts(text) == {"you know": 1, "I mean": 1}


def test_case_and_punctuation_do_not_matter() -> None:
    assert counts(f"UM, so the UH queue. Um... {CALM}") == {"um": 2, "uh": 1}


@pytest.mark.parametrize(
    "text",
    ["To err is human.", "It looks like a cache.", "What kind of reads are there?", "Do you know the number?", "So."],
)
def test_words_with_a_meaning_are_no_fillers(text: str) -> None:
    assert counts(text) == {}


def test_rates_are_of_the_speakers_own_minutes_and_words() -> None:
    words = answer(CALM * 5 + "um " * 5)
    pushed = tuple(replace(w, start=w.start + 600, end=w.end + 600) for w in words.words[40:] if w.start and w.end)
    other = OtherTurn("Coach", "Now the reads, please.", 20.0, 600.0, before_word=40)
    found = filler_report(replace(words, words=words.words[:40] + pushed, others=(other,)), SOURCE, None)
    assert found.words == 95
    assert found.seconds == pytest.approx(38, abs=1)
    assert found.per_minute == pytest.approx(5 * 60 / 38, rel=0.05)
    assert found.per_hundred_words == pytest.approx(5.26)


def test_without_times_there_are_no_rates_by_the_minute_and_no_strip() -> None:
    found = report("um " * 3 + CALM, Timing.NONE)
    assert (found.seconds, found.per_minute, found.minutes) == (None, None, ())
    assert found.fillers[0].cluster is not None
    assert found.fillers[0].cluster.start is None


def test_a_cluster_is_where_a_filler_is_said_most() -> None:
    text = f"um {CALM * 5} the um the uh the um queue um is full. {CALM * 5} um"
    cluster = report(text).fillers[0].cluster
    assert cluster is not None
    assert cluster.count == 3
    assert cluster.first == 92
    assert cluster.start == pytest.approx(36.8)


def test_the_strip_counts_minute_by_minute() -> None:
    found = report(f"um {CALM * 9} you know, um, {CALM}")
    assert [(minute.start, minute.filled_pauses, minute.discourse) for minute in found.minutes] == [
        (0.0, 1, 0),
        (60.0, 1, 1),
    ]
    assert sum(minute.words for minute in found.minutes) == found.words


def test_stalls_name_the_word_that_was_sought() -> None:
    text = "We need the um partition key. The uh uh partition key is the title. A partition is small."
    assert report(text).stalls == (Stall("partition", 2, 3),)


def test_what_is_heard_in_the_sound_is_told_apart() -> None:
    heard = replace(answer(CALM, timing=Timing.WORD), hesitations=(Hesitation(1.96, 1.99), Hesitation(6.9, 7.1)))
    found = filler_report(heard, SOURCE, WHISPER)
    assert (found.written, found.inferred, found.at_least) == (0, 2, True)
    assert [(filler.word, filler.count) for filler in found.fillers] == [(UNWRITTEN, 2)]


def test_counts_are_exact_where_um_and_uh_are_written_down() -> None:
    assert not filler_report(answer(CALM), SOURCE, VERBATIM).at_least
    assert not report(f"um {CALM}").at_least
    assert report(CALM).at_least


def test_names_say_whether_they_were_ever_explained() -> None:
    found = report(
        "What fails goes to the DLQ. A dead letter queue is read by hand. At the end we look at NDCG. The API."
    )
    assert [(name.name, name.explained, name.known) for name in found.names] == [
        ("DLQ", True, False),
        ("NDCG", False, False),
        ("API", False, True),
    ]


def test_a_name_the_interviewer_used_first_needs_no_word() -> None:
    other = OtherTurn("Coach", "How would you use NDCG?", None, None, before_word=0)
    found = filler_report(answer("At the end we look at NDCG.", others=(other,)), SOURCE, None)
    assert found.names[0].known


def test_hedged_decisions_are_counted_among_all() -> None:
    found = report("We'd probably use Kafka for the events. I'd use Redis for the sessions.")
    assert (found.hedged_decisions, found.decisions) == (1, 2)
    assert [(hedge.phrase, hedge.count) for hedge in found.hedges] == [("probably", 1)]


def test_pet_phrases_are_measured_against_what_their_length_warrants() -> None:
    found = report(
        "In terms of storage it is small. In terms of reads it is not. In terms of cost it is fine. " + CALM * 3
    )
    (phrase,) = found.pet_phrases
    assert (phrase.phrase, phrase.count) == ("in terms of", 3)
    assert phrase.per_thousand_words > phrase.warranted
