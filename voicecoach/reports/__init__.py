"""Reports: an analysis as terminal text, Markdown or JSON."""
