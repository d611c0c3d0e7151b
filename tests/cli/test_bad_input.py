"""Bad input: one sentence that says what to do, the right exit status, no traceback."""

from pathlib import Path

import numpy as np
import pytest
import soundfile
from commands import Voicecoach

from voicecoach.audio.types import SAMPLE_RATE

NOISE = np.random.default_rng(1)


def sound(path: Path, samples: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> Path:
    soundfile.write(path, samples, SAMPLE_RATE)
    return path


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with one of every kind of bad input."""
    place = tmp_path_factory.mktemp("bad")
    (place / "folder").mkdir()
    (place / "empty.wav").touch()
    (place / "empty.txt").touch()
    (place / "blank.txt").write_text(" \n\n ", encoding="utf-8")
    (place / "text.wav").write_text("this is no sound\n" * 50, encoding="utf-8")
    (place / "two.txt").write_text("[00:01] Ana: hello there\n[00:03] Ben: hello\n", encoding="utf-8")
    (place / "nobody.vtt").write_text("WEBVTT\n\n00:01.000 --> 00:02.000\n\n", encoding="utf-8")
    (place / "cut.json").write_text('{"segments": [{"text": "and', encoding="utf-8")
    sound(place / "silence.wav", np.zeros(20 * SAMPLE_RATE))
    sound(place / "noise.flac", NOISE.normal(0, 0.1, 600 * SAMPLE_RATE))
    sound(place / "clip.wav", NOISE.normal(0, 0.1, SAMPLE_RATE // 5))
    model = place / "model"
    model.mkdir()
    for name in ("config.json", "tokenizer.json", "vocabulary.json"):
        (model / name).write_text("{}", encoding="utf-8")
    (model / "model.bin").write_bytes(NOISE.bytes(2000))
    return place


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["gone.wav"], 3, "There is no file"),
        (["gone.txt"], 3, "There is no file"),
        (["folder"], 3, "is a directory"),
        (["empty.wav"], 3, "is empty"),
        (["empty.txt"], 3, "is empty"),
        (["blank.txt"], 3, "is empty"),
        (["text.wav"], 3, "is not a recording that can be decoded"),
        (["silence.wav", "--offline"], 3, "No speech was heard"),
        (["noise.flac", "--offline"], 3, "No speech was heard"),
        (["clip.wav", "--offline"], 3, "is only 0.2 s long"),
        (["nobody.vtt"], 3, "holds no words"),
        (["cut.json"], 3, "Broken JSON"),
        (["two.txt", "--speaker", "Zoe"], 3, "there is Ana, Ben"),
        (["two.txt"], 3, "choose one with --speaker"),
        (["silence.wav", "--model", "enormous.en"], 4, "There is no model 'enormous.en'"),
        (["silence.wav", "--model", "model"], 4, "is damaged or of another kind"),
        (["silence.wav", "--model", "folder"], 4, "lacks config.json"),
        (["silence.wav", "--model", "tiny.en", "--offline"], 4, "voicecoach models fetch tiny.en"),
        (["silence.wav", "--engine", "replay"], 2, "--model FILE"),
        (["silence.wav", "--engine", "pocketsphinx", "--model", "x"], 2, "leave --model out"),
        (["silence.wav", "--speaker", "Ana"], 2, "--channel"),
        (["two.txt", "--speaker", "Ana", "--round", "cto"], 2, "choose one of behavioral, pm, swe, tpm"),
        (["two.txt", "--speaker", "Ana", "-o", "folder/none/report.txt"], 4, "cannot be written"),
    ],
)
def test_analyze(
    voicecoach: Voicecoach, bad: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], status: int, says: str
) -> None:
    monkeypatch.chdir(bad)
    ended = voicecoach("analyze", *arguments)
    sentence = ended.err.splitlines()[-1]
    assert ended.status == status
    assert says in sentence
    assert sentence.endswith(".")
    assert "Traceback" not in ended.err
    assert ended.out == ""


def test_a_truncated_mp3_is_judged_as_far_as_it_goes(voicecoach: Voicecoach, tmp_path: Path, spoken_wav: Path) -> None:
    whole, cut = tmp_path / "whole.mp3", tmp_path / "cut.mp3"
    samples, rate = soundfile.read(spoken_wav)
    soundfile.write(whole, np.concatenate([samples, samples, samples]), rate, format="MP3")
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    ended = voicecoach("analyze", str(cut), "--offline")
    assert ended.status == 0
    assert "breaks off early" in ended.err
    assert "scoping question" in ended.out


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["rules", "NOPE"], 2, "There is no rule 'NOPE'"),
        (["practice", "--prompt", "nope"], 2, "the prompts are"),
        (["practice", "--round", "cto"], 2, "choose one of"),
        (["practice", "--fast"], 2, "--input"),
        (["practice", "--input", "gone.wav"], 3, "There is no file"),
        (["models", "fetch", "enormous.en"], 4, "There is no model"),
        (["models", "verify", "tiny.en"], 4, "voicecoach models fetch tiny.en"),
    ],
)
def test_other_commands(voicecoach: Voicecoach, arguments: list[str], status: int, says: str) -> None:
    ended = voicecoach(*arguments)
    assert ended.status == status
    assert says in ended.err.splitlines()[-1]
    assert "Traceback" not in ended.err


@pytest.mark.parametrize(
    "arguments", [["bogus"], ["analyze"], ["analyze", "x.txt", "--format", "pdf"], ["rules", "--nope"]]
)
def test_bad_use_ends_with_two(voicecoach: Voicecoach, arguments: list[str]) -> None:
    ended = voicecoach(*arguments)
    assert ended.status == 2
    assert "Traceback" not in ended.err


def test_a_session_in_which_nothing_is_said_keeps_its_sound(voicecoach: Voicecoach, bad: Path, home: Path) -> None:
    ended = voicecoach("practice", "--input", str(bad / "silence.wav"), "--fast", "--offline")
    assert ended.status == 3
    assert "No words were heard" in ended.err.splitlines()[-1]
    (kept,) = home.glob("sessions/*/answer.flac")
    assert soundfile.info(kept).frames == 20 * SAMPLE_RATE
