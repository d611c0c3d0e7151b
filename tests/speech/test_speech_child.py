"""The speech process: which voice it chooses, and that its answers are never mixed with a driver's chatter."""

import json
import subprocess
import threading
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
import soundfile

from voicecoach.speech.child import english, render
from voicecoach.speech.pyttsx3_voice import COMMAND


@dataclass
class Installed:
    """A voice as pyttsx3 lists it."""

    id: str
    languages: list[str] | None


@pytest.mark.parametrize(
    ("voices", "chosen"),
    [
        ([("gmw/de", ["de"]), ("gmw/en", ["en-gb"]), ("gmw/en-us", ["en-us"])], "gmw/en-us"),
        ([("gmw/de", ["de"]), ("gmw/en", ["en-gb"])], "gmw/en"),
        ([("com.apple.Anna", ["de_DE"]), ("com.apple.Samantha", ["en_US"])], "com.apple.Samantha"),
        ([("zira", None), ("roa/enm", ["enm"])], None),
    ],
)
def test_american_english_comes_first_then_any_english(
    voices: list[tuple[str, list[str] | None]], chosen: str | None
) -> None:
    assert english([Installed(*voice) for voice in voices]) == chosen


def test_each_request_gets_one_json_line_and_nothing_else(tmp_path: Path) -> None:
    request = {"text": "Hello there.", "path": str(tmp_path / "a.wav"), "rate": 165, "voice": None}
    lines = [json.dumps(request), "not json", json.dumps({**request, "path": str(tmp_path / "b.wav")})]
    done = subprocess.run(COMMAND, input="\n".join(lines), capture_output=True, text=True, timeout=60, check=True)
    first, second, third = (json.loads(line) for line in done.stdout.splitlines())
    assert first == third == {"ok": True}
    assert "JSONDecodeError" in second["error"]
    sizes = [(tmp_path / name).stat().st_size for name in ("a.wav", "b.wav")]
    assert sizes[0] == pytest.approx(sizes[1], rel=0.01)  # eSpeak never says a thing twice in quite the same way


class LateDriver:
    """eSpeak's driver on a busy machine: `runAndWait` returns before another thread has written the file."""

    def __init__(self, delay: float) -> None:
        self._delay = delay
        self._path = Path()

    def getProperty(self, _name: str) -> list[Installed]:  # noqa: N802 - pyttsx3's name
        return [Installed("gmw/en-us", ["en-us"])]

    def setProperty(self, _name: str, _value: object) -> None:  # noqa: N802
        pass

    def save_to_file(self, _text: str, path: str) -> None:
        self._path = Path(path)

    def runAndWait(self) -> None:  # noqa: N802
        threading.Timer(self._delay, self._write).start()

    def _write(self) -> None:
        soundfile.write(self._path, np.zeros(20_000), 22_050, subtype="PCM_16")


def test_a_file_that_comes_late_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "late.wav"
    assert render(LateDriver(0.2), text="Hello.", path=str(path), rate=165, voice=None) == {"ok": True}
    assert soundfile.info(path).frames == 20_000
