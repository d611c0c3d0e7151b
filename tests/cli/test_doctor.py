"""`voicecoach doctor` through a sound card of software, and on a machine without any."""

import json
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from commands import Voicecoach
from virtual_sound import VirtualSound

from voicecoach.audio.types import Samples
from voicecoach.cli.devices import Remembered, devices_path, microphone, remember, remembered
from voicecoach.errors import UsageError

DOCTOR = (sys.executable, "-m", "voicecoach", "doctor", "--json", "--engine", "pocketsphinx")


def checks(said: str) -> dict[str, dict[str, Any]]:
    document = json.loads(said)
    assert document["schema"] == "voicecoach.doctor/1"
    return {check["name"]: check for check in document["checks"]}


def test_a_machine_with_everything_is_healthy(virtual_sound: VirtualSound, home: Path, spoken: Samples) -> None:
    said = np.tile(spoken, 3)
    speech = threading.Thread(target=virtual_sound.speak_into_microphone, args=(said,), kwargs={"wait": True})
    speech.start()
    done = subprocess.run(DOCTOR, env=virtual_sound.env, capture_output=True, text=True, check=False, timeout=200)
    speech.join()  # whoever listens next must not hear the rest of it
    found = checks(done.stdout)
    assert done.returncode == 0, done.stdout
    assert {name: check["state"] == "fails" for name, check in found.items()} == dict.fromkeys(
        ("microphone", "loudspeaker", "voice", "recogniser", "disk"), False
    )
    assert not found["microphone"]["silent"]
    assert "Listening for two seconds" in done.stderr


def test_devices_that_are_not_there_are_told_with_what_mends_it(home: Path) -> None:
    named = ("--device", "no such microphone", "--output-device", "no such loudspeaker")
    done = subprocess.run((*DOCTOR, *named), capture_output=True, text=True, check=False, timeout=200)
    found = checks(done.stdout)
    assert done.returncode == 4
    assert {name for name, check in found.items() if check["state"] == "fails"} == {"microphone", "loudspeaker"}
    assert "voicecoach doctor" in found["microphone"]["mend"]
    assert "Traceback" not in done.stderr


def test_remembering_needs_a_device(voicecoach: Voicecoach) -> None:
    ran = voicecoach("doctor", "--remember")
    assert ran.status == 2
    assert "--device" in ran.err


def test_a_choice_is_remembered_and_a_broken_file_is_one_sentence() -> None:
    assert remembered() == Remembered()
    kept = Remembered(microphone='Headset "Pro"')
    assert remember(kept) == devices_path()
    assert remembered() == kept
    devices_path().write_text("microphone = ", encoding="utf-8")
    with pytest.raises(UsageError, match="delete it"):
        remembered()


def test_an_option_comes_before_what_is_remembered() -> None:
    remember(Remembered(microphone="Headset"))
    assert microphone("Other") == "Other"
    assert microphone("3") == 3
