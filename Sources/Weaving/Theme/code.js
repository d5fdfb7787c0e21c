// Code blocks: the values of the line that is pointed at or tapped, Escape to put them away, and a
// button that copies the code. Without it the buttons at the lines show the same values.
//
// All events are taken at the document, so that blocks that come later are served as well.
(() => {
  // The label whose values are shown because its line is pointed at or was tapped.
  let shown = null;

  function show(label) {
    if (label === shown) return;
    shown?.classList.remove("shown");
    shown = label;
    if (!label) return;
    label.classList.add("shown");
    label.parentElement.classList.remove("hushed");
  }

  function labelAt(pre, event) {
    const style = getComputedStyle(pre);
    const y = event.clientY - pre.getBoundingClientRect().top - parseFloat(style.paddingTop);
    const line = Math.floor(y / parseFloat(style.lineHeight)) + 1;
    return [...pre.parentElement.querySelectorAll(".values label")]
      .find((label) => Number(label.style.getPropertyValue("--line")) === line) ?? null;
  }

  const near = (event, selector) => event.target.closest?.(selector) ?? null;

  // A mouse points, unless it selects text; a finger taps.
  document.addEventListener("pointermove", (event) => {
    if (event.pointerType !== "mouse" || near(event, ".value")) return;
    const pre = near(event, ".inspected > pre");
    show(pre && !event.buttons ? labelAt(pre, event) : null);
  });
  document.addEventListener("click", (event) => {
    if (near(event, ".value")) return;
    const pre = near(event, ".inspected > pre");
    show(pre && !near(event, "a") && getSelection().isCollapsed ? labelAt(pre, event) : null);
  });
  document.addEventListener("keydown", (event) => {
    const group = near(event, ".values");
    if (event.key === "Escape") {
      show(null);
      group?.classList.add("hushed");
    } else {
      group?.classList.remove("hushed");
    }
  });
  document.addEventListener("focusout", (event) =>
    near(event, ".values")?.classList.remove("hushed"));

  // A block gets its button when a pointer or the focus first comes there.
  const equipped = new WeakMap();

  function offerCopy(event) {
    const pre = near(event, "pre.code:not(.uncopied)") ??
      near(event, ".inspected")?.querySelector("pre:not(.uncopied)");
    if (!pre || equipped.get(pre)?.isConnected) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.setAttribute("aria-live", "polite");
    pre.after(button);
    button.style.top = `${pre.offsetTop + 4}px`;
    button.style.left = `${pre.offsetLeft + pre.offsetWidth - button.offsetWidth - 4}px`;
    button.addEventListener("click", async () => {
      let said = "Copied";
      try {
        await navigator.clipboard.writeText(pre.textContent);
      } catch {
        // Where pages may not: the reader selects the code and copies it, as without a button.
        said = "Cannot copy";
      }
      button.textContent = said;
      setTimeout(() => (button.textContent = "Copy"), 2000);
    });
    equipped.set(pre, button);
  }
  document.addEventListener("pointerover", offerCopy);
  document.addEventListener("focusin", offerCopy);
})();
