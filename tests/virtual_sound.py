"""A sound card made of software: a microphone that hears what a test plays, and a loudspeaker that can be tapped.

PulseAudio runs as an ordinary process of the tests, with files of its own; nothing of the machine's sound is touched.
"""

import contextlib
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import soundfile

from voicecoach.audio.types import SAMPLE_RATE, Samples

MICROPHONE = "mic_cable"
LOUDSPEAKER = "loudspeaker"

ALSA = """\
</usr/share/alsa/alsa.conf>
pcm.pulse { type pulse }
ctl.pulse { type pulse }
pcm.!default { type pulse }
ctl.!default { type pulse }
"""


@dataclass
class Recording:
    """What the loudspeaker gave; complete when the `with` block has ended."""

    samples: Samples = field(default_factory=lambda: np.zeros(0, dtype=np.float32))
    """Mono float32 at 16 kHz."""


class VirtualSound:
    """The running sound card; give `env` to a child process and it has one microphone and one loudspeaker."""

    def __init__(self) -> None:
        """Start the card; needs PulseAudio with its command-line tools, and ALSA's `pulse` plug-in."""
        for program in ("pulseaudio", "pactl", "paplay", "parec"):
            needed(program, "pulseaudio pulseaudio-utils libasound2-plugins")
        self._stack = contextlib.ExitStack()
        self._folder = Path(self._stack.enter_context(tempfile.TemporaryDirectory(prefix="vs-")))
        self.env = self._environment()
        try:
            self._plug_in()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """End every process of the card, by its id, and remove its files."""
        self._stack.close()

    def unplug(self) -> None:
        """Take the sound card away from whoever uses it."""
        _end(self._server)

    def replug(self) -> None:
        """Bring an unplugged sound card back, as it was when it was new."""
        (self._folder / "socket").unlink(missing_ok=True)
        self._plug_in()

    def speak_into_microphone(self, sound: Path | Samples, *, wait: bool = False) -> None:
        """Play a sound file, or mono samples at 16 kHz, into the microphone; `wait` until it has been played."""
        path = sound if isinstance(sound, Path) else self._wav(sound)
        player = self._spawn(["paplay", f"--device={MICROPHONE}", "--latency-msec=50", str(path)], subprocess.DEVNULL)
        if wait and player.wait(timeout=300) != 0:
            raise RuntimeError(f"paplay could not play {path}")

    @contextlib.contextmanager
    def record_loudspeaker(self) -> Iterator[Recording]:
        """Record what is played while the `with` block runs."""
        recording = Recording()
        path = self._folder / f"heard-{time.monotonic_ns()}.raw"
        command = ["parec", f"--device={LOUDSPEAKER}.monitor", "--latency-msec=10", "--raw", "--format=s16le"]
        with path.open("wb") as out:
            recorder = self._spawn([*command, f"--rate={SAMPLE_RATE}", "--channels=1"], out.fileno())
        try:
            _wait_for(lambda: path.stat().st_size > 0, "the loudspeaker gives no sound to record")
            yield recording
            # What has been played is still on its way to the file.
            there = path.stat().st_size
            _wait_for(lambda: path.stat().st_size > there + SAMPLE_RATE, "the loudspeaker fell silent")
        finally:
            _end(recorder)
            data = path.read_bytes()
            pcm = np.frombuffer(data[: len(data) // 2 * 2], dtype="<i2")
            recording.samples = pcm.astype(np.float32) / np.float32(32768)

    def _environment(self) -> dict[str, str]:
        alsa = self._folder / "alsa.conf"
        alsa.write_text(ALSA)
        own = {
            "ALSA_CONFIG_PATH": str(alsa),
            "PULSE_COOKIE": str(self._folder / "cookie"),
            "PULSE_RUNTIME_PATH": str(self._folder),
            "PULSE_SERVER": f"unix:{self._folder}/socket",
            "PULSE_STATE_PATH": str(self._folder),
            "XDG_RUNTIME_DIR": str(self._folder),
        }
        return {**os.environ, **own}

    def _plug_in(self) -> None:
        self._server = self._start_server()
        self._wait_until_ready()
        for sink in (MICROPHONE, LOUDSPEAKER):
            # An idle null sink hands over sound two seconds late; a listener in a hurry keeps both prompt.
            self._spawn(["parec", f"--device={sink}.monitor", "--latency-msec=10", "--raw"], subprocess.DEVNULL)
        # A new listener is still slow for as long as the first late portion lasts.
        self._wait_until_prompt()

    def _start_server(self) -> "subprocess.Popen[bytes]":
        command = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--realtime=no"]
        modules = [
            f"module-native-protocol-unix socket={self._folder}/socket auth-anonymous=1",
            f"module-null-sink sink_name={MICROPHONE} rate=48000",
            f"module-null-sink sink_name={LOUDSPEAKER} rate=48000",
        ]
        # A server in the environment would make this one a mere client of it.
        env = {key: value for key, value in self.env.items() if key != "PULSE_SERVER"} | {"HOME": str(self._folder)}
        return self._spawn(command + [f"--load={module}" for module in modules], subprocess.DEVNULL, env)

    def _wait_until_ready(self) -> None:
        def set_defaults() -> bool:
            commands = (["set-default-source", f"{MICROPHONE}.monitor"], ["set-default-sink", LOUDSPEAKER])
            return all(
                subprocess.run(["pactl", *command], env=self.env, capture_output=True, check=False).returncode == 0
                for command in commands
            )

        _wait_for(set_defaults, "PulseAudio does not answer")

    def _wait_until_prompt(self) -> None:
        with self.record_loudspeaker():
            pass

    def _spawn(self, command: list[str], stdout: int, env: dict[str, str] | None = None) -> "subprocess.Popen[bytes]":
        process = subprocess.Popen(command, env=env or self.env, stdout=stdout, stderr=subprocess.DEVNULL)
        self._stack.callback(_end, process)
        return process

    def _wav(self, samples: Samples) -> Path:
        path = self._folder / f"said-{time.monotonic_ns()}.wav"
        soundfile.write(path, samples, SAMPLE_RATE)
        return path


def festival(text: str, path: Path) -> Path:
    """Speak a text into a 16 kHz WAV with Festival's HTS voice, which a recogniser can read back."""
    needed("text2wave", "festival festvox-us-slt-hts")
    command = ["text2wave", "-eval", "(voice_cmu_us_slt_arctic_hts)", "-F", str(SAMPLE_RATE), "-o", str(path)]
    subprocess.run(command, input=text.encode(), check=True, timeout=120, capture_output=True)
    return path


def best_correlation(needle: Samples, haystack: Samples) -> tuple[float, int]:
    """Find where a sound is heard best in another.

    Args:
        needle: mono sound, shape (n,).
        haystack: mono sound at the same rate, shape (m,), m >= n.

    Returns:
        The highest normalised cross-correlation (1 for a scaled copy), and the sample of the haystack it starts at.
    """
    size = 1 << (len(needle) + len(haystack) - 1).bit_length()
    wanted = needle.astype(np.float64)
    given = haystack.astype(np.float64)
    spectrum = np.fft.rfft(given, size) * np.conj(np.fft.rfft(wanted, size))
    products = np.fft.irfft(spectrum, size)[: len(given) - len(wanted) + 1]
    sums = np.concatenate([[0.0], np.cumsum(given**2)])
    energy = sums[len(wanted) :] - sums[: -len(wanted)]
    silent = energy <= 1e-9 * max(float(sums[-1]), 1e-12)
    scores = np.where(silent, 0.0, products / np.sqrt(np.where(silent, 1.0, energy) * np.sum(wanted**2)))
    best = int(np.argmax(scores))
    return float(scores[best]), best


def needed(program: str, packages: str) -> None:
    """Fail, with what to do, when a program that a test cannot do without is missing."""
    if shutil.which(program) is None:
        raise RuntimeError(f"The tests need {program}: run `sudo apt-get install {packages}`.")


def _wait_for(condition: Callable[[], bool], otherwise: str) -> None:
    for _ in range(1000):
        if condition():
            return
        time.sleep(0.01)
    raise RuntimeError(f"{otherwise}, even after ten seconds")


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
