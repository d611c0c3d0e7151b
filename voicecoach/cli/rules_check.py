"""What `voicecoach rules --check` looks at: the user's lexicons and settings, and every fault in them with its line."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from voicecoach.cli.faults import Fault
from voicecoach.cli.lexicons import OwnLexicons, lexicon_paths, read_lexicons
from voicecoach.cli.settings import NAME, lexicon_folder, read_settings, settings_path
from voicecoach.errors import InputError, MissingInput, UnreadableInput


def users_files() -> tuple[Path, ...]:
    """Every file of the user's own that there is."""
    settings = settings_path()
    return (*([settings] if settings.exists() else []), *lexicon_paths(lexicon_folder()))


def check_files(paths: Sequence[Path]) -> Iterator[tuple[Path, Fault | InputError]]:
    """Everything that is wrong with some files, file by file in order of line.

    Lexicons are held against each other too: they all add to the same tables.

    Args:
        paths: lexicons, and settings where the file is called so.
    """
    faults: dict[Path, list[Fault]] = {}
    lexicons: dict[Path, OwnLexicons] = {}
    unread: dict[Path, InputError] = {}
    for path in dict.fromkeys(paths):
        try:
            text = text_of(path)
        except InputError as error:
            unread[path] = error
            continue
        if path.name == NAME:
            faults[path] = list(read_settings(text)[1])
        else:
            lexicons[path] = read_lexicons(text)
            faults[path] = list(lexicons[path].faults)
    for path, fault in _useless(lexicons):
        faults[path].append(fault)
    for path in dict.fromkeys(paths):
        if path in unread:
            yield path, unread[path]
        for fault in sorted(faults.get(path, ())):
            yield path, fault


def _useless(lexicons: dict[Path, OwnLexicons]) -> Iterator[tuple[Path, Fault]]:
    from voicecoach.language.lexicon_check import shipped_tables, useless

    tables = [(path, read.places, table) for path, read in lexicons.items() if read.places for table in read.tables]
    for problem in useless([table for _, _, table in tables], shipped_tables()):
        path, places, table = tables[problem.table]
        yield path, Fault(places.line(table.label, problem.key, problem.entry), problem.sentence)


def text_of(path: Path) -> str:
    """The text of a file that somebody named to have it checked.

    Raises:
        InputError: it cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise MissingInput(f"There is no file {path}: check its name.") from error
    except OSError as error:
        raise MissingInput(f"{path} cannot be read: give the name of a file that you may open.") from error
    except UnicodeDecodeError as error:
        raise UnreadableInput(f"{path} is no text in UTF-8: save it as a text file in UTF-8.") from error
