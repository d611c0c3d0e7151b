"""`voicecoach doctor`: microphone, loudspeaker, voice, recogniser, disk; what works, and what mends what does not."""

import json
from collections.abc import Callable, Iterator
from typing import Annotated

import typer

from voicecoach.cli import devices
from voicecoach.cli.checks import Check, State, crashed, disk, loudspeaker, microphone, recogniser, voice
from voicecoach.cli.console import note, results
from voicecoach.cli.options import EngineOption, ModelOption
from voicecoach.engines.choose import EngineName, Wish
from voicecoach.errors import EquipmentError, UsageError

SCHEMA = "voicecoach.doctor/1"

COLOURS = {State.WORKS: "green", State.WEAK: "yellow", State.FAILS: "red"}


def doctor(
    device: Annotated[str | None, typer.Option(help="Microphone: part of its name, or its number.")] = None,
    output_device: Annotated[str | None, typer.Option(help="Loudspeaker: part of its name, or its number.")] = None,
    remember: Annotated[
        bool, typer.Option("--remember", help="Use the devices named here in the sessions to come, if they work.")
    ] = False,
    engine: EngineOption = EngineName.AUTO,
    model: ModelOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Test the microphone, the loudspeaker, the voice, the recogniser and the disk: say something when it asks you to.

    Ends with 0 when all of it works and with 4 when something does not.
    """
    if remember and device is None and output_device is None:
        raise UsageError("--remember goes with --device or --output-device: name what is to be remembered.")
    wish = Wish(engine, model)
    checks = []
    for check in _checks(device, output_device, wish):
        checks.append(check)
        if not as_json:
            _show(check)
    if as_json:
        results().print(_document(checks), markup=False, soft_wrap=True)
    if remember:
        _remember(device, output_device, checks)
    if any(check.state is State.FAILS for check in checks):
        raise typer.Exit(EquipmentError.exit_code)


def _checks(device: str | None, output_device: str | None, wish: Wish) -> Iterator[Check]:
    steps: tuple[tuple[str, Callable[[], Check]], ...] = (
        ("Listening for two seconds: say something.", lambda: _microphone(device)),
        ("Playing a soft tone.", lambda: _loudspeaker(output_device)),
        ("Rendering a sentence.", voice),
        ("Timing the recogniser on ten seconds of speech.", lambda: recogniser(wish)),
        ("Looking at the disk.", disk),
    )
    for progress, step in steps:
        note(progress)
        yield step()


def _microphone(option: str | None) -> Check:
    return crashed("microphone") or microphone(devices.microphone(option))


def _loudspeaker(option: str | None) -> Check:
    return crashed("loudspeaker") or loudspeaker(devices.loudspeaker(option))


def _show(check: Check) -> None:
    results().print(f"{check.name:<12} {check.state.value}: ", style=COLOURS[check.state], end="", markup=False)
    results().print(check.says, markup=False)
    if check.mend is not None:
        results().print(f"{'':<12} mend it: {check.mend}", markup=False)


def _document(checks: list[Check]) -> str:
    entries = [
        {
            "name": check.name,
            "state": check.state.name.lower(),
            "says": check.says,
            "mend": check.mend,
            **check.measured,
        }
        for check in checks
    ]
    works = all(check.state is not State.FAILS for check in checks)
    return json.dumps({"schema": SCHEMA, "works": works, "checks": entries}, indent=2, ensure_ascii=False)


def _remember(device: str | None, output_device: str | None, checks: list[Check]) -> None:
    """Keep the full names of the devices that were named and work; the others stay as they were."""
    kept, found = devices.remembered(), {check.name: check for check in checks}
    names = {"microphone": kept.microphone, "loudspeaker": kept.loudspeaker}
    for kind, option in (("microphone", device), ("loudspeaker", output_device)):
        if option is None:
            continue
        if found[kind].state is State.FAILS:
            note(f"The {kind} is not remembered, because it does not work.")
            continue
        names[kind] = str(found[kind].measured["device"])
    if names != {"microphone": kept.microphone, "loudspeaker": kept.loudspeaker}:
        note(f"Remembered in {devices.remember(devices.Remembered(**names))}.")
