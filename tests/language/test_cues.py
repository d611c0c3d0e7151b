"""The notation in which the surroundings of a word are described."""

import pytest

from voicecoach.language.cues import Context, parse_cue

CLASSES = {"number": frozenset({"two", "three"})}

PIECES = ("we", "need", "like", "two", "queues")


def fits(cue: str, gaps: tuple[int, ...] = (2, 0, 0, 0, 0, 2), *, dialogue: bool = False) -> bool:
    context = Context(PIECES, gaps, punctuated=True, dialogue=dialogue, loose=True)
    return parse_cue(cue, CLASSES).fits(context, 2, 3)


@pytest.mark.parametrize(
    "cue",
    [
        "need ~",
        "~ <number>",
        "needs|need ~ two queues",
        "we really? need ~",
        "we _ ~",
        "!a|the ~",
        "~ *o",
        "- ~ -",
        "^ we need ~",
        "~ two queues $",
        "!^ ~",
        "# ~",
        "& ~",
        "* ~",
    ],
)
def test_a_cue_fits(cue: str) -> None:
    assert fits(cue)


@pytest.mark.parametrize(
    "cue", ["we ~", "~ queues", "!need ~", ", ~", "~ $", "^ ~", "% ~", "@ ~", "= ~", "a we need ~", "~ *ed"]
)
def test_a_cue_does_not_fit(cue: str) -> None:
    assert not fits(cue)


def test_a_pause_is_no_opening_and_an_opening_is_a_pause() -> None:
    assert fits(", ~", (2, 0, 1, 0, 0, 2))
    assert not fits("^ ~", (2, 0, 1, 0, 0, 2))
    assert fits(", ~", (2, 0, 2, 0, 0, 2))
    assert fits("> ~", (2, 0, 3, 0, 0, 2), dialogue=True)


@pytest.mark.parametrize(
    ("cue", "fault"), [("need like", "holds one"), ("~ and ~", "holds one"), ("<verb> ~", "class")]
)
def test_a_cue_that_cannot_be_read_says_why(cue: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        parse_cue(cue, CLASSES)
