"""Pictures of steps: as much of the page as matters, small enough for a guide."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps
from playwright.sync_api import Page

# CSS pixels of a picture: what is longer is cut, and the guide says what follows.
_MOST, _MOST_OF_A_PART = 1000, 1300
_COLOURS = 64
_DENSITY = 100
_WHERE = """part => {
  document.activeElement?.blur();
  const root = document.querySelector(part);
  const whole = part === 'main';
  const line = document.querySelector('[data-saved-line]');
  root.scrollIntoView({block: 'start'});
  if (whole) window.scrollTo(0, 0);
  const box = root.getBoundingClientRect();
  const under = line && !whole ? line.offsetHeight : 0;
  const end = whole ? box.bottom - 24 : box.height + 14 + under;
  return {scrolled: whole ? 0 : box.top + window.scrollY - 16, height: Math.ceil(end)};
}"""


def take(page: Page, part: str, target: Path) -> None:
    """Write the picture of the page, or of a part of it, into the file."""
    room = page.viewport_size or {"width": 1280, "height": 900}
    where = page.evaluate(_WHERE, part)
    most = _MOST if part == "main" else _MOST_OF_A_PART
    page.set_viewport_size({"width": room["width"], "height": min(where["height"], most)})
    page.evaluate("top => window.scrollTo(0, top)", where["scrolled"])
    page.mouse.move(0, 0)
    taken = page.screenshot()
    page.set_viewport_size(room)
    save(Image.open(BytesIO(taken)), target)


def draw(pdf: bytes, target: Path) -> None:
    """Write a picture of the first page of a paper."""
    import pypdfium2

    page = pypdfium2.PdfDocument(pdf)[0].render(scale=_DENSITY / 72, grayscale=True).to_pil()
    save(ImageOps.expand(page, border=1, fill=160), target)


def save(picture: Image.Image, target: Path) -> None:
    """Write the picture with few colours and without loss beyond that."""
    few = picture.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    target.parent.mkdir(parents=True, exist_ok=True)
    few.convert("RGB").save(target, "WEBP", lossless=True, quality=60, method=4)
