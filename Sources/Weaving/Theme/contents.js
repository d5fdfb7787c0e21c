// Marks in the contents the section that is read, for browsers whose CSS has no :target-current.
(() => {
  const links = [...document.querySelectorAll(".contents a[href^='#']")];
  if (!links.length || CSS.supports("selector(:target-current)")) return;
  const places = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  const mark = () => {
    const edge = innerHeight / 3;
    let current = places.findLastIndex((place) => place && place.getBoundingClientRect().top < edge);
    if (scrollY + innerHeight >= document.documentElement.scrollHeight - 2) current = links.length - 1;
    links.forEach((link, number) => {
      if (number === current) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    });
  };
  let isWaiting = false;
  addEventListener("scroll", () => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => { isWaiting = false; mark(); });
  }, { passive: true });
  mark();
})();
