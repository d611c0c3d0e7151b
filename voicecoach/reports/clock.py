"""Moments as readers of a report expect them: mm:ss, or hh:mm:ss from the first hour on."""


def clock(seconds: float | None) -> str:
    """A moment of the recording; a dash where it is not known."""
    if seconds is None:
        return "-"
    minutes, second = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:d}:{minutes:02d}:{second:02d}" if hours else f"{minutes:02d}:{second:02d}"
