// Runs axe-core on pages in one headless Chromium and prints what it finds as JSON lines.
//
//   node axe.mjs CHROMIUM AXE.js PAGE…
//
// Each page is looked at wide and narrow, light and dark, with everything folded opened, and the
// smallest text in its figures is measured. The browser is spoken to over a pipe: a message is JSON
// and a zero byte.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [chromium, axePath, ...pages] = process.argv.slice(2);
const axe = readFileSync(axePath, "utf8");
const browser = spawn(
  chromium,
  // Telephones draw their scrollbars over the page.
  ["--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--remote-debugging-pipe",
    "--host-resolver-rules=MAP * ~NOTFOUND"],
  { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
browser.on("exit", code => {
  if (!done) { console.error(`the browser ended with status ${code}`); process.exit(1); }
});

let done = false;
let lastID = 0;
let rest = "";
const waiting = new Map();
const listeners = new Map();
browser.stdio[4].setEncoding("utf8").on("data", data => {
  const messages = (rest + data).split("\0");
  rest = messages.pop();
  for (const message of messages.map(text => JSON.parse(text))) {
    if (message.id === undefined) {
      listeners.get(message.method)?.();
    } else {
      const { resolve, reject } = waiting.get(message.id);
      waiting.delete(message.id);
      message.error ? reject(new Error(message.error.message)) : resolve(message.result);
    }
  }
});

function send(method, params = {}, sessionId) {
  const id = ++lastID;
  browser.stdio[3].write(JSON.stringify({ id, method, params, sessionId }) + "\0");
  return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
}

async function evaluate(expression, session) {
  const { result, exceptionDetails } = await send(
    "Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true }, session);
  if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
  return result.value;
}

// The height in pixels of the smallest text in a figure, as it stands on the page; null without one.
const smallestText = `(() => {
  const sizes = [...document.querySelectorAll("figure svg text")].map(text =>
    parseFloat(getComputedStyle(text).fontSize) * text.ownerSVGElement.getScreenCTM().a);
  return sizes.length ? Math.min(...sizes) : null;
})()`;

const { targetId } = await send("Target.createTarget", { url: "about:blank" });
const { sessionId } = await send("Target.attachToTarget", { targetId, flatten: true });
await send("Page.enable", {}, sessionId);
for (const page of pages) {
  const loaded = new Promise(resolve => listeners.set("Page.loadEventFired", resolve));
  await send("Page.navigate", { url: pathToFileURL(page).href }, sessionId);
  await loaded;
  await evaluate("document.querySelectorAll('details').forEach(d => d.open = true)", sessionId);
  await evaluate(axe, sessionId);
  // A scheme changes colours and nothing else, and a width everything but colours.
  for (const [width, scheme, rules] of [
    [1440, "light", {}],
    [1440, "dark", { runOnly: ["color-contrast"] }],
    [390, "light", { rules: { "color-contrast": { enabled: false } } }],
  ]) {
    await send("Emulation.setDeviceMetricsOverride",
      { width, height: 900, deviceScaleFactor: 1, mobile: false }, sessionId);
    await send("Emulation.setEmulatedMedia",
      { features: [{ name: "prefers-color-scheme", value: scheme }] }, sessionId);
    // Of the formulas in a paragraph or a cell the first stands for all: they have one colour.
    const context = { exclude: [[".katex:nth-of-type(n+2)"]] };
    const options = { resultTypes: ["violations"], ...rules };
    const { passes, violations } = await evaluate(
      `axe.run(${JSON.stringify(context)}, ${JSON.stringify(options)}).then(r => ({`
      + " passes: r.passes.length, violations: r.violations.map("
      + "v => ({ id: v.id, help: v.help, nodes: v.nodes.map(n => n.html) })) }))",
      sessionId);
    const text = await evaluate(smallestText, sessionId);
    console.log(JSON.stringify({ page, width, scheme, passes, violations, text }));
  }
}
done = true;
await send("Browser.close");
process.exit(0);
