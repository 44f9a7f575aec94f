"""From a frozen context to a paper: Jinja2, WeasyPrint, layout rules."""
