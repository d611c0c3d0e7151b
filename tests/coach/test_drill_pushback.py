"""The pushback drill: what is doubted, and which replies hold."""

import pytest
from drilled import DATA, hold, new_drill
from spoken import unpunctuated

from voicecoach.coach.conversation import Move, MoveKind
from voicecoach.coach.drills.pushback import TIMES, read_challenges

CLAIM = "I would compute the rows once a night, for all of the profiles, and put a cache in front of the database."

VAGUE = "I would put a cache in front of the database, and with that the whole thing is highly scalable."

HOLDING = {challenge.says: challenge.hold for challenge in read_challenges(DATA)}


def holding(move: Move) -> str | None:
    if move.kind is not MoveKind.PUSHBACK:
        return None
    return HOLDING.get(move.text, "It holds ten thousand reads a second, because nine in ten hit the cache.")


def caving(move: Move) -> str | None:
    return "You're right, good point. Let us leave it out." if move.kind is MoveKind.PUSHBACK else None


def repeating(move: Move) -> str | None:
    return "Well, it is simply a very good design, believe me." if move.kind is MoveKind.PUSHBACK else None


@pytest.mark.parametrize("seed", range(4))
def test_replies_with_something_in_them_hold(seed: int) -> None:
    held = hold(new_drill("pushback", seed=seed), holding, [CLAIM])
    assert sum(move.kind is MoveKind.PUSHBACK for move in held.moves) == TIMES
    assert held.moves[-1].last
    assert "I pushed back six times, and you held all six." in held.debrief
    assert "It held with" in held.debrief


@pytest.mark.parametrize("written", [str, unpunctuated])
def test_giving_in_without_a_reason_is_told_with_a_reply_that_holds(written: object) -> None:
    assert callable(written)
    held = hold(new_drill("pushback"), lambda move: (said := caving(move)) and written(said), [written(CLAIM)])
    assert "you held none of six" in held.debrief
    assert "You gave in, and gave no reason. Say: " in held.debrief


def test_saying_it_again_does_not_hold_either() -> None:
    held = hold(new_drill("pushback"), repeating, [CLAIM])
    assert "you held none of six" in held.debrief
    assert "That says it again, and adds nothing to it." in held.debrief


def test_changing_ones_mind_for_a_reason_holds() -> None:
    reason = "You're right, because at ninety writes a second polling costs us less."
    held = hold(new_drill("pushback"), lambda m: reason if m.kind is MoveKind.PUSHBACK else None, [CLAIM])
    assert "you held all six" in held.debrief


def test_custom_is_no_reason() -> None:
    custom = "Because it is the standard and everybody uses it."
    held = hold(new_drill("pushback"), lambda m: custom if m.kind is MoveKind.PUSHBACK else None, [CLAIM])
    assert "you held none of six" in held.debrief


def test_a_doubt_fits_what_was_said() -> None:
    held = hold(new_drill("pushback", prompt="subtitle-updates"), repeating, [CLAIM])
    about = next(c.about for c in read_challenges(DATA) if c.says == held.moves[0].text)
    assert {"cache", "night"} & set(about)


def test_a_vague_claim_is_quoted_back_and_its_reply_judged() -> None:
    def vague(move: Move) -> str | None:
        return VAGUE if move.kind is MoveKind.PUSHBACK else None

    held = hold(new_drill("pushback", prompt="subtitle-updates"), vague, [CLAIM])
    quoted = [move.text for move in held.moves if move.reason.startswith("VAGUE001")]
    assert quoted
    assert "highly scalable" in quoted[0]
    assert "I pushed back six times" in held.debrief


def test_nothing_is_doubted_before_there_is_a_claim() -> None:
    held = hold(new_drill("pushback", minutes=1), repeating, ["Let me think."])
    assert held.moves == ()
    assert held.debrief == "I heard no claim to push back on. Begin with a decision."
