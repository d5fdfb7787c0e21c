"""Lays pages out at several widths, and prints what is seen as JSON.

    python layout.py CHROMIUM KATEX.CSS PAGE…
"""

import json
import re
import sys
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from playwright.sync_api import sync_playwright

chromium, katex, *pages = sys.argv[1:]
whole = Path(katex).read_text()

OVERFLOW = """() => {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return null;
  const wide = [...document.querySelectorAll("body *")].filter(element =>
    element.getBoundingClientRect().right > root.clientWidth + 1
      && !element.parentElement.closest(".scroll, pre, .katex-display, svg"));
  return { needed: root.scrollWidth, elements: wide.slice(0, 3).map(e => e.outerHTML.slice(0, 100)) };
}"""

# Paragraphs of words alone: signs of formulas are none.
LINES = """() => {
  const counts = [];
  for (const paragraph of document.querySelectorAll("main > p")) {
    if (paragraph.className || paragraph.querySelector(".katex, .card, code, sup, .claim-mark")) continue;
    const lines = new Map(), range = document.createRange();
    const walk = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    for (let node; node = walk.nextNode();) {
      for (let place = 0; place < node.length; place++) {
        range.setStart(node, place);
        range.setEnd(node, place + 1);
        const [box] = range.getClientRects();
        if (box) lines.set(Math.round(box.bottom / 10), (lines.get(Math.round(box.bottom / 10)) ?? 0) + 1);
      }
    }
    counts.push(...[...lines.values()].slice(0, -1));
  }
  return counts;
}"""

CAPTIONS = """() => [...document.querySelectorAll("main > .cell > figure.figure > figcaption")].map(caption => {
  const figure = caption.parentElement.querySelector("svg").getBoundingClientRect();
  return caption.getBoundingClientRect().left >= figure.right;
})"""

# Selectors of the rules of KaTeX's own stylesheet that some element of the page asks for, and that
# the site's lacks or has otherwise. `@font-face` is the site's own.
UNSTYLED = """([whole, ours]) => {
  const rules = (css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    return [...sheet.cssRules].filter(rule => rule instanceof CSSStyleRule);
  };
  const kept = new Set(rules(ours).map(rule => rule.cssText));
  return rules(whole)
    .filter(rule => !kept.has(rule.cssText) && document.querySelector(rule.selectorText))
    .map(rule => rule.selectorText);
}"""

# The fonts that a page needs, when they are there: it is laid out before.
FONTS = """() => document.fonts.ready.then(() => [...document.fonts]
  .filter(font => font.status === "loaded")
  .map(font => [font.family.replaceAll('"', ""), font.weight, font.style].join(" ")))"""


def stylesheet(path):
    """The site's stylesheet for the formulas of a page."""
    style = Path(path).parent / "assets/katex.css"
    while not style.exists():
        style = style.parent.parent.parent / "assets/katex.css"
    return style


def fonts(path, names):
    """The files of fonts by their families, weights and styles."""
    style = stylesheet(path)
    faces = re.findall(
        r"@font-face\{font-family:([^;]+);src:url\(([^)]+)\)[^;]*;font-weight:(\d+);font-style:(\w+)",
        style.read_text())
    weights = {"400": ["400", "normal"], "700": ["700", "bold"]}
    files = [str(style.parent / file) for family, file, weight, slope in faces
             if any(f"{family} {word} {slope}" in names for word in weights[weight])]
    if len(files) != len(names):
        raise SystemExit(f"{path}: no files for some of {names}")
    return files


seen = {"pages": len(pages), "loads": [], "overflows": [], "lines": [], "captions": [], "unstyled": []}
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
    page = browser.new_page()
    requests = []
    page.on("request", lambda request: requests.append(url2pathname(urlsplit(request.url).path)))
    for path in pages:
        name = Path(path).name
        page.set_viewport_size({"width": 1440, "height": 900})
        requests.clear()
        page.goto(Path(path).as_uri())
        selectors = page.evaluate(UNSTYLED, [whole, stylesheet(path).read_text()])
        if selectors:
            seen["unstyled"].append({"page": name, "selectors": selectors})
        seen["lines"].append({"page": name, "counts": page.evaluate(LINES)})
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        for width in [320, 390, 820, 1120, 1312, 1440]:
            page.set_viewport_size({"width": width, "height": 900})
            found = page.evaluate(OVERFLOW)
            if found:
                seen["overflows"].append({"page": name, "width": width, **found})
            if width in [390, 1440]:
                seen["captions"] += [
                    {"page": name, "width": width, "beside": beside}
                    for beside in page.evaluate(CAPTIONS)]
        # Icons are asked for by browsers with a window alone, and fonts once for several pages.
        icon = Path(page.evaluate("new URL(document.querySelector('link[rel=icon]').href).pathname"))
        seen["loads"].append({"page": path, "files": [
            *dict.fromkeys([*requests, str(icon), *fonts(path, page.evaluate(FONTS))])]})
    browser.close()
print(json.dumps(seen))
