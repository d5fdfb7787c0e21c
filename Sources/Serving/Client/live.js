// Keeps an open page as the last good version of the book has it, and shows over it what is wrong
// with the present one. The server adds this script; published pages have none.
"use strict";

const script = document.currentScript;
let version = script.dataset.litgan;
// Files that have changed since the page was opened, by their paths, with the version that did.
const stamps = new Map();

const hasNoPage = () => document.documentElement.dataset.litganPage === "none";

// ---- What the server says -------------------------------------------------------------------

let work = Promise.resolve();
let events;

function connect() {
  events = new EventSource("/.litgan/events");
  events.onmessage = ({ data }) => {
    const message = JSON.parse(data);
    work = work.then(() => receive(message)).catch((error) => console.error(error));
  };
  events.onopen = () => overlay.setEnded(false);
  events.onerror = () => overlay.setEnded(true);
}

// A browser keeps few connections to one server: pages that nobody sees have none.
document.addEventListener("visibilitychange", () => {
  if (document.hidden) events.close();
  else if (events.readyState === EventSource.CLOSED) connect();
});

async function receive({ version: latest, previous, changed, faults, faultCount }) {
  const isNext = version === previous;
  if (version !== latest) {
    for (const path of changed) stamps.set(path, latest);
    if (!isNext || hasNoPage() || concerns(changed)) await refresh();
    version = latest;
  } else if (hasNoPage()) {
    await refresh();
  }
  overlay.setFaults(hasNoPage() ? [] : faults, faultCount);
  document.documentElement.dataset.litganVersion = latest;
}

// Whether the page shows one of the files.
function concerns(changed) {
  const path = sitePath(location.href);
  const names = new Set(changed);
  if ([path, path + "index.html", path.replace(/\/?$/, "/index.html")].some((p) => names.has(p)))
    return true;
  return [...document.querySelectorAll("link[href], [src]")].some((node) =>
    names.has(sitePath(node.href || node.src)));
}

function sitePath(url) {
  const { origin, pathname } = new URL(url, location.href);
  return origin === location.origin ? decodeURIComponent(pathname.slice(1)) : undefined;
}

// ---- The page, made to be like another one ----------------------------------------------------

async function refresh() {
  const response = await fetch(location.pathname + location.search, { cache: "no-store" });
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
  fresh.querySelector("script[data-litgan]")?.remove();
  for (const node of fresh.querySelectorAll("link[href], [src]")) stamp(node);
  await loadStyles(fresh);
  copyAttributes(document.documentElement, fresh.documentElement);
  script.remove();
  morphChildren(document.head, fresh.head);
  morph(document.body, fresh.body);
}

// A file that has changed is another one to the browser.
function stamp(node) {
  const name = node.hasAttribute("src") ? "src" : "href";
  const url = new URL(node.getAttribute(name), location.href);
  const stamped = stamps.get(sitePath(url));
  if (stamped !== undefined) node.setAttribute(name, `${url.pathname}?${stamped}${url.hash}`);
}

// Loads styles that are new before those that they replace go, so that the page is never bare.
async function loadStyles(fresh) {
  const present = [...document.head.querySelectorAll("link[rel=stylesheet]")];
  const known = new Set(present.map((link) => link.href));
  const loads = [...fresh.head.querySelectorAll("link[rel=stylesheet]")].map((link) => {
    const absolute = new URL(link.getAttribute("href"), location.href).href;
    if (known.has(absolute)) return;
    const early = document.head.appendChild(link.cloneNode());
    return new Promise((done) => { early.onload = early.onerror = done; });
  });
  await Promise.all(loads);
}

function morph(old, fresh) {
  if (old.isEqualNode(fresh)) return;
  if (old.nodeName !== fresh.nodeName || old.namespaceURI !== fresh.namespaceURI)
    return old.replaceWith(fresh);
  if (old.nodeType !== Node.ELEMENT_NODE) {
    old.nodeValue = fresh.nodeValue;
    return;
  }
  copyAttributes(old, fresh);
  morphChildren(old, fresh);
}

