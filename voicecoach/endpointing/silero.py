"""Voice activity by Silero v6: the ONNX file inside faster-whisper, run on onnxruntime with its state kept."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from voicecoach.audio.types import Samples
from voicecoach.endpointing.types import CHUNK, Probabilities
from voicecoach.errors import ModelError

CONTEXT = 64
"""Samples of the chunk before that the model sees in front of each chunk (silero-vad, utils_vad.py, at 16 kHz)."""

STATE = (1, 1, 128)
"""Shape of the two halves, h and c, of the model's recurrent state."""

BATCH = 256
"""Chunks a run, about 8 s: bounds memory on a recording of hours, and larger was not measured to be faster."""


class SileroDetector:
    """A `SpeechDetector`; the same sound gives the same probabilities however it is cut into calls."""

    def __init__(self, model: Path | None = None) -> None:
        """Load the model.

        Args:
            model: a Silero v6 ONNX file; the one inside faster-whisper when None.

        Raises:
            ModelError: faster-whisper, and so the model file, is not installed as it should be.
        """
        self._session = _session(model or _model_path())
        self.reset()

    def reset(self) -> None:
        """Forget everything: what comes next does not follow on what came before."""
        self._h = np.zeros(STATE, dtype=np.float32)
        self._c = np.zeros(STATE, dtype=np.float32)
        self._context = np.zeros(CONTEXT, dtype=np.float32)
        self._rest = np.zeros(0, dtype=np.float32)

    def probabilities(self, samples: Samples) -> Probabilities:
        """Judge every chunk that these samples complete, as `SpeechDetector` says."""
        sound = np.concatenate([self._rest, samples]) if len(self._rest) else samples
        whole = len(sound) // CHUNK * CHUNK
        self._rest = sound[whole:].copy()
        chunks = sound[:whole].reshape(-1, CHUNK)
        batches = [self._run(chunks[at : at + BATCH]) for at in range(0, len(chunks), BATCH)]
        return np.concatenate(batches) if batches else np.zeros(0, dtype=np.float32)

    def _run(self, chunks: Samples) -> Probabilities:
        """Judge successive chunks, shape (n, CHUNK)."""
        tails = np.concatenate([self._context[np.newaxis], chunks[:-1, -CONTEXT:]])
        self._context = chunks[-1, -CONTEXT:].copy()
        inputs = {"input": np.concatenate([tails, chunks], axis=1), "h": self._h, "c": self._c}
        probabilities, self._h, self._c = self._session.run(None, inputs)
        return np.asarray(probabilities, dtype=np.float32).reshape(-1)


def _model_path() -> Path:
    """Find the file without importing faster_whisper, which takes seconds."""
    spec = find_spec("faster_whisper")
    path = Path(spec.origin).parent / "assets" / "silero_vad_v6.onnx" if spec and spec.origin else None
    if path is None or not path.is_file():
        raise ModelError(
            "The voice-activity model that comes with faster-whisper is missing: "
            "run `pip install --force-reinstall 'faster-whisper>=1.2,<2'`."
        )
    return path


def _session(path: Path) -> Any:  # noqa: ANN401 - onnxruntime is untyped
    import onnxruntime

    onnxruntime.disable_telemetry_events()  # this program does not phone anybody
    options = onnxruntime.SessionOptions()
    # One thread: the model is so small that handing work to others costs more than the work.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 4
    try:
        return onnxruntime.InferenceSession(path, sess_options=options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime raises a dozen private classes for a damaged file
        raise ModelError(
            "The voice-activity model that comes with faster-whisper is damaged: "
            "run `pip install --force-reinstall 'faster-whisper>=1.2,<2'`."
        ) from error
