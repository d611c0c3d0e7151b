"""The cost drill: ten choices, what counts as a price, and how the row goes on."""

import pytest
from drilled import DATA, hold, new_drill
from spoken import unpunctuated

from voicecoach.coach.conversation import Move
from voicecoach.coach.drills.cost import CHOICES, read_choices

PRICES = {choice.says: choice.price for choice in read_choices(DATA)}


def price(move: Move) -> str | None:
    return PRICES.get(move.text)


def bare_price(move: Move) -> str | None:
    return unpunctuated(PRICES[move.text]) if move.text in PRICES else None


@pytest.mark.parametrize("seed", range(5))
def test_a_price_for_every_choice_is_heard(seed: int) -> None:
    held = hold(new_drill("cost", seed=seed), price)
    assert "You priced all ten." in held.debrief
    assert "no price" not in held.debrief


def test_prices_are_heard_without_punctuation_as_well() -> None:
    assert "You priced all ten." in hold(new_drill("cost"), bare_price).debrief


def test_each_choice_is_put_once_and_then_it_is_over() -> None:
    held = hold(new_drill("cost"), price)
    assert len({move.text for move in held.moves[:-1]}) == CHOICES == len(held.moves) - 1
    assert [move.last for move in held.moves] == [False] * CHOICES + [True]


def test_praise_of_a_choice_is_no_price() -> None:
    held = hold(new_drill("cost"), lambda _: "That is a good choice, and I would do it any time.")
    assert "You priced none of ten." in held.debrief
    assert "you said, That is a good choice, and I would do it any time. I hear no price in that. Say: " in held.debrief


def test_what_is_saved_is_no_price() -> None:
    assert "You priced none of ten." in hold(new_drill("cost"), lambda _: "It saves us a lot of money.").debrief


def test_next_goes_on_at_once_and_silence_after_a_while() -> None:
    reasons = [move.reason for move in hold(new_drill("cost"), lambda _: "Next.").moves]
    assert reasons[1:-1] == ["the candidate asked for the next"] * (CHOICES - 1)
    silent = hold(new_drill("cost"), lambda _: None)
    assert [move.reason for move in silent.moves[1:-1]] == ["no answer"] * (CHOICES - 1)


def test_the_choices_without_a_price_are_named_and_one_is_priced() -> None:
    drill = new_drill("cost")
    first, second, *_ = drill.conversation.lines()
    held = hold(drill, lambda move: "Fine by me." if move.text in {first, second} else price(move))
    assert "You priced eight of ten." in held.debrief
    for choice in read_choices(DATA):
        if choice.says in {first, second}:
            assert choice.name in held.debrief
            assert f"Say: {choice.price}" in held.debrief


def test_a_drill_cut_short_is_judged_as_far_as_it_went() -> None:
    held = hold(new_drill("cost", minutes=0.5), price)
    assert "END    the time was up" in held.script
    assert "We got to three of ten. You priced all three." in held.debrief


def test_a_choice_that_came_too_late_is_not_held_against_anybody() -> None:
    drill = new_drill("cost", minutes=0.5)
    last = drill.conversation.lines()[2]
    held = hold(drill, lambda move: None if move.text == last else price(move))
    assert held.moves[-1].text == last
    assert "We got to two of ten. You priced both." in held.debrief
