"""The page of commands says what the table says."""

from pathlib import Path

from voicecoach.coach.commands import Entry, table

PAGE = Path(__file__).parent.parent.parent / "docs" / "commands.md"

PLACES = {"answer": "while you answer", "paused": "in a pause", "feedback": "after the feedback"}


def row(entry: Entry) -> str:
    said = [f'*"{brief}"*' for brief in entry.brief] + [f'"{said}"' for said in entry.says]
    key = f"`{entry.key}`" if entry.key else ""
    where = ", ".join(PLACES[phase] for phase in entry.phases)
    return f"| {entry.command} | {', '.join(said[:4])} | {key} | {where} | {entry.explains} |"


def test_every_command_is_on_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    shown = page.partition("<!-- commands:begin -->\n")[2].partition("<!-- commands:end -->")[0]
    head = "| command | for instance | key | where | what it does |\n|---|---|---|---|---|\n"
    assert shown == head + "".join(f"{row(entry)}\n" for entry in table())