// Nodes that are equal stay, from both ends; those between become like their partners. What stays
// keeps its scroll position, its focus and what the reader has opened.
function morphChildren(old, fresh) {
  const was = [...old.childNodes];
  const is = [...fresh.childNodes];
  const most = Math.min(was.length, is.length);
  let start = 0;
  while (start < most && was[start].isEqualNode(is[start])) start += 1;
  let end = 0;
  while (end < most - start && was.at(-1 - end).isEqualNode(is.at(-1 - end))) end += 1;
  const rest = was[was.length - end] ?? null;
  const before = was.slice(start, was.length - end);
  const after = is.slice(start, is.length - end);
  after.forEach((node, index) => {
    if (index < before.length) morph(before[index], node);
    else old.insertBefore(node, rest);
  });
  for (const node of before.slice(after.length)) node.remove();
}

function copyAttributes(old, fresh) {
  for (const name of old.getAttributeNames()) {
    // What the reader has opened stays open.
    if (name === "open" || name === "data-litgan-version") continue;
    if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  }
  for (const name of fresh.getAttributeNames()) {
    const value = fresh.getAttribute(name);
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
}

// ---- What is wrong, over the page -------------------------------------------------------------

const overlay = (() => {
  const host = document.createElement("litgan-faults");
  const root = host.attachShadow({ mode: "open" });
  root.innerHTML = `
    <style>
      :host { all: initial }
      section {
        position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-height: 50vh; overflow: auto;
        box-sizing: border-box; padding: .6rem 1rem; color-scheme: light dark;
        font: .875rem/1.45 ui-monospace, monospace;
        color: light-dark(#1c1917, #f5f5f4); background: light-dark(#fff7f5, #2a1512);
        border-top: 3px solid light-dark(#b42318, #f97066)
      }
      section.ended { border-top-color: light-dark(#78716c, #a8a29e);
        background: light-dark(#fafaf9, #292524) }
      header { display: flex; gap: 1rem; align-items: baseline; justify-content: space-between;
        font-family: system-ui, sans-serif }
      h2 { font-size: 1rem; margin: 0 }
      button { font: inherit; color: inherit; background: none; border: 1px solid currentColor;
        border-radius: .25rem; padding: .1rem .6rem; cursor: pointer }
      pre { margin: .6rem 0; white-space: pre-wrap; overflow-wrap: anywhere; font: inherit }
    </style>
    <section role="alert" hidden><header><h2></h2><button type="button">Hide</button></header>
    <div></div></section>`;
  const [section, title, list] = ["section", "h2", "div"].map((name) => root.querySelector(name));
  let faults = [];
  let faultCount = 0;
  let hasEnded = false;
  let isHidden = false;

  root.querySelector("button").onclick = () => { isHidden = true; show(); };

  function show() {
    section.hidden = isHidden || (faults.length === 0 && !hasEnded);
    section.classList.toggle("ended", faults.length === 0);
    const count = faultCount === 1 ? "1 fault" : `${faultCount} faults`;
    title.textContent = faults.length > 0
      ? `${count}: the page is as it last was`
      : "litgan serve is not running: the page is as it last was";
    list.replaceChildren(...faults.map((fault) => {
      const text = document.createElement("pre");
      text.textContent = fault.trimEnd();
      return text;
    }));
    if (faultCount > faults.length) list.append(`and ${faultCount - faults.length} more`);
    // Beside the body, which is made like another page's.
    if (!host.isConnected) document.documentElement.append(host);
  }

  return {
    setFaults(latest, count) {
      if (JSON.stringify(latest) === JSON.stringify(faults) && count === faultCount) return;
      faults = latest;
      faultCount = count;
      isHidden = false;
      show();
    },
    setEnded(ended) {
      if (ended === hasEnded) return;
      hasEnded = ended;
      isHidden = false;
      show();
    },
  };
})();

connect();
