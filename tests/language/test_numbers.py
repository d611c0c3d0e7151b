"""Quantities in words and digits, and which of them say how much."""

import pytest

from voicecoach.language.numbers import has_figure, is_quantity


@pytest.mark.parametrize("word", ["5", "10k", "$2.50", "99.9%", "250ms", "twenty", "million", "p99"])
def test_quantities(word: str) -> None:
    assert is_quantity([word], 0)


def test_one_is_a_number_only_before_a_unit() -> None:
    assert is_quantity(["one", "second"], 0)
    assert not is_quantity(["one", "thing"], 0)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("on three nodes", True),
        ("four nines", True),
        ("under two hundred milliseconds", True),
        ("in three parts", False),
        ("two things", False),
        ("none at all", False),
    ],
)
def test_small_numbers_say_how_much_only_with_a_unit(text: str, *, figure: bool) -> None:
    assert has_figure(text.split()) is figure
