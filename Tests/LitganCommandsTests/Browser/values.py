"""Looks at the values of lines in a page, and prints what it finds as JSON.

    python values.py CHROMIUM PAGE.html

By the keyboard alone without and with scripts, by a mouse, by a finger, and at 320 px.
"""

import json
import sys

from playwright.sync_api import sync_playwright

chromium, path = sys.argv[1:]

# The words of the values that are to be seen: those that lie on top of the page.
SEEN = """() => [...document.querySelectorAll(".value")].filter((value) => {
  const box = value.getBoundingClientRect();
  const style = getComputedStyle(value);
  return box.width > 20 && box.height > 10 && style.clipPath === "none";
}).map((value) => value.innerText.replace(/\\s+/g, " ").trim())"""

SIZE = """() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight,
  ...[...document.querySelectorAll("main > *, .cell > *")].map((node) =>
    Math.round(node.getBoundingClientRect().top + scrollY))].join()"""

FOCUSED = """() => {
  const node = document.activeElement;
  return node.tagName.toLowerCase() + (node.type ? ":" + node.type : "")
    + (node.labels?.length ? " " + node.labels[0].innerText.replace(/\\s+/g, " ").trim() : "");
}"""


def open_page(browser, **options):
    page = browser.new_page(**{"viewport": {"width": 1000, "height": 800}, **options})
    page.faults = []
    page.on("console", lambda message: page.faults.append(message.text))
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.goto("file://" + path)
    return page


# Whether the focus has gone around the page.
IS_AGAIN = """() => {
  const element = document.activeElement;
  if (element.dataset.met) return true;
  element.dataset.met = "yes";
  return false;
}"""


def walk(page, stops):
    """Presses Tab, and gives what has the focus each time, once."""
    found = []
    for _ in range(stops):
        page.keyboard.press("Tab")
        if page.evaluate(IS_AGAIN):
            break
        found.append(page.evaluate(FOCUSED))
    return found


def line(page, block, number):
    """The middle of a line's text."""
    box = page.locator(".inspected > pre").nth(block).bounding_box()
    height = page.evaluate(
        "() => parseFloat(getComputedStyle(document.querySelector('.inspected > pre')).lineHeight)")
    top = page.evaluate(
        "() => parseFloat(getComputedStyle(document.querySelector('.inspected > pre')).paddingTop)")
    return box["x"] + 60, box["y"] + top + (number - 0.5) * height


def keyboard(browser, scripts):
    page = open_page(browser, java_script_enabled=True) if scripts else None
    if not scripts:
        # A page without scripts still answers the questions of this program.
        page = browser.new_page(viewport={"width": 1000, "height": 800})
        page.faults = []
        page.route("**/*.js", lambda route: route.abort())
        page.goto("file://" + path)
    before = page.evaluate(SIZE)
    seen = {"stops": walk(page, 20)}
    page.reload()
    while not page.evaluate(FOCUSED).startswith("input:radio"):
        page.keyboard.press("Tab")
    seen["first"] = [page.evaluate(FOCUSED), page.evaluate(SEEN)]
    page.keyboard.press("ArrowDown")
    seen["second"] = [page.evaluate(FOCUSED), page.evaluate(SEEN)]
    page.keyboard.press("ArrowDown")
    seen["third"] = [page.evaluate(FOCUSED), page.evaluate(SEEN)]
    page.keyboard.press("Escape")
    seen["escaped"] = page.evaluate(SEEN)
    page.keyboard.press("ArrowUp")
    seen["again"] = page.evaluate(SEEN)
    seen["still"] = page.evaluate(SIZE) == before
    page.keyboard.press("Tab")
    seen["left"] = page.evaluate(SEEN)
    return seen


def mouse(browser):
    page = open_page(browser)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    before = page.evaluate(SIZE)
    seen = {}
    page.mouse.move(*line(page, 0, 2))
    seen["loop"] = page.evaluate(SEEN)
    page.mouse.move(*line(page, 0, 1))
    seen["sum"] = page.evaluate(SEEN)
    page.mouse.move(5, 5)
    seen["away"] = page.evaluate(SEEN)
    seen["still"] = page.evaluate(SIZE) == before
    page.mouse.move(*line(page, 0, 2))
    page.locator(".copy").first.click()
    page.wait_for_function("document.querySelector('.copy').textContent !== 'Copy'")
    seen["button"] = page.locator(".copy").first.inner_text()
    seen["copied"] = page.evaluate("navigator.clipboard.readText()")
    seen["faults"] = page.faults
    return seen


def finger(browser):
    context = browser.new_context(
        viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto("file://" + path)
    seen = {"width": page.evaluate("document.documentElement.scrollWidth")}
    page.locator(".inspected > pre").first.scroll_into_view_if_needed()
    page.touchscreen.tap(*line(page, 0, 2))
    page.wait_for_timeout(100)
    seen["tapped"] = page.evaluate(SEEN)
    seen["box"] = page.evaluate(
        """() => [...document.querySelectorAll(".shown .value")].map((value) => {
          const box = value.getBoundingClientRect();
          return box.left >= 0 && box.right <= innerWidth;
        })""")
    page.touchscreen.tap(160, 5)
    page.wait_for_timeout(100)
    seen["away"] = page.evaluate(SEEN)
    return seen


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=chromium)
    print(json.dumps({
        "plain": keyboard(browser, False), "scripted": keyboard(browser, True),
        "mouse": mouse(browser), "finger": finger(browser)}))
    browser.close()
