"""Sizes on the screen."""

from __future__ import annotations

from playwright.sync_api import Page

#: What reaches beyond the window's right edge; nothing may.
OVERFLOW = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const wide = [...document.querySelectorAll("body *")].filter(
    (one) => one.checkVisibility() && one.getBoundingClientRect().right > width + 0.5);
  return wide.map((one) => `${one.tagName.toLowerCase()}.${one.className}`);
}"""

#: What can be pressed and is smaller than 24 by 24; links within a sentence are excepted.
NARROW = """() => {
  const wanted = "a[href], button, summary, .con-option, input:not([type=radio]), label[for]";
  const pressed = [...document.querySelectorAll(wanted)].filter((one) =>
    one.checkVisibility({ opacityProperty: true, visibilityProperty: true }));
  const inText = (one) => one.matches("p a, li a, td a");
  const seen = (one) => one.getBoundingClientRect().width > 1;
  const small = ({ width, height }) => width < 24 || height < 24;
  return pressed
    .filter((one) => seen(one) && !inText(one) && small(one.getBoundingClientRect()))
    .map((one) => {
      const { width, height } = one.getBoundingClientRect();
      return `${one.outerHTML.slice(0, 90)} is ${Math.round(width)} by ${Math.round(height)}`;
    });
}"""


def overflow(page: Page) -> list[str]:
    """List what makes the page scroll sideways."""
    found: list[str] = page.evaluate(OVERFLOW)
    return found


def narrow_targets(page: Page) -> list[str]:
    """List what can be pressed but hardly be hit."""
    found: list[str] = page.evaluate(NARROW)
    return found
