"""The words of this field for PocketSphinx: what `pronunciations.toml` says, and the files the recogniser reads.

PocketSphinx hears a word only when it stands in its dictionary (how it sounds) and in its language model (where it is
said). A new word has no n-grams of its own, so it joins a class whose tag is a common word of the model: "Redis" is
then expected wherever "google" is, with a share of its probability. Classes can be given only through a language-model
control file, so dictionary, classes and control file are written to a folder before the decoder is made.
"""

import shutil
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import Any

_MARK = "@"
"""Ends the recogniser's name of each of our words, so that it never meets a name of the recogniser's own."""

LANGUAGE_MODEL = "field"
"""Name of the language model in the control file."""


@dataclass(frozen=True, slots=True)
class FieldWord:
    """A word or set phrase of the field."""

    shown: str
    """As written in a transcript; a phrase holds spaces."""
    said: tuple[str, ...]
    """Pronunciations in ARPAbet without stress, phones apart by a space; never empty."""
    like: str
    """A word of the recogniser's language model whose contexts this word borrows."""

    @property
    def name(self) -> str:
        """What the recogniser calls it."""
        return self.shown.replace(" ", "_") + _MARK


@dataclass(frozen=True, slots=True)
class SphinxFiles:
    """Where PocketSphinx finds what it reads."""

    dictionary: Path
    control: Path


@cache
def field_words() -> tuple[FieldWord, ...]:
    """The words of the field, in the order of the data file."""
    return tuple(
        FieldWord(shown=word["shown"], said=tuple(word["said"]), like=like)
        for group in _data()["group"]
        for word, like in zip(group["words"], cycle(group["like"]), strict=False)
    )


def shown_as(name: str) -> tuple[str, ...]:
    """Write a word as a transcript does, given the recogniser's name for it ("Open_Connect@", "kafka", "read(2)")."""
    name = name.partition("(")[0]
    if name.endswith(_MARK):
        return tuple(name.removesuffix(_MARK).split("_"))
    return (_capitals().get(name, name),)


def write_files(words: Iterable[FieldWord], model: Path, folder: Path) -> SphinxFiles:
    """Write the dictionary, the classes and the control file that make PocketSphinx hear some words.

    Args:
        words: what to add to PocketSphinx's own vocabulary.
        model: the folder of the language model and dictionary inside the PocketSphinx package.
        folder: where to write; the decoder reads the files once, while it is made.
    """
    words = tuple(words)
    dictionary = folder / "words.dict"
    shutil.copyfile(model / "cmudict-en-us.dict", dictionary)
    with dictionary.open("a", encoding="utf-8") as file:
        file.writelines(line + "\n" for word in words for line in _dictionary_lines(word))
    (folder / "classes").write_text("".join(_class_text(words)), encoding="utf-8")
    # The control file is read word by word, so no path in it may hold white space: names are given relative to it.
    shutil.copyfile(model / "en-us.lm.bin", folder / "en-us.lm.bin")
    tags = " ".join(sorted({word.like for word in words}))
    control = folder / "control"
    control.write_text(f"{{ classes }}\nen-us.lm.bin {LANGUAGE_MODEL} {{ {tags} }}\n", encoding="utf-8")
    return SphinxFiles(dictionary, control)


def _dictionary_lines(word: FieldWord) -> Iterable[str]:
    """A further pronunciation is marked (2), (3)..."""
    for number, phones in enumerate(word.said, start=1):
        yield f"{word.name}{'' if number == 1 else f'({number})'} {phones}"


def _class_text(words: Iterable[FieldWord]) -> Iterable[str]:
    classes: defaultdict[str, list[FieldWord]] = defaultdict(list)
    for word in words:
        classes[word.like].append(word)
    for tag, members in classes.items():
        yield f"LMCLASS {tag}\n"
        yield from (f"{word.name} {1 / len(members):.6f}\n" for word in members)
        yield f"END {tag}\n"


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("pronunciations.toml").read_text(encoding="utf-8"))


@cache
def _capitals() -> Mapping[str, str]:
    capitals: dict[str, str] = _data()["capitals"]
    return capitals
