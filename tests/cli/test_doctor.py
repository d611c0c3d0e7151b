"""`voicecoach doctor`: what it says of a sound card that works, of a muted one, and of none; and what it remembers."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
from commands import Voicecoach
from virtual_sound import VirtualSound

from voicecoach.audio.check import SOFT, tone
from voicecoach.audio.levels import levels
from voicecoach.audio.types import SAMPLE_RATE, Samples
from voicecoach.cli import devices, speeds
from voicecoach.cli.speeds import Speed
from voicecoach.errors import UsageError


def doctor(*options: str, env: Mapping[str, str], home: Path) -> tuple[int, dict[str, dict[str, object]]]:
    """Run it as users do; gives its exit status, and its checks by name."""
    command = [sys.executable, "-m", "voicecoach", "doctor", "--json", "--engine", "pocketsphinx", *options]
    own = {**env, "VOICECOACH_HOME": str(home)}
    ended = subprocess.run(command, env=own, capture_output=True, text=True, timeout=120, check=False)
    return ended.returncode, {check["name"]: check for check in json.loads(ended.stdout)["checks"]}


def noise(level: float, seconds: float) -> Samples:
    """Noise of an even level, full scale 1, the same each time."""
    count = round(seconds * SAMPLE_RATE)
    return (level * np.random.default_rng(4).standard_normal(count)).astype(np.float32)


def test_a_card_that_works(virtual_sound: VirtualSound, home: Path) -> None:
    virtual_sound.speak_into_microphone(noise(0.001, 60))
    with virtual_sound.record_loudspeaker() as recording:
        status, checks = doctor("--device", "default", "--remember", env=virtual_sound.env, home=home)
    assert status == 0
    assert {name for name, check in checks.items() if check["state"] == "works"} >= {"loudspeaker", "voice", "disk"}
    microphone = checks["microphone"]
    assert microphone["noise_floor_dbfs"] == pytest.approx(-60, abs=4)
    assert (microphone["silent"], microphone["sample_rate_hz"]) == (False, SAMPLE_RATE)
    assert SOFT / 2 < np.abs(recording.samples).max() < 2 * SOFT
    assert devices.remembered().microphone == microphone["device"] == "default, ALSA"
    assert devices.remembered().loudspeaker is None


def test_a_muted_microphone_is_told_from_a_quiet_one(virtual_sound: VirtualSound, home: Path) -> None:
    unplayed = {**virtual_sound.env, "PULSE_SOURCE": "loudspeaker.monitor"}
    status, checks = doctor(env=unplayed, home=home)
    assert status == 4
    assert (checks["microphone"]["state"], checks["microphone"]["noise_floor_dbfs"]) == ("fails", None)
    assert "unmute" in str(checks["microphone"]["mend"])


def test_without_a_sound_card_the_rest_is_still_tested(virtual_sound: VirtualSound, home: Path) -> None:
    status, checks = doctor(env={**virtual_sound.env, "PULSE_SERVER": "unix:/nowhere"}, home=home)
    assert status == 4
    assert [name for name, check in checks.items() if check["state"] == "fails"] == ["microphone", "loudspeaker"]
    assert all(checks[name]["mend"] for name in ("microphone", "loudspeaker"))
    assert checks["recogniser"]["engine"] == "pocketsphinx"


def test_a_portaudio_that_crashes_is_a_sentence(virtual_sound: VirtualSound, home: Path, tmp_path: Path) -> None:
    (tmp_path / "alsa.conf").touch()  # ALSA's own defaults are missing, which ends in an assertion of PortAudio's
    status, checks = doctor(env={**virtual_sound.env, "ALSA_CONFIG_PATH": str(tmp_path / "alsa.conf")}, home=home)
    assert status == 4
    assert [name for name, check in checks.items() if check["state"] == "fails"] == ["microphone", "loudspeaker"]
    assert "PortAudio crashes" in str(checks["microphone"]["says"])
    assert "voicecoach doctor" in str(checks["loudspeaker"]["mend"])


def test_remembering_needs_a_name(voicecoach: Voicecoach) -> None:
    ended = voicecoach("doctor", "--remember")
    assert (ended.status, ended.out) == (2, "")
    assert "--device" in ended.err


def test_a_choice_is_kept_and_read_back(home: Path) -> None:
    chosen = devices.Remembered('Jürgen\'s "Headset", ALSA', None)
    assert devices.remembered() == devices.Remembered()
    assert devices.remember(chosen).parent == home
    assert devices.remembered() == chosen


def test_an_option_goes_before_what_is_remembered() -> None:
    devices.remember(devices.Remembered("Headset", "Headset"))
    assert (devices.microphone("3"), devices.loudspeaker("Desk")) == (3, "Desk")


def test_a_remembered_device_that_is_not_there_gives_way(capsys: pytest.CaptureFixture[str]) -> None:
    devices.remember(devices.Remembered("no such headset, anywhere"))
    assert devices.microphone(None) is None
    assert "no such headset" in capsys.readouterr().err


def test_a_damaged_choice_is_a_sentence() -> None:
    devices.devices_path().write_text("microphone = [")
    with pytest.raises(UsageError, match="delete it"):
        devices.remembered()


def test_levels_of_known_sounds() -> None:
    speech = np.concatenate([noise(0.001, 1), noise(0.1, 1)])
    found = levels(speech)
    assert found.noise == pytest.approx(-60, abs=1)
    assert found.speech == pytest.approx(-20, abs=1)
    assert (found.clipped, found.silent) == (0, False)
    assert levels(np.zeros(SAMPLE_RATE, np.float32)).silent
    assert levels(np.sign(noise(1, 1))).clipped == 1
    assert levels(tone()).peak == pytest.approx(20 * np.log10(SOFT), abs=0.1)


def test_models_that_are_not_here_are_estimated_from_the_nearest_that_is() -> None:
    used = Speed("base.en", 0.2)
    tiny, base, small = (speeds._speed(name, {"base.en": 0.2}, used, "faster-whisper") for name in speeds.TIMES)
    assert (tiny.factor, tiny.basis, tiny.live) == (0.12, "base.en", True)
    assert base == Speed("base.en", 0.2)
    assert (small.factor, small.live) == (0.7, False)
    assert "probably is too slow" in small.told
    assert "measured" in base.told


def test_an_estimate_from_the_other_recogniser_says_so() -> None:
    estimated = speeds._speed("base.en", {}, Speed("en-us", 0.2), "pocketsphinx")
    assert (estimated.factor, estimated.basis) == (0.12, "pocketsphinx en-us, roughly")
