// Code blocks: the values of the line that is pointed at or tapped, Escape to put them away, and a
// button that copies the code. Without it the buttons at the lines show the same values.
(() => {
  const lineOf = (label) => Number(label.style.getPropertyValue("--line"));

  for (const block of document.querySelectorAll(".inspected")) {
    const pre = block.querySelector("pre");
    const values = block.querySelector(".values");
    const labels = new Map();
    for (const label of values.querySelectorAll("label")) labels.set(lineOf(label), label);
    const show = (label) => {
      values.querySelector(".shown")?.classList.remove("shown");
      values.classList.remove("hushed");
      label?.classList.add("shown");
    };
    const labelAt = (event) => {
      const style = getComputedStyle(pre);
      const y = event.clientY - pre.getBoundingClientRect().top - parseFloat(style.paddingTop);
      return labels.get(Math.floor(y / parseFloat(style.lineHeight)) + 1);
    };
    // A mouse points; a finger taps, and a mouse that selects text shows nothing on the way.
    pre.addEventListener("pointermove", (event) => {
      if (event.pointerType === "mouse") show(event.buttons ? null : labelAt(event));
    });
    pre.addEventListener("click", (event) => {
      if (!event.target.closest("a") && getSelection().isCollapsed) show(labelAt(event));
    });
    block.addEventListener("pointerleave", (event) => {
      if (event.pointerType === "mouse") show(null);
    });
    values.addEventListener("change", () => show(null));
    document.addEventListener("pointerdown", (event) => {
      if (!block.contains(event.target)) show(null);
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      show(null);
      values.classList.add("hushed");
    });
    values.addEventListener("focusout", () => values.classList.remove("hushed"));
    values.addEventListener("keydown", (event) => {
      if (event.key.startsWith("Arrow")) values.classList.remove("hushed");
    });
  }

  for (const pre of document.querySelectorAll("pre.code:not(.uncopied)")) {
    let block = pre.closest(".inspected");
    if (!block) {
      block = document.createElement("div");
      block.className = "copied";
      pre.replaceWith(block);
      block.append(pre);
    }
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      let said = "Copied";
      try {
        await navigator.clipboard.writeText(pre.textContent);
      } catch {
        said = "Not copied";
      }
      button.textContent = said;
      setTimeout(() => (button.textContent = "Copy"), 2000);
    });
    block.append(button);
  }
})();
