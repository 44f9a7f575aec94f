"""What tests of pages may ask for."""

from tests.web.browser import browser, new_page

__all__ = ["browser", "new_page"]
