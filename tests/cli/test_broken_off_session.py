"""A session that breaks off keeps everything that was heard, an um without a word too."""

from pathlib import Path

import pytest

from voicecoach.audio.types import Loss
from voicecoach.cli.screen import Screen, lost_in_all
from voicecoach.coach.prompts import Prompt
from voicecoach.errors import ModelError
from voicecoach.session.events import Heard
from voicecoach.transcript.read import read_transcript
from voicecoach.transcript.types import Hesitation, Turn, Word

PROMPT = Prompt("test", "tpm", "What would you build?")

SAID = Turn((Word("So", 1.0, 1.2, 0.9), Word("Kafka.", 1.3, 1.9, 0.9)), hesitations=(Hesitation(1.2, 1.3),))

UM = Turn((), hesitations=(Hesitation(4.0, 4.5),))


@pytest.mark.parametrize("fault", [KeyboardInterrupt(), ModelError("The model broke.")], ids=["ctrl-c", "fault"])
@pytest.mark.parametrize("turns", [(SAID, UM), (UM,)], ids=["words and um", "um alone"])
def test_every_turn_is_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], turns: tuple[Turn, ...], fault: BaseException
) -> None:
    screen = Screen(tmp_path, PROMPT)
    for turn in turns:
        screen(Heard(turn))
    with pytest.raises(type(fault)), screen.keeping_what_was_said():
        raise fault
    kept = read_transcript(tmp_path / "transcript.json").turns
    assert [(turn.words, turn.hesitations) for turn in kept[1:]] == [(turn.words, turn.hesitations) for turn in turns]
    shown = capsys.readouterr()
    assert shown.out.splitlines() == (["00:01  YOU    So Kafka."] if SAID in turns else [])
    assert "What was said so far is kept in" in shown.err


def test_of_silence_nothing_is_kept(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), Screen(tmp_path, PROMPT).keeping_what_was_said():
        raise KeyboardInterrupt
    assert not (tmp_path / "transcript.json").exists()


@pytest.mark.parametrize(
    ("losses", "line"),
    [
        ((Loss(192.5, 0.3, away=False), Loss(200.0, 0.1, away=False)), "2 times, 0.4 s in all, first at 03:12"),
        (
            (Loss(61.0, None, away=False), Loss(70.0, 12.0, away=True)),
            "2 times, at least 12.0 s in all, first at 01:01",
        ),
        ((Loss(5.0, None, away=False),), "once, first at 00:05"),
    ],
)
def test_what_was_lost_is_summed_up_in_a_line(losses: tuple[Loss, ...], line: str) -> None:
    assert lost_in_all(losses) == f"Sound was lost {line}; words may be missing there."
