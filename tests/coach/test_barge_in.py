"""Who gives way, told in virtual time: what each tenth of a second brings, and what the coach does about it."""

import pytest

from voicecoach.coach.barge_in import NEEDED, BargeIn, Move, is_backchannel


def play(speech: str, *, needed: float = NEEDED) -> dict[float, Move]:
    """The moves of the coach, by the second of each.

    Args:
        speech: a sign for every tenth of a second: `#` speech, `.` silence, `?` silence while words are written down,
            `w` words were written down, `c` a command was.
        needed: seconds of speech that stop the coach.
    """
    coach, moves, spoken = BargeIn(needed), {}, 0
    for tenth, sign in enumerate(speech, 1):
        spoken = spoken + 1 if sign == "#" else 0
        heard = coach.hear(command=sign == "c") if sign in "wc" else None
        listened = coach.listen(spoken / 10 if spoken else None, settled=sign != "?")
        if move := heard or listened:
            moves[tenth / 10] = move
    return moves


@pytest.mark.parametrize(
    ("speech", "moves"),
    [
        ("..........", {}),
        ("..####....", {}),
        ("..#####", {0.7: Move.STOP}),
        ("..#####??w...", {0.7: Move.STOP, 1.0: Move.YIELD}),
        ("..#####??.", {0.7: Move.STOP, 1.0: Move.GO_ON}),
        ("..####..w.", {}),
        ("..###.??c.", {0.9: Move.YIELD}),
        ("#####??.##.#####??w", {0.5: Move.STOP, 0.8: Move.GO_ON, 1.6: Move.STOP, 1.9: Move.YIELD}),
        ("########w####", {0.5: Move.STOP, 0.9: Move.YIELD}),
        ("#####?w#######??w.c", {0.5: Move.STOP, 0.7: Move.YIELD}),
    ],
)
def test_the_coach_stops_and_then_goes_on_or_gives_way(speech: str, moves: dict[float, Move]) -> None:
    assert play(speech) == moves


def test_how_much_speech_is_needed_can_be_chosen() -> None:
    assert play("##########", needed=0.9) == {0.9: Move.STOP}


def test_it_is_known_while_nothing_is_decided() -> None:
    coach = BargeIn()
    coach.listen(0.6, settled=True)
    assert coach.stopped
    coach.hear(command=False)
    assert not coach.stopped


@pytest.mark.parametrize(
    "said", ["Mhm.", "okay", "Okay, yeah, right.", "I see, that makes sense", "uh-huh", "All right."]
)
def test_signs_of_listening_are_told(said: str) -> None:
    assert is_backchannel(said.split())


@pytest.mark.parametrize("said", ["", "right so I would start", "okay stop", "I see a problem", "sense", "all"])
def test_what_says_more_is_none(said: str) -> None:
    assert not is_backchannel(said.split())
