"""The tables of the lexicons that users may extend, and how; the others are grammar, and tuned as a whole."""

from collections.abc import Mapping

FIELDS = ("phrases", "except", "remove")
"""Keys of a table in a user's lexicon."""

OPEN: Mapping[str, str] = {
    "technology": "products and named technologies: choosing one asks for its reason and its cost",
    "element": "parts of an architecture that say enough by themselves: likewise",
    "acronym": "acronyms that a listener may have to be told",
    "needs-no-word": "names that need no word of explanation",
    "team": "adjacent teams",
    "role": "roles and affected parties",
    "regulation": "limits set by law or by your company",
    "metric": "measures of success",
    "failure": "what can break, and how it is handled",
    "operation": "watching, releasing and undoing what runs",
    "region": "what differs by country, device or language",
    "quality": "praise that needs a number, a bound or a mechanism",
    "hand-wave": "words that stand where the substance should be",
    "hollow": "hollow talk about people",
    "gate": "process offered as the control",
    "custom": "what everybody does, offered as a reason",
    "hedge": "words that take back a decision",
    "pet-phrase": "stock phrases, counted when they are said too often",
    "filler": "words that only fill, beside like, you know and their kin",
}
"""For each table that users may extend, what stands in it."""

NARROWER: Mapping[str, tuple[str, ...]] = {"needs-no-word": ("phrases",), "filler": ("phrases", "remove")}
"""Tables that do not take every key: they are no plain lists of phrases where they ship."""


def fields_of(label: str) -> tuple[str, ...]:
    """The keys that an open table takes."""
    return NARROWER.get(label, FIELDS)
