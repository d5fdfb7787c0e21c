"""Walks through a site by keyboard alone, and prints what a reader meets as JSON.

    python walk.py CHROMIUM SITE CHAPTER.html

The chapter has sections, and a solution that is folded; the search is for the word "haulier".
"""

import json
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

chromium, site, chapter = sys.argv[1:]
seen = {"messages": [], "requests": []}


def focus(page):
    return page.evaluate(
        """() => {
          const element = document.activeElement, box = element.getBoundingClientRect();
          return {
            text: (element.innerText || element.id).trim(),
            visible: box.width > 0 && box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight,
            outline: getComputedStyle(element).outlineStyle,
          };
        }""")


def tab_to(page, text):
    """Presses Tab until what is focused has a text; nothing focused may be out of sight."""
    for _ in range(200):
        page.keyboard.press("Tab")
        place = focus(page)
        if not place["visible"] or place["outline"] == "none":
            raise SystemExit(f"focus is not to be seen: {place}")
        if place["text"].startswith(text):
            return place
    raise SystemExit(f"no way by Tab to {text!r}")


def target(page):
    return page.evaluate(
        """() => {
          const element = document.querySelector(":target");
          if (!element) return null;
          const box = element.getBoundingClientRect();
          return {
            id: element.id, visible: box.top >= 0 && box.top < innerHeight,
            marked: getComputedStyle(element).boxShadow !== "none",
          };
        }""")


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
    page = browser.new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page.on("console", lambda message: seen["messages"].append(message.text))
    page.on("pageerror", lambda error: seen["messages"].append(str(error)))
    page.on("request", lambda request: seen["requests"].append(request.url))
    start = (Path(site) / chapter).as_uri()
    page.goto(start)

    page.keyboard.press("Tab")
    seen["skip"] = focus(page)
    page.keyboard.press("Enter")
    seen["skipped"] = page.evaluate("location.hash")

    # The contents: where they lead, and that they show it.
    page.goto("about:blank")
    page.goto(start)
    tab_to(page, "1.2")
    page.keyboard.press("Enter")
    page.wait_for_timeout(200)
    seen["section"] = target(page)
    seen["current"] = page.evaluate(
        """() => [...document.querySelectorAll(".contents a")].filter(link =>
          link.matches("[aria-current]") || CSS.supports("selector(:target-current)")
            && link.matches(":target-current")).map(link => link.innerText.replace(/\\s+/g, " "))""")

    # A solution, folded away.
    tab_to(page, "Solution")
    seen["folded"] = page.locator("text=The haulier carries it.").is_visible()
    page.keyboard.press("Enter")
    seen["unfolded"] = page.locator("text=The haulier carries it.").is_visible()

    # The search, there and back to the text.
    page.goto("about:blank")
    page.goto(start)
    tab_to(page, "Search")
    page.keyboard.press("Enter")
    page.wait_for_selector("#query:focus")
    seen["scripts"] = page.evaluate("[...document.scripts].map(script => script.src !== '')")
    page.keyboard.type("haulir")
    page.wait_for_function("document.querySelector('#found').textContent !== ''")
    seen["slip"] = page.inner_text("#found")
    page.keyboard.press("Control+A")
    page.keyboard.type("hauliers xyzzy")
    page.wait_for_function("document.querySelector('#found').textContent.includes('xyzzy')")
    seen["found"] = page.inner_text("#found")
    seen["role"] = page.get_attribute("#found", "role")
    seen["results"] = page.eval_on_selector_all(
        "#results li", "items => items.map(item => item.innerText.replace(/\\s+/g, ' '))")
    page.keyboard.press("Enter")
    seen["address"] = page.evaluate("location.search")
    page.keyboard.press("ArrowDown")
    seen["first"] = focus(page)
    page.keyboard.press("ArrowUp")
    seen["back"] = focus(page)["text"]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/" + chapter + "*")
    page.wait_for_timeout(200)
    seen["place"] = target(page)
    page.go_back()
    page.wait_for_function("document.querySelector('#found').textContent !== ''")
    seen["again"] = page.inner_text("#found")
    page.fill("#query", "qqqq")
    page.wait_for_function("document.querySelector('#found').textContent.includes('qqqq')")
    seen["nothing"] = page.inner_text("#found")

    # Without scripts.
    plain = browser.new_page(java_script_enabled=False)
    plain.goto((Path(site) / "search.html").as_uri())
    seen["plain"] = plain.inner_text("main")
    browser.close()

seen["requests"] = sorted({url for url in seen["requests"] if not url.startswith("file://")})
print(json.dumps(seen))
