"""The notation of phrases: what cannot be read is said, and how phrases stand to each other."""

import pytest

from voicecoach.language.notation import NotationError, parse_phrase, shapes
from voicecoach.language.overlap import alike, covers, holds, touch


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("", "empty"),
        ("really?", "match anything"),
        ("_ _*", "match anything"),
        ("(low latency", "opened and never closed"),
        ("low latency)", "closed that was never opened"),
        ("(low (very)|high) latency", "parentheses inside parentheses"),
        ("low||high latency", 'beside a "|"'),
        ("low | high latency", 'beside a "|"'),
        ("() latency", 'beside a "|" or a parenthesis'),
        ("very?|really fast", 'a "?" stands at the end'),
        ("(very?|really) fast", 'a "?" stands at the end'),
        ("_? fast", '"_?" is no gap'),
        ("by _ing", '"_ing" is no gap'),
        ("super(fast)", "words stand apart"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(phrase: str, words: str) -> None:
    with pytest.raises(NotationError) as caught:
        parse_phrase(phrase)
    assert words in str(caught.value)


def test_a_phrase_has_a_shape_for_every_length_it_may_have() -> None:
    assert [len(shape) for shape in shapes("between _* and")] == [2, 3, 4, 5, 6]
    assert list(shapes("(go with)|use|take redis")) == [
        (frozenset({"use", "take"}), frozenset({"redis"})),
        (frozenset({"go"}), frozenset({"with"}), frozenset({"redis"})),
    ]


@pytest.mark.parametrize(
    ("one", "other", "stands"),
    [
        ("low|high latency", "low latency", {"covers", "holds", "alike", "touch"}),
        ("low latency", "low|high latency", {"alike", "touch"}),
        ("_ latency", "low latency", {"covers", "holds", "alike", "touch"}),
        ("latency", "low latency budget", {"holds", "touch"}),
        ("latency budget", "low latency", {"touch"}),
        ("high latency", "low latency", set()),
        ("low _ latency", "very low very", {"touch"}),
    ],
)
def test_how_phrases_stand_to_each_other(one: str, other: str, stands: set[str]) -> None:
    (first,), (second,) = shapes(one), shapes(other)
    found = {
        "covers": covers(first, second),
        "holds": holds(second, first),
        "alike": alike(first, second),
        "touch": touch(first, second),
    }
    assert {name for name, holding in found.items() if holding} == stands
