"""Pages by templates: what the templates are given is text and stays text."""

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def asset(name: str) -> str:
    """A file among the templates."""
    return files("voicecoach.reports").joinpath("templates", name).read_text(encoding="utf-8")


@cache
def environment() -> "Environment":
    """Templates by the names of their files; everything they are given is escaped."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        loader=FunctionLoader(asset),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
