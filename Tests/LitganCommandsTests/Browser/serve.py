"""Edits a served book while a browser shows it, and prints what the page does as JSON.

    python serve.py check|time CHROMIUM ADDRESS CHAPTER.md [SCREENSHOTS]

`check` prints one object with what was seen; `time` prints, for each kind of edit, the milliseconds
from saving to painting of each of its edits.
"""

import json
import os
import re
import sys
import time

from playwright.sync_api import sync_playwright

mode, chromium, address, path, *rest = sys.argv[1:]
original = open(path, encoding="utf-8").read()


def save(text):
    """Writes as editors do: another file, renamed over the first. Returns when it was saved."""
    with open(path + "~", "w", encoding="utf-8") as file:
        file.write(text)
    moment = time.time() * 1000
    os.rename(path + "~", path)
    return moment


def overlay(page):
    """What the overlay says; None when none is shown."""
    return page.evaluate(
        """() => {
          const section = document.querySelector("litgan-faults")?.shadowRoot
            .querySelector("section");
          return section && !section.hidden ? section.innerText : null;
        }""")


def open_page(browser, width=1000, height=700):
    page = browser.new_page(viewport={"width": width, "height": height})
    page.set_default_timeout(120_000)
    page.goto(address, wait_until="networkidle")
    page.wait_for_function("document.documentElement.dataset.litganVersion !== undefined")
    # Gone when the page is loaded anew.
    page.evaluate("window.isSamePage = true")
    return page


def wait_for(page, text):
    page.wait_for_function(
        "text => document.querySelector('main').innerText.includes(text)", arg=text)


def check(browser):
    seen = {}
    page = open_page(browser)

    def state():
        return {
            "same": page.evaluate("window.isSamePage === true"),
            "scroll": page.evaluate("scrollY"),
            "top": page.evaluate(
                "document.querySelector('#sec-last').getBoundingClientRect().top"),
            "open": page.evaluate("document.querySelector('details').open"),
        }

    page.evaluate("document.querySelector('details').open = true")
    page.evaluate("document.querySelector('#sec-last').scrollIntoView({behavior: 'instant'})")
    seen["start"] = state()

    save(original.replace("A first sentence.", "A new sentence."))
    wait_for(page, "A new sentence.")
    seen["prose"] = state()

    save(original.replace("let count = 3", "let count = 4"))
    wait_for(page, "The count is 4.")
    seen["code"] = state()

    save(original.replace("caption: A line", "caption: A slope"))
    wait_for(page, "A slope")
    seen["caption"] = state()

    save(original.replace("# Why", "# Whence").replace("title: Served", "title: Renamed"))
    wait_for(page, "Whence")
    seen["title"] = page.title()
    seen["heading"] = page.inner_text("h1")

    save(original.replace("A first sentence.", "A first $\\foo$ sentence."))
    page.wait_for_function(
        "document.querySelector('litgan-faults')?.shadowRoot.querySelector('pre')")
    seen["overlay"] = overlay(page)
    seen["under"] = page.inner_text("main")
    seen["broken"] = state()
    for width, scheme in [(1440, "light"), (1440, "dark"), (390, "light"), (390, "dark")]:
        if rest:
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme)
            page.screenshot(path=f"{rest[0]}/overlay-{width}-{scheme}.png")
    page.set_viewport_size({"width": 1000, "height": 700})

    save(original)
    page.wait_for_function("document.querySelector('litgan-faults').shadowRoot"
                           ".querySelector('section').hidden")
    wait_for(page, "A first sentence.")
    seen["mended"] = {"overlay": overlay(page), "same": state()["same"]}

    # Formulas that need fonts and rules that the site did not have.
    save(original.replace("A first sentence.", "A first $\\mathcal{F}$ sentence."))
    page.wait_for_function("document.querySelector('.katex .mathcal') !== null")
    page.wait_for_function(
        """[...document.fonts].some(
          face => face.family.includes("KaTeX_Caligraphic") && face.status === "loaded")""")
    seen["styles"] = page.evaluate(
        "[...document.querySelectorAll('link[rel=stylesheet]')].map(link => link.sheet !== null)")
    save(original)
    wait_for(page, "A first sentence.")

    # A page that went and comes back.
    os.rename(path, path + ".away")
    page.wait_for_function(
        "document.querySelector('litgan-faults').shadowRoot.querySelector('pre')")
    seen["away"] = overlay(page)
    os.rename(path + ".away", path)
    page.wait_for_function("document.querySelector('litgan-faults').shadowRoot"
                           ".querySelector('section').hidden")
    seen["back"] = state()["same"]
    print(json.dumps(seen))


def measure(browser):
    page = open_page(browser)
    page.evaluate(
        """() => {
          // Two frames on, what was changed has been painted.
          window.painted = new Promise(() => {});
          window.expect = () => {
            window.painted = new Promise(done => {
              const observer = new MutationObserver(() => {
                observer.disconnect();
                requestAnimationFrame(() => requestAnimationFrame(() =>
                  done(performance.timeOrigin + performance.now())));
              });
              observer.observe(document.querySelector("main"),
                { subtree: true, childList: true, characterData: true, attributes: true });
            });
          };
        }""")
    times = {}
    edits = {
        "prose": lambda n: re.sub(r"A first sentence\.", f"Sentence {chr(97 + n)} of many.", original),
        "caption": lambda n: re.sub(r"caption: A line\.", f"caption: Line {chr(97 + n)}.", original),
        "code": lambda n: re.sub(r"let count = 3", f"let count = {n + 10}", original),
    }
    for kind, edit in edits.items():
        times[kind] = []
        for number in range(21):
            time.sleep(0.25)
            page.evaluate("window.expect()")
            moment = save(edit(number))
            times[kind].append(page.evaluate("window.painted") - moment)
        # The first finds nothing warm.
        times[kind] = times[kind][1:]
        page.evaluate("window.expect()")
        save(original)
        page.evaluate("window.painted")
    print(json.dumps(times))


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
    try:
        (check if mode == "check" else measure)(browser)
    finally:
        browser.close()
        save(original)
