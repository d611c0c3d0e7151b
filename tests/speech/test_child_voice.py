"""The real voice in its real process: it speaks, stays warm, and is killed and replaced when it hangs."""

import sys
from pathlib import Path

import pytest
import soundfile

from voicecoach.errors import VoiceError
from voicecoach.speech.pyttsx3_voice import COMMAND, ChildVoice

SENTENCE = "You chose a cache before you said how many people read, so say the number first."

HANGS = (sys.executable, "-c", "import time; time.sleep(3600)")
BABBLES = (sys.executable, "-c", "import sys; print('Audio saved'); sys.stdin.read()")
DIES = (sys.executable, "-c", "")

HANGS_ONCE = """
import os, pathlib, sys, time
mark = pathlib.Path(sys.argv[1])
if mark.exists():
    os.execv(sys.argv[2], sys.argv[2:])
mark.touch()
time.sleep(3600)
"""

STUMBLES = """
import pathlib, subprocess, sys, time
mark = pathlib.Path(sys.argv[1])
speaks = subprocess.Popen(sys.argv[2:], stdin=subprocess.PIPE, text=True)
for number, request in enumerate(sys.stdin):
    if number == 1 and not mark.exists():
        mark.touch()
        print('{"error": "the voice made no sound"}', flush=True)
        continue
    speaks.stdin.write(request)
    speaks.stdin.flush()
"""


def length(path: Path) -> float:
    return float(soundfile.info(path).duration)


def test_a_sentence_becomes_a_sound_of_a_sentences_length() -> None:
    with ChildVoice() as voice:
        path = voice.render(SENTENCE)
        assert 3 < length(path) < 9
        assert path.parent.stat().st_mode & 0o777 == 0o700
        samples, _ = soundfile.read(path)
        assert samples.std() > 0.01


def test_one_warm_voice_speaks_many_sentences_each_in_its_own_file() -> None:
    with ChildVoice() as voice:
        paths = [voice.render(text) for text in ("One thing.", SENTENCE, f"{SENTENCE}\n\n{SENTENCE}")]
        lengths = [length(path) for path in paths]
    assert lengths == sorted(lengths)
    assert lengths[0] < 2 < lengths[1] < 1.5 * lengths[1] < lengths[2]


def test_the_rate_is_in_words_a_minute() -> None:
    with ChildVoice(rate=120) as slow, ChildVoice(rate=240) as fast:
        assert length(slow.render(SENTENCE)) > 1.6 * length(fast.render(SENTENCE))


def test_closing_removes_every_file() -> None:
    voice = ChildVoice()
    path = voice.render("Gone soon.")
    voice.close()
    assert not path.parent.exists()


def test_a_hang_is_killed_and_the_next_sentence_gets_a_fresh_voice(tmp_path: Path) -> None:
    command = (sys.executable, "-c", HANGS_ONCE, str(tmp_path / "mark"), *COMMAND)
    with ChildVoice(command=command, patience=1.0) as voice:
        with pytest.raises(VoiceError, match="hung"):
            voice.render("One.")
        voice_again = voice.render("Two, and this one is heard.")
        assert length(voice_again) > 0.5


def test_a_voice_that_stumbles_over_a_sentence_says_it_again(tmp_path: Path) -> None:
    command = (sys.executable, "-c", STUMBLES, str(tmp_path / "mark"), *COMMAND)
    with ChildVoice(command=command) as voice:
        assert length(voice.render("One.")) > 0.2
        assert length(voice.render("Two, and this one is heard.")) > 0.5
    assert (tmp_path / "mark").exists()


@pytest.mark.parametrize("command", [HANGS, DIES])
def test_a_voice_that_never_answers_is_one_sentence(command: tuple[str, ...]) -> None:
    with ChildVoice(command=command, patience=0.2) as voice, pytest.raises(VoiceError, match=r"read the text.*\.$"):
        voice.render("One.")


def test_an_answer_that_is_none_is_a_sentence() -> None:
    with ChildVoice(command=BABBLES) as voice, pytest.raises(VoiceError, match="no known way"):
        voice.render("One.")


def test_a_missing_program_is_a_sentence(tmp_path: Path) -> None:
    with ChildVoice(command=(str(tmp_path / "none"),)) as voice, pytest.raises(VoiceError, match="cannot be started"):
        voice.render("One.")


def test_a_machine_without_espeak_is_told_the_command_that_mends_it(tmp_path: Path) -> None:
    """The loader finds a broken library first, as on a machine where eSpeak NG is damaged or absent."""
    for name in ("libespeak-ng.so.1", "libespeak.so.1"):
        (tmp_path / name).write_text("not a library")
    command = ("env", f"LD_LIBRARY_PATH={tmp_path}", *COMMAND)
    with ChildVoice(command=command) as voice, pytest.raises(VoiceError, match="espeak-ng"):
        voice.render("One.")


def test_a_text_without_a_sound_is_an_error_not_an_empty_file() -> None:
    with ChildVoice() as voice:
        with pytest.raises(VoiceError, match="no sound"):
            voice.render(".")
        assert length(voice.render("But this is heard.")) > 0.5
