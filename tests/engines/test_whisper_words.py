"""What faster-whisper returns for real speech, as its own result objects, driven through the code that makes words."""

import pytest
from faster_whisper.transcribe import Segment, Word

from voicecoach.engines.whisper_words import words_of

Heard = tuple[str, float, float, float]


def segment(*pieces: Heard, logprob: float = -0.28, no_speech: float = 0.02, compression: float = 1.45) -> Segment:
    return Segment(
        id=1,
        seek=0,
        start=pieces[0][1],
        end=pieces[-1][2],
        text="".join(piece[0] for piece in pieces),
        tokens=[],
        avg_logprob=logprob,
        compression_ratio=compression,
        no_speech_prob=no_speech,
        words=[Word(start=start, end=end, word=word, probability=sure) for word, start, end, sure in pieces],
        temperature=0.0,
    )


def evenly(text: str, *, start: float = 0.0, step: float = 0.3) -> list[Heard]:
    words = text.split()
    return [(f" {w}", start + i * step, start + (i + 1) * step, 0.9) for i, w in enumerate(words)]


def said(*segments: Segment, duration: float = 30.0) -> str:
    return " ".join(word.text for word in words_of(segments, duration))


ANSWER = segment(
    (" So,", 0.0, 0.32, 0.81),
    (" I'd", 0.32, 0.66, 0.93),
    (" start", 0.66, 0.98, 0.99),
    (" with", 0.98, 1.18, 0.99),
    (" twenty", 1.18, 1.6, 0.97),
    ("-five", 1.6, 1.94, 0.62),
    (" nodes,", 1.94, 2.4, 0.95),
    (" and", 3.1, 3.3, 0.9),
    (" p99", 3.3, 3.9, 0.71),
    (".9", 3.9, 4.3, 0.8),
    (" under", 4.2, 4.5, 0.99),
    (" 50", 4.5, 4.9, 0.94),
    ("%", 4.9, 5.2, 0.9),
    (" load.", 5.2, 5.74, 0.98),
)


def test_pieces_without_a_space_belong_to_the_word_before() -> None:
    assert said(ANSWER) == "So, I'd start with twenty-five nodes, and p99.9 under 50% load."


def test_a_joined_word_spans_its_pieces_and_is_as_doubtful_as_the_worse() -> None:
    joined = words_of([ANSWER], 6.0)[4]
    assert (joined.start, joined.end, joined.probability) == (1.18, 1.94, 0.62)


def test_times_neither_overlap_nor_leave_the_utterance() -> None:
    words = words_of([ANSWER], 5.5)
    times = [time for word in words for time in (word.start, word.end)]
    assert times == sorted(times, key=lambda time: time or 0.0)
    assert (times[0], times[-1]) == (0.0, 5.5)


def test_a_word_keeps_its_own_pause() -> None:
    words = words_of([ANSWER], 6.0)
    assert (words[5].end, words[6].start) == (2.4, 3.1)


def test_a_segment_opens_a_word_even_without_a_space() -> None:
    assert said(segment(("Kafka", 0.0, 0.5, 0.9)), segment(("then", 0.6, 0.9, 0.9))) == "Kafka then"


def test_stray_punctuation_and_empty_pieces_are_no_words() -> None:
    assert (
        said(segment((" -", 0.0, 0.1, 0.5), (" ", 0.1, 0.1, 0.5), (" well", 0.1, 0.4, 0.9), (" ...", 0.4, 1, 0.3)))
        == "well"
    )


def test_white_space_inside_a_piece_is_closed() -> None:
    assert said(segment((' " hello"', 0.0, 0.5, 0.9))) == '"hello"'


@pytest.mark.parametrize(
    ("no_speech", "logprob", "kept"),
    [(0.9, -1.4, False), (0.9, -0.4, True), (0.1, -1.4, True), (0.6, -1.4, True)],
    ids=["both signs", "sure of its words", "sure of speech", "at the threshold"],
)
def test_a_segment_goes_only_when_two_signs_agree(no_speech: float, logprob: float, *, kept: bool) -> None:
    doubtful = segment(*evenly("we shard by user id"), no_speech=no_speech, logprob=logprob)
    assert bool(said(doubtful)) is kept


@pytest.mark.parametrize(
    ("text", "no_speech", "duration", "kept"),
    [
        ("Thanks for watching!", 0.55, 4.0, False),
        ("Thank you.", 0.02, 4.0, True),
        ("Thank you.", 0.02, 0.8, False),
        ("you", 0.4, 3.0, False),
        ("you shard it", 0.55, 3.0, True),
    ],
)
def test_captions_of_silence_go_when_there_was_little_speech(
    text: str, no_speech: float, duration: float, *, kept: bool
) -> None:
    assert bool(said(segment(*evenly(text), no_speech=no_speech), duration=duration)) is kept


def test_a_hallucinated_segment_leaves_its_neighbours() -> None:
    closing = segment(*evenly("Thank you for watching.", start=2.0), no_speech=0.83, logprob=-0.7)
    assert said(segment(*evenly("that is my design")), closing) == "that is my design"


@pytest.mark.parametrize(
    ("loop", "kept"),
    [
        ("so you you you you you you you you", "so you"),
        ("we use a queue and then we use a queue and then we use a queue and then we", "we use a queue and then"),
    ],
)
def test_a_loop_is_kept_once(loop: str, kept: str) -> None:
    assert said(segment(*evenly(loop), compression=3.1)) == kept


def test_a_stumble_is_no_loop() -> None:
    assert said(segment(*evenly("I I I think so"), compression=1.1)) == "I I I think so"


def test_circles_inside_a_word_are_dropped_whole() -> None:
    assert said(segment(("Hahahahahahahahahahahahahahaha", 0.0, 3.0, 0.3), compression=4.0)) == ""


def test_nothing_heard_is_no_words() -> None:
    assert words_of([], 1.0) == ()
