"""A fault in a file of the user's, and the line it stands on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong."""

    line: int
    """From 1."""
    sentence: str
    """What is wrong and what to do about it, as a clause without a full stop."""

    def told(self, name: str) -> str:
        """The fault as a sentence that names the file."""
        return f"{name}, line {self.line}: {self.whole}"

    @property
    def whole(self) -> str:
        """The sentence with its stop, on one line whatever it quotes."""
        sentence = " ".join(self.sentence.split())
        return sentence if sentence.endswith("?") else f"{sentence}."
