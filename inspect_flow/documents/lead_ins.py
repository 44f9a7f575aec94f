"""Keep a line that leads in, such as "các nội dung sau:", on the page of what follows."""

from __future__ import annotations

import re

# A paragraph whose last character is a colon; what is inside it may hold marks, not paragraphs.
_LEADING = re.compile(r"<p(?: class=\"([^\"]*)\")?>((?:[^<]|<(?!/?p[ >]))*:\s*)</p>")
CLASS = "leads-in"


def with_lead_ins(html: str) -> str:
    """Return `html` with every paragraph that ends with a colon marked; the stylesheet does it."""
    return _LEADING.sub(_marked, html)


def _marked(found: re.Match[str]) -> str:
    classes = " ".join(each for each in (found[1], CLASS) if each)
    return f'<p class="{classes}">{found[2]}</p>'
