"""Loading a Whisper model, with every fault of its files turned into one sentence."""

from pathlib import Path
from typing import TYPE_CHECKING

from voicecoach.engines import models_hub
from voicecoach.engines.models_local import verify
from voicecoach.errors import ModelError

if TYPE_CHECKING:
    from faster_whisper import WhisperModel


def load(directory: Path, threads: int) -> "WhisperModel":
    """Load a model onto the CPU in 8-bit integers.

    Args:
        directory: a complete CTranslate2 model.
        threads: threads each call may use.

    Raises:
        ModelError: files are missing or damaged, or the memory does not suffice.
    """
    verify(directory)
    models_hub.hub()  # faster-whisper imports it: let it be quiet from the start
    from faster_whisper import WhisperModel

    try:
        return WhisperModel(
            str(directory),
            device="cpu",
            # Asked for by name: "auto" may widen half-precision weights to float32 (KoljaB/RealtimeSTT issue 221).
            compute_type="int8",
            cpu_threads=threads,
            # Parallel calls on one model leak (SYSTRAN/faster-whisper issue 1055), and each takes every thread.
            num_workers=1,
            local_files_only=True,
        )
    except Exception as error:  # CTranslate2 and tokenizers raise RuntimeError, UnicodeDecodeError and bare Exception
        raise fault(directory, error) from error


def fault(directory: Path, error: Exception) -> ModelError:
    """The sentence for a model that failed while it was loaded or used."""
    reason = str(error).partition("\n")[0].partition(". ")[0].strip().rstrip(".")
    if isinstance(error, MemoryError) or "alloc" in reason:
        return ModelError(
            f"There is not enough memory for the model in {directory}: close other programs, or use a smaller model."
        )
    return ModelError(
        f"The model in {directory} is damaged or of another kind ({reason}): delete the directory and run "
        "`voicecoach models fetch`, or choose another model."
    )
